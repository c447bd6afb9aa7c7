using InoLink.Engine.Jobs;
using InoLink.Engine.Promotion;

namespace InoLink.Engine.Writing;

/// <summary>
/// Gives jobs out among several writers (DESIGN §4.3): by root customer, so that what leans on one another and what shares a name or a sale stays with one of them; what has no customer,
/// items and lists, is the first one's, who gives out. A page a round, so that his own work goes on.
/// </summary>
public static class Distribution
{
    private const int JobsPerRound = 240;

    /// <summary>The number of jobs that were given out.</summary>
    public static int Run(DrainContext drain)
    {
        WriterShare share = drain.Lease.Share;
        if (!share.GivesOut)
        {
            return 0;
        }

        IReadOnlyList<LinkJob> jobs = drain.Jobs.NotGivenOut(drain.Company.Id, drain.Lease.Now, share.Writers, JobsPerRound);
        IReadOnlyDictionary<Guid, Guid> roots = new RootCustomers(drain.System).Of(jobs.Where(job => job.RecordId != Guid.Empty).Select(job => job.Record));
        HashSet<int> woken = new() { share.Number };
        foreach (LinkJob job in jobs)
        {
            int writer = roots.TryGetValue(job.RecordId, out Guid root) ? share.OwnerOf(root) : WriterShare.First;

            // one job wakes its writer, who finds the others
            drain.Jobs.GiveTo(job, writer, woken.Add(writer) ? drain.Lease.Now : null);
        }

        return jobs.Count;
    }
}
