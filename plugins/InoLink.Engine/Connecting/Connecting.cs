using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Connecting;

/// <summary>
/// Gives a connection its company (oauth-onboarding §5). First it is looked whether that may be; once Intuit has answered nothing is refused any more, since a rolled-back
/// transaction would lose the only valid token.
/// </summary>
public sealed class Connecting
{
    /// <summary>What <see cref="Refusal"/>, <see cref="Question"/> and <see cref="Finish"/> read of the connection.</summary>
    public static readonly string[] Columns =
        new[] { ConnectionTable.ClientId, ConnectionTable.ClientSecret, ConnectionTable.Environment, ConnectionTable.RedirectUri, ConnectionTable.Company, ConnectionTable.RefreshToken }
            .Concat(StartedConsent.Columns).ToArray();

    private readonly IOrganizationService system;
    private readonly Guid organization;

    /// <param name="organization">Id of this environment: a copy of it is another one.</param>
    public Connecting(IOrganizationService system, Guid organization)
    {
        this.system = system;
        this.organization = organization;
    }

    public static bool IsProduction(Entity connection) => connection.Choice(ConnectionTable.Environment) == (int)QuickBooksEnvironment.Production;

    public static bool IsRealmId(string text) => text.Length is > 0 and <= 30 && text.All(c => c is >= '0' and <= '9');

    /// <summary>The company's row has one key whoever connects it.</summary>
    public static Guid CompanyId(string realmId, bool production) => DeterministicId.Of("company", realmId, production);

    /// <summary>Another connection holds the company: two would renew each other's tokens away.</summary>
    public Problem? Refusal(Entity connection, string realmId)
    {
        Guid company = CompanyId(realmId, IsProduction(connection));
        QueryExpression query = Rows.Query(ConnectionTable.Name, ConnectionTable.ConnectionName, ConnectionTable.RefreshToken);
        query.Criteria.AddCondition(ConnectionTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(ConnectionTable.State, ConditionOperator.Equal, RowState.Active);
        Entity? holder = system.All(query).FirstOrDefault(row => row.Id != connection.Id && row.Text(ConnectionTable.RefreshToken).Length > 0);
        return holder == null ? null : Catalogue.RealmIsConnected(holder.Text(ConnectionTable.ConnectionName));
    }

    /// <summary>What the administrator has to confirm first, or null.</summary>
    public Problem? Question(Entity connection, string realmId)
    {
        Guid company = CompanyId(realmId, IsProduction(connection));
        if (connection.Reference(ConnectionTable.Company) is { } own && own != company && connection.Text(ConnectionTable.RefreshToken).Length > 0 && Row(own) is { } replaced)
        {
            return Catalogue.ReplacesCompany(replaced.Text(CompanyTable.CompanyName), realmId);
        }

        return Row(company) is { } row && !IsFromHere(row) ? Catalogue.TakesOverCopy(row.Text(CompanyTable.CompanyName)) : null;
    }

    /// <summary>Stores tokens, company and settings. Does not fail for what users do.</summary>
    /// <returns>The company.</returns>
    public Guid Finish(Entity connection, string realmId, Tokens fresh, CompanySettings settings, DateTime now)
    {
        bool production = IsProduction(connection);
        Guid company = CompanyId(realmId, production);
        Entity? known = Row(company);
        Entity row = new(CompanyTable.Name, company)
        {
            [CompanyTable.CompanyName] = settings.Name,
            [CompanyTable.RealmId] = realmId,
            [CompanyTable.Environment] = (production ? QuickBooksEnvironment.Production : QuickBooksEnvironment.Sandbox).ToOption(),
            [CompanyTable.State] = CompanyState.Connected.ToOption(),
            [CompanyTable.StateReason] = null,
            [CompanyTable.OrganizationId] = organization.ToString("D"),
            [CompanyTable.ReconnectBefore] = fresh.ReconnectBefore,
        };

        // looked for before it is made: a refused create would poison the transaction and lose the token
        if (known == null)
        {
            system.Create(row);
        }
        else
        {
            row[CompanyTable.RowStateColumn] = new OptionSetValue(RowState.Active);
            row[CompanyTable.RowStatusColumn] = new OptionSetValue(RowState.ActiveReason);
            system.Update(row);
        }

        new Companies.Companies(system).SaveSettings(company, settings, now);
        if (connection.Reference(ConnectionTable.Company) is { } replaced && replaced != company)
        {
            SetAside(replaced);
        }

        foreach (Guid former in OtherConnectionsOf(company, connection.Id))
        {
            system.Update(new Entity(ConnectionTable.Name, former) { [ConnectionTable.Company] = null });
        }

        system.Update(new Entity(ConnectionTable.Name, connection.Id)
        {
            [ConnectionTable.ConnectionName] = settings.Name,
            [ConnectionTable.Company] = new EntityReference(CompanyTable.Name, company),
            [ConnectionTable.RealmId] = realmId,
            [ConnectionTable.AccessToken] = fresh.AccessToken,
            [ConnectionTable.AccessExpiresOn] = fresh.AccessExpiresOn,
            [ConnectionTable.RefreshToken] = fresh.RefreshToken,
            [ConnectionTable.PreviousRefreshToken] = null,
            [ConnectionTable.RefreshExpiresOn] = fresh.RefreshExpiresOn,
            [ConnectionTable.ReconnectBefore] = fresh.ReconnectBefore,
            [ConnectionTable.RefreshLease] = null,
            [ConnectionTable.RefreshLeaseUntil] = null,
        });
        return company;
    }

    /// <summary>Whether the consent was given here; what a copied environment holds belongs to the original.</summary>
    public bool IsFromHere(Entity company) => string.Equals(company.Text(CompanyTable.OrganizationId), organization.ToString("D"), StringComparison.OrdinalIgnoreCase);

    public Entity? Row(Guid company) => system.Find(CompanyTable.Name, company, CompanyTable.CompanyName, CompanyTable.OrganizationId);

    // its links and jobs stay for the day it is connected again; as an active row it would only make routing ambiguous (BOOKS B36)
    private void SetAside(Guid company) => system.Update(new Entity(CompanyTable.Name, company)
    {
        [CompanyTable.State] = CompanyState.Off.ToOption(),
        [CompanyTable.RowStateColumn] = new OptionSetValue(RowState.Inactive),
        [CompanyTable.RowStatusColumn] = new OptionSetValue(RowState.InactiveReason),
    });

    private IEnumerable<Guid> OtherConnectionsOf(Guid company, Guid connection)
    {
        QueryExpression query = Rows.Query(ConnectionTable.Name, ConnectionTable.Id);
        query.Criteria.AddCondition(ConnectionTable.Company, ConditionOperator.Equal, company);
        return system.All(query).Select(row => row.Id).Where(id => id != connection).ToList();
    }
}
