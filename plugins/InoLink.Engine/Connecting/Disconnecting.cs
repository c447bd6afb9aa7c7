using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Connecting;

/// <summary>Takes a connection's tokens away. Jobs wait, links stay: connecting again goes on where it stopped.</summary>
public static class Disconnecting
{
    /// <summary>Clears every token and what belongs to them; the app's keys stay, so that connecting again is one click, unless they are to be forgotten too.</summary>
    public static void Clear(IOrganizationService system, Entity connection, bool forgetKeys, string reason)
    {
        Entity row = new(ConnectionTable.Name, connection.Id)
        {
            [ConnectionTable.AccessToken] = null,
            [ConnectionTable.AccessExpiresOn] = null,
            [ConnectionTable.RefreshToken] = null,
            [ConnectionTable.PreviousRefreshToken] = null,
            [ConnectionTable.RefreshExpiresOn] = null,
            [ConnectionTable.ReconnectBefore] = null,
            [ConnectionTable.RefreshLease] = null,
            [ConnectionTable.RefreshLeaseUntil] = null,
            [ConnectionTable.ConsentState] = null,
            [ConnectionTable.ConsentUser] = null,
            [ConnectionTable.ConsentExpiresOn] = null,
        };
        if (forgetKeys)
        {
            row[ConnectionTable.ClientSecret] = null;
            row[ConnectionTable.SecretSetOn] = null;
            row[ConnectionTable.SecretSetBy] = null;
        }

        system.Update(row);
        if (connection.Reference(ConnectionTable.Company) is { } company)
        {
            new Companies.Companies(system).NeedsConsent(company, reason);
            system.Update(new Entity(CompanyTable.Name, company) { [CompanyTable.ReconnectBefore] = null });
        }
    }
}
