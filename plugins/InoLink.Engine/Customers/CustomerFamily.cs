using InoLink.Engine.Problems;

namespace InoLink.Engine.Customers;

/// <summary>
/// Who stands under whom: parents first, circles and chains that are too long refused (BOOKS B32). Pure: knows the sources of the asked records and of all their ancestors.
/// </summary>
public sealed class CustomerFamily
{
    /// <summary>A top customer and four levels below it (quickbooks-api §3).</summary>
    private const int MostLevels = 5;
    private readonly IDictionary<Guid, CustomerSource> sources;

    public CustomerFamily(IDictionary<Guid, CustomerSource> sources) => this.sources = sources;

    /// <summary>0 for a top customer, 1 for its children …</summary>
    public int Depth(Guid record) => Ancestors(record, out _).Count;

    /// <summary>Why the record's place can't be made in QuickBooks, or null.</summary>
    public Problem? Check(Guid record)
    {
        IReadOnlyList<CustomerSource> ancestors = Ancestors(record, out bool circle);
        if (circle && ancestors.Any(ancestor => ancestor.RecordId == record))
        {
            return Catalogue.ParentCycle(string.Join(" → ", ancestors.Select(ancestor => ancestor.Name).Concat(new[] { ancestors[0].Name })));
        }

        return !circle && ancestors.Count >= MostLevels ? Catalogue.TooDeep(ancestors.Count) : null;
    }

    /// <summary>The parent that must be a customer first; null for a top customer, or where the parent is no account or contact any more.</summary>
    public CustomerSource? ParentOf(CustomerSource source) =>
        source.ParentId is { } id && sources.TryGetValue(id, out CustomerSource? parent) ? parent : null;

    private List<CustomerSource> Ancestors(Guid record, out bool circle)
    {
        circle = false;
        List<CustomerSource> chain = new();
        HashSet<Guid> seen = new();
        CustomerSource? at = sources.TryGetValue(record, out CustomerSource? self) ? ParentOf(self) : null;
        while (at != null)
        {
            if (!seen.Add(at.RecordId))
            {
                circle = true;
                return chain;
            }

            chain.Add(at);
            at = ParentOf(at);
        }

        return chain;
    }
}
