using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Stores the keys of the customer's own Intuit app. The secret is write-only: no API gives it back.</summary>
[CustomApi("ino_SaveConnectionSettings", "prvWriteino_AccountingCompany", "Save connection settings", "Stores the keys of an Intuit app, to connect a QuickBooks company with.")]
[RequestParameter("ConnectionId", ApiType.Guid, "Connection to change; blank makes a new one.", Optional = true)]
[RequestParameter("ClientId", ApiType.String, "Client id of the Intuit app.")]
[RequestParameter("ClientSecret", ApiType.String, "Client secret of the Intuit app; blank keeps the stored one.", Optional = true)]
[RequestParameter("Environment", ApiType.String, "Sandbox or Production.")]
[RequestParameter("RedirectUri", ApiType.String, "Redirect URI that is registered in the Intuit app.", Optional = true)]
[ResponseProperty("ConnectionId", ApiType.Guid, "The connection.")]
public sealed class SaveConnectionSettings : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string clientId = (run.Input<string>("ClientId") ?? "").Trim();
        string? secret = run.Input<string>("ClientSecret")?.Trim();
        Guid? id = run.Input<Guid?>("ConnectionId");
        if (clientId.Length == 0)
        {
            throw new InvalidPluginExecutionException("[INO-2001] ClientId is blank. Copy the client id from the Keys page of the Intuit app.");
        }

        if (id == null && secret is not { Length: > 0 })
        {
            throw new InvalidPluginExecutionException("[INO-2002] ClientSecret is blank. A new connection needs the client secret from the Keys page of the Intuit app.");
        }

        QuickBooksEnvironment environment = run.Input<string>("Environment") switch
        {
            "Sandbox" => QuickBooksEnvironment.Sandbox,
            "Production" => QuickBooksEnvironment.Production,
            _ => throw new InvalidPluginExecutionException("[INO-2003] Environment must be Sandbox or Production."),
        };
        Entity row = new(ConnectionTable.Name)
        {
            [ConnectionTable.ConnectionName] = $"Intuit app {clientId}",
            [ConnectionTable.ClientId] = clientId,
            [ConnectionTable.Environment] = environment.ToOption(),
        };
        if (secret is { Length: > 0 })
        {
            row[ConnectionTable.ClientSecret] = secret;
        }

        if (run.Input<string>("RedirectUri") is { Length: > 0 } redirect)
        {
            row[ConnectionTable.RedirectUri] = redirect;
        }

        if (id == null)
        {
            id = run.System.Create(row);
        }
        else
        {
            row.Id = id.Value;
            run.System.Update(row);
        }

        run.Context.OutputParameters["ConnectionId"] = id.Value;
    });
}
