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
    private Problems.Language? language;
    private string? loopback;

    public DrainContext(IOrganizationService system, Company company, CompanySettings settings, IQuickBooksCompany quickBooks, WriterLease lease, TimeBudget budget, Action<string> trace)
    {
        Planning = new Promotion.PlanningContext(system, company, settings, () => lease.Now) { Writer = lease.Share.Number };
        QuickBooks = quickBooks;
        Lease = lease;
        Budget = budget;
        Trace = trace;
        Jobs = new LinkJobs(system);
        Right = new RightToAsk(system);
        Outcomes = new Outcomes(this);
        Others = new OtherWriters(this);
    }

    /// <summary>What plans are made from; Preview has the same.</summary>
    public Promotion.PlanningContext Planning { get; }

    public IOrganizationService System => Planning.System;

    public Company Company => Planning.Company;

    public CompanySettings Settings => Planning.Settings;

    public IQuickBooksCompany QuickBooks { get; }

    public WriterLease Lease { get; }

    public TimeBudget Budget { get; }

    public Action<string> Trace { get; }

    public LinkJobs Jobs { get; }

    public RightToAsk Right { get; }

    public Links.Links Links => Planning.Links;

    public CustomerPreferences CustomerPreferences => Planning.CustomerPreferences;

    public Outcomes Outcomes { get; }

    public OtherWriters Others { get; }

    public Lists Lists => Planning.Lists;

    public SalesPreferences Sales => Planning.Sales;

    /// <summary>What its jobs and records are written in; read when first needed.</summary>
    public Problems.Language Language => language ??= Problems.Languages.Of(System);

    /// <summary>For addresses of QuickBooks' pages; read when first needed.</summary>
    public string Loopback => loopback ??= Companies.Loopback.Of(System);

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
