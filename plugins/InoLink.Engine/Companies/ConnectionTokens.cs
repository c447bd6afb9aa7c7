using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Companies;

/// <summary>
/// The token store on a row of ino_connection. The claim is one update guarded by the row version: of several workers one wins, the others read again
/// (DESIGN §4 Secrets). Read and written as SYSTEM: nobody else sees the secured columns.
/// </summary>
public sealed class ConnectionTokens : ITokenStore
{
    // longer than the two minutes after which the sandbox ends a run: only a dead holder's claim expires
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private static readonly string[] Columns =
    {
        ConnectionTable.ClientId, ConnectionTable.ClientSecret, ConnectionTable.AccessToken, ConnectionTable.AccessExpiresOn, ConnectionTable.RefreshToken,
        ConnectionTable.RefreshExpiresOn, ConnectionTable.ReconnectBefore, ConnectionTable.RefreshLeaseUntil,
    };

    private readonly IOrganizationService system;
    private readonly Guid connection;
    private readonly Func<DateTime> now;
    private readonly Action<string> consentLost;
    private Entity? row;

    /// <param name="consentLost">Tells whoever owns the company's state; gets a sentence without secrets.</param>
    public ConnectionTokens(IOrganizationService system, Guid connection, Func<DateTime> now, Action<string> consentLost)
    {
        this.system = system;
        this.connection = connection;
        this.now = now;
        this.consentLost = consentLost;
    }

    public DateTime Now => now();

    public Tokens Read()
    {
        row = system.Find(ConnectionTable.Name, connection, Columns);
        return row == null ? new Tokens() : new Tokens
        {
            ClientId = row.Text(ConnectionTable.ClientId),
            ClientSecret = row.Text(ConnectionTable.ClientSecret),
            AccessToken = row.Text(ConnectionTable.AccessToken),
            AccessExpiresOn = row.Time(ConnectionTable.AccessExpiresOn),
            RefreshToken = row.Text(ConnectionTable.RefreshToken),
            RefreshExpiresOn = row.Time(ConnectionTable.RefreshExpiresOn),
            ReconnectBefore = row.Time(ConnectionTable.ReconnectBefore),
        };
    }

    public bool Claim()
    {
        if (row == null || row.Time(ConnectionTable.RefreshLeaseUntil) > Now)
        {
            return false;
        }

        return system.TryUpdate(
            new Entity(ConnectionTable.Name, connection)
            {
                [ConnectionTable.RefreshLeaseUntil] = Now + Lease,
                [ConnectionTable.RefreshLease] = Guid.NewGuid().ToString("D"),
            },
            row.RowVersion);
    }

    public void Store(Tokens fresh) => system.Update(new Entity(ConnectionTable.Name, connection)
    {
        [ConnectionTable.PreviousRefreshToken] = row?.Text(ConnectionTable.RefreshToken),
        [ConnectionTable.RefreshToken] = fresh.RefreshToken,
        [ConnectionTable.AccessToken] = fresh.AccessToken,
        [ConnectionTable.AccessExpiresOn] = fresh.AccessExpiresOn,
        [ConnectionTable.RefreshExpiresOn] = fresh.RefreshExpiresOn,
        [ConnectionTable.ReconnectBefore] = fresh.ReconnectBefore,
        [ConnectionTable.RefreshLeaseUntil] = null,
        [ConnectionTable.RefreshLease] = null,
    });

    public void ConsentLost(string reason)
    {
        Abandon();
        consentLost(reason);
    }

    public void Abandon() => system.Update(new Entity(ConnectionTable.Name, connection)
    {
        [ConnectionTable.RefreshLeaseUntil] = null,
        [ConnectionTable.RefreshLease] = null,
    });
}
