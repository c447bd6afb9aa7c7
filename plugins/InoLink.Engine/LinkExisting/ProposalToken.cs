using System.Text;

namespace InoLink.Engine.LinkExisting;

/// <summary>
/// Where the next page begins: behind a name, and behind the records of that name which were shown already. A page number would not do: records leave the list when they are linked, and the
/// next page would skip as many. Pure.
/// </summary>
public sealed class ProposalToken
{
    public ProposalToken(string name, IReadOnlyList<Guid> seen)
    {
        Name = name;
        Seen = seen;
    }

    public string Name { get; }

    /// <summary>Records of exactly that name.</summary>
    public IReadOnlyList<Guid> Seen { get; }

    /// <summary>The token behind a record; the name is as the database has it, blanks included.</summary>
    public static ProposalToken After(Guid record, string name, ProposalToken? before) =>
        new(name, before != null && Same(before.Name, name) ? before.Seen.Concat(new[] { record }).ToList() : new[] { record });

    /// <summary>Null for a text that is none.</summary>
    public static ProposalToken? Parse(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        try
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split('\n');
            return new ProposalToken(parts[0], parts.Skip(1).Select(Guid.Parse).ToList());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join("\n", new[] { Name }.Concat(Seen.Select(id => id.ToString("D"))))));

    // as loose as the database compares: one seen too many does no harm
    private static bool Same(string one, string other) => MatchKeys.Name(one) == MatchKeys.Name(other);
}
