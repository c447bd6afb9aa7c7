using InoLink.Engine.Companies;
using InoLink.Engine.Connecting;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks;
using InoLink.QuickBooks.OAuth;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Plugins;

/// <summary>The composition root: which road leads to QuickBooks, and with whose tokens.</summary>
internal sealed class Connections
{
    private readonly IOrganizationService system;

    public Connections(IOrganizationService system) => this.system = system;

    /// <summary>The road that the engine takes.</summary>
    public Connect Road => (company, clock, budget) =>
    {
        Guid connection = OfCompany(company.Id)?.Id ?? Guid.Empty;
        return Open(connection, company.RealmId, company.IsProduction, () => clock.Now, budget, reason => new Companies(system).NeedsConsent(company.Id, reason));
    };

    public IQuickBooksCompany Open(Guid connection, string realmId, bool production, Func<DateTime> now, TimeBudget budget, Action<string> consentLost)
    {
        QuickBooksHosts hosts = QuickBooksHosts.For(production, Loopback.Of(system));
        TokenSource tokens = new(new ConnectionTokens(system, connection, now, consentLost), Shipped.Tokens(hosts));
        return Shipped.Company(hosts, realmId, tokens, budget);
    }

    /// <summary>A company behind tokens that are not stored yet.</summary>
    public IQuickBooksCompany Open(Tokens fresh, string realmId, bool production, DateTime now)
    {
        QuickBooksHosts hosts = Hosts(production);
        return Shipped.Company(hosts, realmId, new TokenSource(new FreshTokens(fresh, now), Shipped.Tokens(hosts)), new TimeBudget());
    }

    public ITokenClient Tokens(bool production) => Shipped.Tokens(Hosts(production));

    /// <summary>Where everything is; refuses the one wrong setting that could send tokens to a stranger.</summary>
    public QuickBooksHosts Hosts(bool production)
    {
        try
        {
            return QuickBooksHosts.For(production, Loopback.Of(system));
        }
        catch (ArgumentException)
        {
            throw new InvalidPluginExecutionException($"[{Catalogue.WrongLoopback().Code}] {Catalogue.WrongLoopback().In(Languages.Of(system))}");
        }
    }

    public Entity? OfCompany(Guid company)
    {
        QueryExpression query = Rows.Query(ConnectionTable.Name, ConnectionTable.RealmId, ConnectionTable.Environment);
        query.Criteria.AddCondition(ConnectionTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, RowState.Active);
        return system.All(query).FirstOrDefault();
    }
}
