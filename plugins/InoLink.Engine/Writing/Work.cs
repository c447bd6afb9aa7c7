using InoLink.Engine.Customers;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;

namespace InoLink.Engine.Writing;

/// <summary>One claimed job on its way through a drain.</summary>
public sealed class Work
{
    public Work(LinkJob job)
    {
        Job = job;
        RecordName = job.RecordName;
    }

    public LinkJob Job { get; }

    /// <summary>Name of the record now; the job's copy where it is gone.</summary>
    public string RecordName { get; private set; }

    /// <summary>Row version of the record when it was read; null where it is gone.</summary>
    public string? RecordVersion { get; private set; }

    /// <summary>Set for accounts and contacts once they are read.</summary>
    public CustomerSource? Customer { get; private set; }

    public Link? Link { get; set; }

    public Plan? Plan { get; set; }

    /// <summary>The request id that its last write went out under.</summary>
    public string? RequestId { get; set; }

    /// <summary>Set once the job has its outcome in this drain.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The problem it ended or waits with; null after success.</summary>
    public Problem? Problem { get; set; }

    /// <summary>Why the record wants no link any more (<see cref="Records.Departure"/>), found out while the outcome of its write was unknown; null as a rule.</summary>
    public Text? Departure { get; set; }

    /// <summary>Why an Update has nothing to do any more; null where it goes on, and for every other operation.</summary>
    /// <param name="isInUse">False for a deactivated or retired record: deactivation stops updates.</param>
    public Text? Obsolete(bool isInUse) =>
        Job.Operation != JobOperation.Update ? null
        : Link == null ? Results.NotLinkedAnyMore()
        : !isInUse ? Results.NotInUse()
        : null;

    /// <summary>The record was read.</summary>
    public void Found(string name, string? rowVersion)
    {
        RecordName = name;
        RecordVersion = rowVersion;
    }

    /// <inheritdoc cref="Found(string, string)"/>
    public void Found(CustomerSource source)
    {
        Customer = source;
        Found(source.Name, source.RowVersion);
    }
}
