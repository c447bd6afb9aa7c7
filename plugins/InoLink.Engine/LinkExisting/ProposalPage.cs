namespace InoLink.Engine.LinkExisting;

/// <summary>Which records a page shows.</summary>
public enum ProposalFilter
{
    /// <summary>Every unlinked one.</summary>
    All,

    /// <summary>Those with a proposal.</summary>
    Proposed,

    /// <summary>Those whose first proposal is exact.</summary>
    Exact,
}

/// <summary>A record and what it may be, the likeliest first.</summary>
public sealed class ProposedRecord
{
    public ProposedRecord(LinkSubject subject, IReadOnlyList<LinkProposal> proposals)
    {
        Subject = subject;
        Proposals = proposals;
    }

    public LinkSubject Subject { get; }

    public IReadOnlyList<LinkProposal> Proposals { get; }

    public bool Passes(ProposalFilter filter) =>
        filter == ProposalFilter.All || (Proposals.Count > 0 && (filter == ProposalFilter.Proposed || Proposals[0].IsExact));
}

public sealed class ProposalPage
{
    public ProposalPage(IReadOnlyList<ProposedRecord> records, ProposalToken? next, int looked)
    {
        Records = records;
        Next = next;
        Looked = looked;
    }

    public IReadOnlyList<ProposedRecord> Records { get; }

    /// <summary>Null after the last record.</summary>
    public ProposalToken? Next { get; }

    /// <summary>Unlinked records that were looked at for it.</summary>
    public int Looked { get; }
}
