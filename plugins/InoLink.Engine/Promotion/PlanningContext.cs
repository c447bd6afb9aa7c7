using InoLink.Engine.Companies;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// What plans are made from: one company, its settings and lists, and the records, all read from Dataverse. Shared by the drain and by Preview, so that both come to the same plans.
/// </summary>
public sealed class PlanningContext
{
    private readonly Func<DateTime> now;
    private SalesPreferences? sales;
    private CustomerPreferences? customers;

    /// <param name="now">The server's now.</param>
    public PlanningContext(IOrganizationService system, Company company, CompanySettings settings, Func<DateTime> now)
    {
        System = system;
        Company = company;
        Settings = settings;
        this.now = now;
        Links = new Links.Links(system, company.Id);
        Lists = new Lists(system, company.Id);
    }

    public IOrganizationService System { get; }

    public Company Company { get; }

    public CompanySettings Settings { get; }

    public DateTime Now => now();

    /// <summary>Number of the writer whose drain plans; null in a preview.</summary>
    public int? Writer { get; set; }

    /// <summary>The links to this company: a record may be linked to another one as well (BOOKS B07).</summary>
    public Links.Links Links { get; }

    public Lists Lists { get; }

    public CustomerPreferences CustomerPreferences => customers ??= CustomerPreferences.Of(System, Company.Id);

    /// <summary>Read when first needed.</summary>
    public SalesPreferences Sales => sales ??= SalesPreferences.Of(System, Company.Id, Lists);

    /// <summary>Why nothing of the table goes over to this company, or null: an administrator may switch each feature off.</summary>
    public Problem? SwitchedOff(string table) => Sales.IsOn(table) ? null : Catalogue.FeatureOff(Promotable.DisplayName(table));
}
