using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;

namespace InoLink.Engine.Writing;

/// <summary>
/// Which of a company's jobs a writer works off (DESIGN §4.3). One writer works off all. With several, jobs are given out by root customer (<see cref="Distribution"/>), and what was
/// sent by a writer stays its own until the outcome is known, however many there are by then: its manifest names it.
/// </summary>
public sealed class WriterShare
{
    /// <summary>It gives out the jobs; items, lists and changes are its own.</summary>
    public const int First = 1;

    /// <summary>Intuit lets ten requests a second through (quickbooks-api §9): more writers would only stand in each other's way.</summary>
    public const int MostWriters = 8;

    public WriterShare(int number, int writers)
    {
        Number = number;
        Writers = writers;
    }

    public int Number { get; }

    public int Writers { get; }

    public bool IsAlone => Writers == 1;

    public bool GivesOut => !IsAlone && Number == First;

    /// <summary>The writer that has to look at the job next: the first one at what nobody was given.</summary>
    public static int NumberFor(LinkJob job, int writers) =>
        job.Status != JobStatus.Queued ? job.Writer ?? First
        : job.Writer is { } number && number <= writers ? number
        : First;

    /// <summary>The writer of everything that hangs on a root customer.</summary>
    public int OwnerOf(Guid root) => First + (int)(Hash(root) % (uint)Writers);

    /// <summary>Whether the job is this writer's, as it is now.</summary>
    public bool Has(LinkJob job) => NumberFor(job, Writers) == Number;

    // FNV-1a: the same on every machine and in every run, unlike GetHashCode
    private static uint Hash(Guid id) => id.ToByteArray().Aggregate(2166136261u, (hash, part) => unchecked((hash ^ part) * 16777619u));
}
