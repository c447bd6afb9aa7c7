using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Companies;

/// <summary>The companies of this environment: reading, routing (BOOKS B36) and the state they are in.</summary>
public sealed class Companies
{
    private readonly IOrganizationService system;

    public Companies(IOrganizationService system) => this.system = system;

    /// <summary>The company with its number of writers, in one query; null where there is none.</summary>
    public Company? Find(Guid id)
    {
        QueryExpression query = Rows.Query(CompanyTable.Name, Company.Columns);
        query.Criteria.AddCondition(CompanyTable.Id, ConditionOperator.Equal, id);
        LinkEntity service = query.AddLink(PreferenceTable.Name, CompanyTable.Id, PreferenceTable.Company, JoinOperator.LeftOuter);
        service.EntityAlias = Company.Service;
        service.Columns = new ColumnSet(PreferenceTable.Writers);
        service.LinkCriteria.AddCondition(PreferenceTable.Feature, ConditionOperator.Equal, (int)Feature.Service);
        service.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, RowState.Active);
        return system.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new Company(row) : null;
    }

    public IReadOnlyList<Company> All()
    {
        QueryExpression query = Rows.Query(CompanyTable.Name, Company.Columns);
        query.Criteria.AddCondition(CompanyTable.RowStateColumn, ConditionOperator.Equal, RowState.Active);
        query.AddOrder(CompanyTable.CompanyName, OrderType.Ascending);
        return system.All(query).Select(row => new Company(row)).ToList();
    }

    /// <summary>
    /// The company of a row: that of the nearest business unit at or above the row's, else the only one, else a problem that lists them.
    /// </summary>
    public Company? Route(Guid? businessUnit, out Problem? problem)
    {
        problem = null;
        IReadOnlyList<Company> companies = All();
        for (Guid? unit = businessUnit; unit != null && companies.Any(company => company.BusinessUnit != null); unit = ParentOf(unit.Value))
        {
            if (companies.FirstOrDefault(company => company.BusinessUnit == unit) is { } nearest)
            {
                return nearest;
            }
        }

        if (companies.Count == 1)
        {
            return companies[0];
        }

        problem = companies.Count == 0 ? Catalogue.NoCompany() : Catalogue.SeveralCompanies(string.Join(", ", companies.Select(company => company.Name)));
        return null;
    }

    public void SaveSettings(Guid company, CompanySettings settings, DateTime now) => system.Update(new Entity(CompanyTable.Name, company)
    {
        [CompanyTable.Settings] = settings.ToJson(),
        [CompanyTable.SettingsReadOn] = now,
        [CompanyTable.Country] = settings.Country,
        [CompanyTable.HomeCurrency] = settings.HomeCurrency,
    });

    /// <summary>Jobs wait, they do not fail: the administrator is told on the company's row.</summary>
    public void NeedsConsent(Guid company, string reason) => system.Update(new Entity(CompanyTable.Name, company)
    {
        [CompanyTable.State] = CompanyState.NeedsConsent.ToOption(),
        [CompanyTable.StateReason] = Languages.Of(system) == Language.German ? Reasons.InGerman(reason) : reason,
    });

    public void Pause(Guid company, DateTime until) => system.Update(new Entity(CompanyTable.Name, company) { [CompanyTable.PausedUntil] = until });

    private Guid? ParentOf(Guid businessUnit) => system.Find("businessunit", businessUnit, "parentbusinessunitid")?.Reference("parentbusinessunitid");
}
