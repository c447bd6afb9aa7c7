using InoLink.Engine.Customers;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;

namespace InoLink.Engine.Writing;

/// <summary>One claimed job on its way through a drain.</summary>
public sealed class Work
{
    public Work(LinkJob job) => Job = job;

    public LinkJob Job { get; }

    public CustomerSource? Source { get; set; }

    public Link? Link { get; set; }

    public Plan? Plan { get; set; }

    /// <summary>The request id that its last write went out under.</summary>
    public string? RequestId { get; set; }

    /// <summary>Set once the job has its outcome in this drain.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The problem it ended or waits with; null after success.</summary>
    public Problem? Problem { get; set; }

    /// <summary>Row version of the record when it was read.</summary>
    public string? RecordVersion => Source?.RowVersion;

    public string RecordName => Source?.Name ?? Job.RecordName;
}
