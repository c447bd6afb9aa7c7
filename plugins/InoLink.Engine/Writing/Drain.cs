using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Items;
using InoLink.Engine.Jobs;
using InoLink.Engine.ListLoading;
using InoLink.Engine.Problems;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>Connects to a company; which road is taken is the composition root's choice.</summary>
/// <param name="clock">The server's clock, for the tokens' times.</param>
/// <exception cref="ArgumentException">The loopback address is not allowed.</exception>
public delegate IQuickBooksCompany Connect(Company company, ServerClock clock, TimeBudget budget);

/// <summary>
/// Works off a writer's share of a company's due jobs (DESIGN §4.3): takes the lease, or returns at once where somebody has it; goes on while the time allows; looks once more after
/// releasing; and with work left wakes one job, so that the next run has a fresh two minutes.
/// </summary>
public sealed class Drain
{
    private const int JobsPerRound = 60;

    /// <summary>Depth 8 ends a chain of steps; further on the tick goes on (dataverse-runtime §4).</summary>
    private const int DeepestWake = 5;
    private readonly IOrganizationService system;
    private readonly Guid organizationId;
    private readonly Connect connect;
    private readonly Action<string> trace;
    private readonly TimeBudget budget = new();

    public Drain(IOrganizationService system, Guid organizationId, Connect connect, Action<string> trace)
    {
        this.system = system;
        this.organizationId = organizationId;
        this.connect = connect;
        this.trace = trace;
    }

    /// <summary>Works off the share of the writer that the job belongs to.</summary>
    /// <param name="atLeast">A moment of the server's clock that has passed for sure.</param>
    public void Run(LinkJob job, DateTime atLeast, int depth) => Run(job.Company!.Value, writers => WriterShare.NumberFor(job, writers), atLeast, depth);

    /// <summary>Works off the shares of all writers, one after another.</summary>
    /// <inheritdoc cref="Run(LinkJob, DateTime, int)"/>
    public void RunAll(Guid companyId, DateTime atLeast, int depth)
    {
        int writers = new Companies.Companies(system).Find(companyId)?.Writers ?? 0;
        for (int number = WriterShare.First; number <= writers && budget.MayBeginWork; number++)
        {
            int mine = number;
            Run(companyId, _ => mine, atLeast, depth);
        }
    }

    private void Run(Guid companyId, Func<int, int> numberOf, DateTime atLeast, int depth)
    {
        bool again = true;
        while (again && budget.MayBeginWork)
        {
            if (new Companies.Companies(system).Find(companyId) is not { } company)
            {
                return;
            }

            WriterShare share = new(numberOf(company.Writers), company.Writers);
            if (WriterLease.TryTake(system, companyId, share, atLeast) is not { } lease)
            {
                return;
            }

            bool halted;
            try
            {
                halted = Hold(company, lease);
            }
            catch (LeaseLostException)
            {
                trace("lease lost");
                return;
            }
            catch (Exception failure)
            {
                trace(Fault.Traced(failure));
                Tell(company, lease, new Halt(Catalogue.Unexpected(failure.GetType().Name), Backoff.After(1)));
                halted = true;
            }

            lease.Release();
            atLeast = lease.Now;
            LinkJob? left = halted ? null : NextOf(companyId, share, atLeast);
            again = left != null;
            if (left != null && !budget.MayBeginWork && depth <= DeepestWake)
            {
                new LinkJobs(system).Wake(left.Id, atLeast);
                return;
            }
        }
    }

    // true: the company can't be written to for now, so nobody is woken
    private bool Hold(Company company, WriterLease lease)
    {
        Halt? obstacle = Prepare(company, lease, out IQuickBooksCompany? quickBooks, out CompanySettings? settings);
        if (obstacle != null || quickBooks == null || settings == null)
        {
            Tell(company, lease, obstacle!);
            return true;
        }

        DrainContext drain = new(system, company, settings, quickBooks, lease, budget, trace);
        Prober.Recover(drain);
        while (drain.Halt == null && budget.MayBeginWork && Round(drain))
        {
            drain.Halt ??= drain.Others.Stopped();
        }

        if (drain.SettingsAreDoubtful)
        {
            system.Update(new Entity(CompanyTable.Name, company.Id) { [Schema.CompanyTable.SettingsReadOn] = null });
        }

        return drain.Halt?.Problem != null;
    }

    private Halt? Prepare(Company company, WriterLease lease, out IQuickBooksCompany? quickBooks, out CompanySettings? settings)
    {
        quickBooks = null;
        settings = company.Settings;
        if (company.Obstacle(organizationId) is { } obstacle)
        {
            return new Halt(obstacle, TimeSpan.Zero);
        }

        if (company.PausedUntil > lease.Now)
        {
            return new Halt(Catalogue.Throttled(), company.PausedUntil.Value - lease.Now);
        }

        if (lease.Calls.IsSpent(lease.Now))
        {
            return new Halt(Catalogue.Throttled(), lease.Calls.UntilNext(lease.Now));
        }

        try
        {
            quickBooks = new RationedCompany(connect(company, lease.Clock, budget), lease);
        }
        catch (ArgumentException)
        {
            return new Halt(Catalogue.WrongLoopback(), Backoff.After(1));
        }

        if (!company.SettingsAreOld(lease.Now))
        {
            return null;
        }

        Answer answer = quickBooks.ReadSettings(out CompanySettings? fresh);
        if (fresh != null)
        {
            settings = fresh;
            new Companies.Companies(system).SaveSettings(company.Id, fresh, lease.Now);
            return null;
        }

        if (answer.Kind is AnswerKind.NeedsConsent or AnswerKind.Throttled)
        {
            DrainContext context = new(system, company, CompanySettings.FromJson("{}"), quickBooks, lease, budget, trace);
            return new Sender(context).HaltFor(answer, 1);
        }

        return new Halt(Catalogue.SettingsUnreadable(answer.Reason), Backoff.After(1));
    }

    private static bool Round(DrainContext drain)
    {
        int given = Distribution.Run(drain);
        HashSet<Guid> uncertain = new(drain.Jobs.InProgress(drain.Company.Id).Select(job => job.RecordId));
        IReadOnlyList<LinkJob> due = drain.Jobs.Due(drain.Company.Id, drain.Lease.Now, JobsPerRound, drain.Lease.Share);
        List<LinkJob> probes = due.Where(job => job.IsUncertain).ToList();
        foreach (LinkJob job in probes.TakeWhile(_ => drain.Halt == null && drain.Budget.MayBeginWork))
        {
            Probe(drain, job);
        }

        // a record whose last write is uncertain waits until its probe has an answer
        List<LinkJob> ready = due.Where(job => !job.IsUncertain && !uncertain.Contains(job.RecordId)).GroupBy(job => job.RecordId).Select(jobs => jobs.First()).ToList();
        int worked = Together(ready).TakeWhile(_ => drain.Halt == null && drain.Budget.MayBeginWork).Sum(jobs => WorkOff(drain, jobs));
        return probes.Count > 0 || worked > 0 || given > 0;
    }

    // those that met an unexpected failure come last, one by one
    private static IEnumerable<IReadOnlyList<LinkJob>> Together(IReadOnlyList<LinkJob> ready) =>
        new[] { ready.Where(job => !UnexpectedFailure.Met(job)).ToList() }.Concat(ready.Where(UnexpectedFailure.Met).Select(job => new List<LinkJob> { job }));

    // gives the number of jobs that were taken into work
    private static int WorkOff(DrainContext drain, IReadOnlyList<LinkJob> jobs)
    {
        IReadOnlyList<LinkJob> claimed = drain.Others.Claim(jobs.TakeWhile(_ => drain.Halt == null).Where(job => MayAsk(drain, job)));
        try
        {
            Waves(drain, claimed);
            foreach (LinkJob job in claimed)
            {
                OfCompany(drain, job);
            }
        }
        catch (Exception failure) when (UnexpectedFailure.Is(failure))
        {
            UnexpectedFailure.Tell(drain, failure);
        }

        return claimed.Count;
    }

    private static void Probe(DrainContext drain, LinkJob job)
    {
        Work work = new(job);
        try
        {
            new Prober(drain).Probe(work);
        }
        catch (Exception failure) when (UnexpectedFailure.Is(failure))
        {
            drain.Trace(Fault.Traced(failure));
            drain.Outcomes.Uncertain(work, job.SentOn ?? drain.Lease.Now, $"what was found could not be recorded ({failure.GetType().Name}).", null);
        }
    }

    private static bool MayAsk(DrainContext drain, LinkJob job)
    {
        if (drain.Right.Has(job))
        {
            return true;
        }

        drain.Right.Refuse(job, drain.Lease.Now);
        return false;
    }

    /// <summary>What others depend on goes first: customers, then items, then documents (DESIGN §4.3).</summary>
    private static void Waves(DrainContext drain, IReadOnlyList<LinkJob> claimed)
    {
        DocumentWave documents = new(drain);
        documents.Load(claimed.Where(job => DocumentTable.Of(job.Table) != null).ToList());
        List<LinkJob> all = claimed.Concat(documents.Missing(new HashSet<Guid>(claimed.Select(job => job.RecordId)))).ToList();
        CustomerWave customers = new(drain);
        customers.Run(all.Where(job => job.Table is AccountTable.Name or ContactTable.Name).ToList());
        ItemWave items = new(drain);
        items.Run(all.Where(job => job.Table == ProductTable.Name).ToList());
        documents.Run(record => customers.WorkOf(record) ?? items.WorkOf(record));
    }

    // jobs about the whole company take what time the records leave them
    private static void OfCompany(DrainContext drain, LinkJob job)
    {
        if (job.Operation == JobOperation.LoadLists)
        {
            new ListLoad(drain).Run(new Work(job));
        }
        else if (job.Operation == JobOperation.ReadChanges)
        {
            new ChangeReading(drain).Run(new Work(job));
        }
    }

    /// <summary>The waiting jobs say why they wait; written once, not at each wake.</summary>
    private void Tell(Company company, WriterLease lease, Halt halt)
    {
        Problem problem = halt.Problem!.In(Languages.Of(system));
        trace($"company {company.Id:N} halted: {problem.Code}");
        foreach (LinkJob job in new LinkJobs(system).Due(company.Id, lease.Now, JobsPerRound, lease.Share).Where(job => !job.IsUncertain && job.ErrorCode != problem.Code))
        {
            Entity change = new(LinkJobTable.Name, job.Id)
            {
                [LinkJobTable.ErrorCode] = problem.Code,
                [LinkJobTable.ErrorDescription] = problem.Sentence,
                [LinkJobTable.Recommendation] = problem.Fix,
            };
            if (halt.Delay > TimeSpan.Zero)
            {
                change[LinkJobTable.NextAttemptOn] = lease.Now + halt.Delay;
            }

            system.Update(change);
        }
    }

    private LinkJob? NextOf(Guid companyId, WriterShare share, DateTime now)
    {
        LinkJobs jobs = new(system);
        HashSet<Guid> held = new(jobs.InProgress(companyId).Select(job => job.RecordId));
        return jobs.Due(companyId, now, JobsPerRound, share).FirstOrDefault(job => job.IsUncertain || !held.Contains(job.RecordId))
            ?? (share.GivesOut ? jobs.NotGivenOut(companyId, now, share.Writers, 1).FirstOrDefault() : null);
    }
}
