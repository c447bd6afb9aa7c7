using InoLink.Engine.Problems;

namespace InoLink.Engine.LinkExisting;

/// <summary>A record and the loaded entry that somebody says it is.</summary>
public sealed class LinkPair
{
    public LinkPair(Guid record, Guid entry)
    {
        Record = record;
        Entry = entry;
    }

    public Guid Record { get; }

    /// <summary>The row of ino_listentry.</summary>
    public Guid Entry { get; }
}

/// <summary>What became of a pair.</summary>
public sealed class LinkedPair
{
    public LinkedPair(LinkPair pair, string recordName, string accountingId, Problem? problem)
    {
        Pair = pair;
        RecordName = recordName;
        AccountingId = accountingId;
        Problem = problem;
    }

    public LinkPair Pair { get; }

    public string RecordName { get; }

    /// <summary>QuickBooks' id; empty where nothing was linked.</summary>
    public string AccountingId { get; }

    /// <summary>Why it was not linked; null where it is.</summary>
    public Problem? Problem { get; }
}
