using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Starts a consent: gives the address of Intuit's consent page, and the state that has to come back from it. Calls no QuickBooks.</summary>
[CustomApi("ino_BeginConnection", "prvWriteino_AccountingCompany", "Begin connection", "Gives the address at which an administrator lets InoLink into a QuickBooks company.")]
[RequestParameter("ConnectionId", ApiType.Guid, "Connection that holds the app's keys.")]
[ResponseProperty("AuthorizeUrl", ApiType.String, "Intuit's consent page.")]
[ResponseProperty("State", ApiType.String, "What has to come back beside the code; usable once, by the same user, for 15 minutes.")]
[ResponseProperty("RedirectUri", ApiType.String, "Where Intuit sends the answer to.")]
[ResponseProperty("ExpiresOn", ApiType.DateTime, "End of the state.")]
public sealed class BeginConnection : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Entity connection = ConnectedAnswer.Connection(run);
        Tokens keys = ConnectedAnswer.Keys(connection);
        if (keys.ClientId.Length == 0)
        {
            throw run.Refusal(Catalogue.ClientIdMissing());
        }

        if (keys.ClientSecret.Length == 0)
        {
            throw run.Refusal(Catalogue.ClientSecretMissing());
        }

        string redirect = connection.Text(ConnectionTable.RedirectUri) is { Length: > 0 } own ? own : ConsentRequest.Playground;
        string state = StartedConsent.Begin(run.System, connection.Id, run.Caller, run.Now);
        run.Answer("AuthorizeUrl", ConsentRequest.Address(new Connections(run.System).Hosts(Connecting.IsProduction(connection)), keys.ClientId, redirect, state));
        run.Answer("State", state);
        run.Answer("RedirectUri", redirect);
        run.Answer("ExpiresOn", run.Now + StartedConsent.Life);
    });
}
