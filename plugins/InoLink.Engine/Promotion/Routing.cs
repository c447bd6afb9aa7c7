using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// Which company a record goes to (BOOKS B36): an open link beats everything; then the caller's choice; then the business unit of the owner; then the only company. Products have no
/// owner: the document that needs them chooses, else the only company, else they are asked for.
/// </summary>
public sealed class Routing
{
    private readonly Companies.Companies companies;
    private IReadOnlyList<Company>? all;

    public Routing(IOrganizationService system) => companies = new Companies.Companies(system);

    public IReadOnlyList<Company> All => all ??= companies.All();

    /// <param name="row">The record with its <see cref="Promotable.BusinessUnit"/>.</param>
    /// <param name="links">The record's open links.</param>
    /// <param name="chosen">The caller's choice; null where he made none.</param>
    public Company? Of(Entity row, IReadOnlyList<Link> links, Guid? chosen, out Problem? problem)
    {
        problem = null;
        string table = row.LogicalName;
        if (chosen != null && All.All(company => company.Id != chosen))
        {
            problem = Catalogue.NoSuchCompany();
            return null;
        }

        Link? open = links.FirstOrDefault(link => link.Company == chosen) ?? links.FirstOrDefault();
        if (open != null && (chosen == null || open.Company == chosen || table != ProductTable.Name))
        {
            Company? linked = All.FirstOrDefault(company => company.Id == open.Company);
            problem = linked == null ? Catalogue.NoSuchCompany() : chosen != null && chosen != linked.Id ? Catalogue.LinkedElsewhere(linked.Name) : null;
            return problem == null ? linked : null;
        }

        if (chosen != null)
        {
            return All.First(company => company.Id == chosen);
        }

        if (Promotable.BusinessUnit(table) is { } column)
        {
            return companies.Route(row.Reference(column), out problem);
        }

        problem = All.Count == 1 ? null : All.Count == 0 ? Catalogue.NoCompany() : Catalogue.ChooseCompany(string.Join(", ", All.Select(company => company.Name)));
        return problem == null ? All[0] : null;
    }
}
