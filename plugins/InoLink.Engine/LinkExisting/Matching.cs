namespace InoLink.Engine.LinkExisting;

/// <summary>Why an entry is proposed. The numbers weigh: the more, the likelier.</summary>
[Flags]
public enum MatchReason
{
    None = 0,
    Phone = 1,
    SimilarName = 2,
    Email = 4,
    Name = 8,

    /// <summary>The product id is the item's name.</summary>
    Number = 16,
}

/// <summary>An entry of QuickBooks beside the record that it may be.</summary>
public sealed class LinkProposal
{
    public LinkProposal(LinkCandidate candidate, MatchReason reasons, bool isExact)
    {
        Candidate = candidate;
        Reasons = reasons;
        IsExact = isExact;
    }

    public LinkCandidate Candidate { get; }

    public MatchReason Reasons { get; }

    /// <summary>Same name (of a product: same product id), nothing speaks against it, and neither side has a second one like it.</summary>
    public bool IsExact { get; }
}

/// <summary>
/// Which entry of QuickBooks a record may be: the pure core of Link existing. A proposal is an offer and never a link: similar names, e-mails and phones are for people to judge
/// (BOOKS B30), and only what is exact may be accepted in bulk.
/// </summary>
public static class Matching
{
    /// <summary>The proposals for one record, the likeliest first.</summary>
    /// <param name="candidates">Entries that are active and free; of those that match in nothing none is proposed.</param>
    /// <param name="sameNamed">How many unlinked records of the table have the subject's name, itself included.</param>
    public static IReadOnlyList<LinkProposal> For(LinkSubject subject, IEnumerable<LinkCandidate> candidates, int sameNamed)
    {
        List<KeyValuePair<LinkCandidate, MatchReason>> found = candidates
            .Select(candidate => new KeyValuePair<LinkCandidate, MatchReason>(candidate, ReasonsOf(subject, candidate)))
            .Where(match => match.Value != MatchReason.None)
            .OrderByDescending(match => (int)match.Value).ThenBy(match => match.Key.FullName, StringComparer.OrdinalIgnoreCase).ThenBy(match => match.Key.AccountingId, StringComparer.Ordinal)
            .ToList();
        MatchReason decisive = subject.IsProduct ? MatchReason.Number : MatchReason.Name;
        bool unique = sameNamed <= 1 && found.Count(match => (match.Value & decisive) != 0) == 1;
        return found.Select(match => new LinkProposal(match.Key, match.Value, unique && (match.Value & decisive) != 0 && !Contradicts(subject, match.Key))).ToList();
    }

    public static MatchReason ReasonsOf(LinkSubject subject, LinkCandidate candidate)
    {
        MatchReason reasons = MatchReason.None;
        if (subject.IsProduct && Same(subject.Number, candidate.Name))
        {
            reasons |= MatchReason.Number;
        }

        if (Same(subject.Name, candidate.Name))
        {
            reasons |= MatchReason.Name;
        }
        else if (candidate.NameKey.Length > 0 && subject.Names.Any(name => MatchKeys.Name(name) == candidate.NameKey) && reasons == MatchReason.None)
        {
            reasons |= MatchReason.SimilarName;
        }

        if (Same(MatchKeys.Email(subject.Email), MatchKeys.Email(candidate.Email)))
        {
            reasons |= MatchReason.Email;
        }

        if (candidate.PhoneKey.Length > 0 && subject.Phones.Any(phone => MatchKeys.Phone(phone) == candidate.PhoneKey))
        {
            reasons |= MatchReason.Phone;
        }

        return reasons;
    }

    // both sides have an e-mail, and they differ: a person decides
    private static bool Contradicts(LinkSubject subject, LinkCandidate candidate) =>
        subject.Email.Length > 0 && candidate.Email.Trim().Length > 0 && MatchKeys.Email(subject.Email) != MatchKeys.Email(candidate.Email);

    private static bool Same(string one, string other) => one.Length > 0 && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
