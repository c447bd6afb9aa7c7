using InoLink.Engine.Companies;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>What one drain has in hand while it holds the lease.</summary>
public sealed class DrainContext
{
    private SalesPreferences? sales;

    public DrainContext(IOrganizationService system, Company company, CompanySettings settings, IQuickBooksCompany quickBooks, WriterLease lease, TimeBudget budget, Action<string> trace)
    {
        System = system;
        Company = company;
        Settings = settings;
        QuickBooks = quickBooks;
        Lease = lease;
        Budget = budget;
        Trace = trace;
        Jobs = new LinkJobs(system);
        Links = new Links.Links(system);
        CustomerPreferences = CustomerPreferences.Of(system, company.Id);
        Outcomes = new Outcomes(this);
        Lists = new Lists(system, company.Id);
    }

    public IOrganizationService System { get; }

    public Company Company { get; }

    public CompanySettings Settings { get; }

    public IQuickBooksCompany QuickBooks { get; }

    public WriterLease Lease { get; }

    public TimeBudget Budget { get; }

    public Action<string> Trace { get; }

    public LinkJobs Jobs { get; }

    public Links.Links Links { get; }

    public CustomerPreferences CustomerPreferences { get; }

    public Outcomes Outcomes { get; }

    public Lists Lists { get; }

    /// <summary>Read when the first product or document needs them.</summary>
    public SalesPreferences Sales => sales ??= SalesPreferences.Of(System, Company.Id, Lists);

    /// <summary>Why nothing more may be sent in this drain; null while it may.</summary>
    public Halt? Halt { get; set; }

    /// <summary>QuickBooks refused something for a reason of its own: its settings are read anew before the next drain (BOOKS B38).</summary>
    public bool SettingsAreDoubtful { get; set; }
}

/// <summary>The end of sending for a whole company, not of one job.</summary>
public sealed class Halt
{
    public Halt(Problems.Problem? problem, TimeSpan delay)
    {
        Problem = problem;
        Delay = delay;
    }

    /// <summary>Null where only the time of this run is up: the next run goes on at once.</summary>
    public Problems.Problem? Problem { get; }

    public TimeSpan Delay { get; }
}
