using System.Diagnostics;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Writing;

/// <summary>
/// Everything that is due, of all companies, in one run: what the asynchronous step does job by job as it is woken (DESIGN §4.3). The lease and the claims are the same, so both may run side by side.
/// </summary>
public sealed class DueWork
{
    /// <summary>Batches are made into jobs first; what time they take is the drain's.</summary>
    private static readonly TimeSpan NoBatchAfter = TimeSpan.FromSeconds(30);
    private const int MostCounted = 5000;
    private readonly IOrganizationService system;
    private readonly Func<Guid, IOrganizationService> asUser;
    private readonly Drain drain;

    /// <param name="drain">Its time runs from its making.</param>
    public DueWork(IOrganizationService system, Func<Guid, IOrganizationService> asUser, Drain drain)
    {
        this.system = system;
        this.asUser = asUser;
        this.drain = drain;
    }

    /// <summary>Gives the number of jobs that are still due.</summary>
    /// <param name="now">The server's.</param>
    public int Run(DateTime now, int depth)
    {
        Stopwatch watch = Stopwatch.StartNew();
        foreach (Guid batch in Queued(JobOperation.Batch).TakeWhile(_ => watch.Elapsed < NoBatchAfter))
        {
            new FanOut(system, asUser).Run(batch, now);
        }

        foreach (LinkJob job in UnrecordedResults().TakeWhile(_ => watch.Elapsed < NoBatchAfter))
        {
            WriteBack.Repeat(system, job);
        }

        IReadOnlyList<Companies.Company> companies = new Companies.Companies(system).All();
        foreach (Companies.Company company in companies)
        {
            drain.RunAll(company.Id, now, depth);
        }

        DateTime then = now + watch.Elapsed;
        return companies.Sum(company => new LinkJobs(system).Due(company.Id, then, MostCounted).Count);
    }

    private IReadOnlyList<Guid> Queued(JobOperation operation)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJobTable.Id);
        query.Criteria.AddCondition(LinkJobTable.Operation, ConditionOperator.Equal, (int)operation);
        query.Criteria.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.Queued);
        query.Criteria.AddCondition(LinkJobTable.State, ConditionOperator.Equal, RowState.Active);
        query.AddOrder("createdon", OrderType.Ascending);
        return system.All(query).Select(row => row.Id).ToList();
    }

    private IReadOnlyList<LinkJob> UnrecordedResults() => system.All(WriteBack.Missing(LinkJob.Columns)).Select(row => new LinkJob(row)).Where(WriteBack.IsMissing).ToList();
}
