using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Stores the keys of the customer's own Intuit app. The secret is write-only: no API gives it back. A consent that was started with other keys is forgotten.</summary>
[CustomApi("ino_SaveConnectionSettings", "prvWriteino_AccountingCompany", "Save connection settings", "Stores the keys of an Intuit app, to connect a QuickBooks company with.")]
[RequestParameter("ConnectionId", ApiType.Guid, "Connection to change; blank makes a new one.", Optional = true)]
[RequestParameter("ClientId", ApiType.String, "Client id of the Intuit app.")]
[RequestParameter("ClientSecret", ApiType.String, "Client secret of the Intuit app; blank keeps the stored one.", Optional = true)]
[RequestParameter("Environment", ApiType.String, "Sandbox or Production.")]
[RequestParameter("RedirectUri", ApiType.String, "Redirect URI that is registered in the Intuit app; blank keeps the stored one.", Optional = true)]
[ResponseProperty("ConnectionId", ApiType.Guid, "The connection.")]
public sealed class SaveConnectionSettings : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string clientId = (run.Input<string>("ClientId") ?? "").Trim();
        string secret = (run.Input<string>("ClientSecret") ?? "").Trim();
        Entity? stored = run.Input<Guid?>("ConnectionId") is { } id ? run.System.Find(ConnectionTable.Name, id, Connecting.Columns) ?? throw run.Refusal(Catalogue.NoSuchConnection()) : null;
        if (clientId.Length == 0)
        {
            throw run.Refusal(Catalogue.ClientIdMissing());
        }

        // the secret of another app is of no use
        if (secret.Length == 0 && (stored == null || stored.Text(ConnectionTable.ClientSecret).Length == 0 || stored.Text(ConnectionTable.ClientId) != clientId))
        {
            throw run.Refusal(Catalogue.ClientSecretMissing());
        }

        QuickBooksEnvironment environment = run.Input<string>("Environment") switch
        {
            "Sandbox" => QuickBooksEnvironment.Sandbox,
            "Production" => QuickBooksEnvironment.Production,
            _ => throw run.Refusal(Catalogue.WrongEnvironment()),
        };
        Entity row = new(ConnectionTable.Name, stored?.Id ?? Guid.Empty)
        {
            [ConnectionTable.ClientId] = clientId,
            [ConnectionTable.Environment] = environment.ToOption(),
            [ConnectionTable.ConsentState] = null,
            [ConnectionTable.ConsentUser] = null,
            [ConnectionTable.ConsentExpiresOn] = null,
        };
        if (stored?.Reference(ConnectionTable.Company) == null)
        {
            row[ConnectionTable.ConnectionName] = $"Intuit app {clientId}";
        }

        if (secret.Length > 0)
        {
            row[ConnectionTable.ClientSecret] = secret;
            row[ConnectionTable.SecretSetOn] = run.Now;
            row[ConnectionTable.SecretSetBy] = run.System.Find("systemuser", run.Caller, "fullname")?.Text("fullname");
        }

        if (run.Input<string>("RedirectUri")?.Trim() is { Length: > 0 } redirect)
        {
            row[ConnectionTable.RedirectUri] = ConsentRequest.IsRedirectUri(redirect, environment == QuickBooksEnvironment.Production) ? redirect : throw run.Refusal(Catalogue.WrongRedirectUri(redirect));
        }

        if (stored == null)
        {
            row.Id = run.System.Create(row);
        }
        else
        {
            run.System.Update(row);
        }

        run.Answer("ConnectionId", row.Id);
    });
}
