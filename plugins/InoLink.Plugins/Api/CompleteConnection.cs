using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Ends a consent: trades the code for tokens, asks the company who it is, and stores both. Whatever goes wrong before Intuit is asked is a fault; what Intuit answers is an answer,
/// so that the state stays used up and no token is lost in a rollback.
/// </summary>
[CustomApi("ino_CompleteConnection", "prvWriteino_AccountingCompany", "Complete connection", "Connects the QuickBooks company of a consent that was begun by ino_BeginConnection.")]
[RequestParameter("ConnectionId", ApiType.Guid, "Connection that the consent was begun for.")]
[RequestParameter("State", ApiType.String, "State that came back.")]
[RequestParameter("Code", ApiType.String, "Authorization code that came back.")]
[RequestParameter("RealmId", ApiType.String, "Company id of QuickBooks that came back (realmId).")]
[RequestParameter("RedirectUri", ApiType.String, "Where the code came back to, if not to the connection's own redirect URI: that of Intuit's OAuth 2.0 Playground.", Optional = true)]
[RequestParameter("Confirmed", ApiType.Boolean, "The administrator has agreed to what MustConfirm asked.", Optional = true)]
[ResponseProperty("Succeeded", ApiType.Boolean, "Whether the company is connected.")]
[ResponseProperty("MustConfirm", ApiType.Boolean, "Nothing was done yet: Message is a question, to be answered by calling again with Confirmed.")]
[ResponseProperty("Message", ApiType.String, "What happened, and what to do.")]
[ResponseProperty("CompanyId", ApiType.Guid, "The connected accounting company.")]
[ResponseProperty("CompanyName", ApiType.String, "Its name in QuickBooks.")]
[ResponseProperty("Country", ApiType.String, "Its country.")]
[ResponseProperty("HomeCurrency", ApiType.String, "Its home currency.")]
[ResponseProperty("ReconnectBefore", ApiType.DateTime, "When the consent ends for good, where Intuit says so.")]
public sealed class CompleteConnection : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string code = (run.Input<string>("Code") ?? "").Trim();
        string realmId = ConnectedAnswer.RealmId(run);
        if (code.Length == 0)
        {
            throw run.Refusal(Catalogue.CodeMissing());
        }

        Entity connection = ConnectedAnswer.Connection(run);
        string redirect = RedirectUri(run, connection);
        if (StartedConsent.Check(connection, (run.Input<string>("State") ?? "").Trim(), run.Caller, run.Now) is { } refused)
        {
            throw run.Refusal(refused);
        }

        if (!ConnectedAnswer.MayGoOn(run, connection, realmId))
        {
            return;
        }

        if (!StartedConsent.Use(run.System, connection))
        {
            throw run.Refusal(Catalogue.ConsentUsed());
        }

        ITokenClient client = new Connections(run.System).Tokens(Connecting.IsProduction(connection));
        Answer traded = client.Exchange(ConnectedAnswer.Keys(connection), code, redirect, run.Now, out Tokens? fresh);
        ConnectedAnswer.Finish(run, connection, realmId, traded, fresh, Catalogue.CodeRefused);
    });

    private static string RedirectUri(Invocation run, Entity connection)
    {
        string own = connection.Text(ConnectionTable.RedirectUri) is { Length: > 0 } stored ? stored : ConsentRequest.Playground;
        string asked = (run.Input<string>("RedirectUri") ?? "").Trim();
        return asked.Length == 0 || asked == own ? own : asked == ConsentRequest.Playground ? asked : throw run.Refusal(Catalogue.WrongRedirectUri(asked));
    }
}
