using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;

namespace InoLink.Engine.Writing;

/// <summary>
/// A failure that nobody foresaw must not hold up a company's other jobs: whatever was in work with it says so and comes again later, each alone, so that the one that causes it
/// harms only itself from then on.
/// </summary>
public static class UnexpectedFailure
{
    /// <summary>True for a job whose last try ended in one: it goes alone.</summary>
    public static bool Met(LinkJob job) => job.ErrorCode == Catalogue.Unexpected("").Code;

    /// <summary>Anything but a lost lease, after which another run is responsible.</summary>
    public static bool Is(Exception failure) => failure is not LeaseLostException;

    /// <summary>Gives back the jobs that were in work and have no outcome. What was announced may stand in QuickBooks and waits for its probe (BOOKS B03).</summary>
    public static void Tell(DrainContext drain, Exception failure)
    {
        drain.Trace(Fault.Traced(failure));
        foreach (LinkJob job in drain.Jobs.InProgress(drain.Company.Id).Where(job => !job.IsUncertain && drain.Lease.Share.Has(job)))
        {
            Work work = new(job);
            if (drain.Lease.Manifest.Of(job.Id) is { } announced)
            {
                drain.Outcomes.Uncertain(work, announced.SentOn, $"the run that sent it met an unexpected failure ({failure.GetType().Name}).", null);
            }
            else
            {
                drain.Outcomes.Failed(work, Catalogue.Unexpected(failure.GetType().Name));
            }
        }
    }
}
