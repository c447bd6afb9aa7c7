using InoLink.Engine.Connecting;
using InoLink.Engine.Problems;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Connects a company by a refresh token that somebody brought along, e.g. from Intuit's OAuth 2.0 Playground. It is traded at once, so the pasted one is worthless afterwards.
/// Once Intuit has answered nothing here throws: a rolled-back transaction would lose the only valid token.
/// </summary>
[CustomApi("ino_ImportConnection", "prvWriteino_AccountingCompany", "Import connection", "Connects a QuickBooks company by a refresh token and the company id.")]
[RequestParameter("ConnectionId", ApiType.Guid, "Connection that holds the app's keys.")]
[RequestParameter("RefreshToken", ApiType.String, "Refresh token that Intuit has issued to this app.")]
[RequestParameter("RealmId", ApiType.String, "Company id of QuickBooks.")]
[RequestParameter("Confirmed", ApiType.Boolean, "The administrator has agreed to what MustConfirm asked.", Optional = true)]
[ResponseProperty("Succeeded", ApiType.Boolean, "Whether the company is connected.")]
[ResponseProperty("MustConfirm", ApiType.Boolean, "Nothing was done yet: Message is a question, to be answered by calling again with Confirmed.")]
[ResponseProperty("Message", ApiType.String, "What happened, and what to do.")]
[ResponseProperty("CompanyId", ApiType.Guid, "The connected accounting company.")]
[ResponseProperty("CompanyName", ApiType.String, "Its name in QuickBooks.")]
[ResponseProperty("Country", ApiType.String, "Its country.")]
[ResponseProperty("HomeCurrency", ApiType.String, "Its home currency.")]
[ResponseProperty("ReconnectBefore", ApiType.DateTime, "When the consent ends for good, where Intuit says so.")]
public sealed class ImportConnection : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string realmId = ConnectedAnswer.RealmId(run);
        string refreshToken = (run.Input<string>("RefreshToken") ?? "").Trim();
        if (refreshToken.Length == 0)
        {
            throw run.Refusal(Catalogue.RefreshTokenMissing());
        }

        Entity connection = ConnectedAnswer.Connection(run);
        if (!ConnectedAnswer.MayGoOn(run, connection, realmId))
        {
            return;
        }

        Tokens keys = ConnectedAnswer.Keys(connection);
        keys.RefreshToken = refreshToken;
        Answer traded = new Connections(run.System).Tokens(Connecting.IsProduction(connection)).Refresh(keys, run.Now, out Tokens? fresh);
        ConnectedAnswer.Finish(run, connection, realmId, traded, fresh, Catalogue.TokenRefused);
    });
}
