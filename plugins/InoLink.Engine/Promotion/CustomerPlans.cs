using InoLink.Engine.Customers;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>Plans accounts and contacts, with their ancestors, in few queries. Reads only: who claims jobs and sends is the wave, who only shows is Preview.</summary>
public sealed class CustomerPlans
{
    private const int MostRead = 5000;
    private readonly PlanningContext planning;
    private readonly Dictionary<Guid, CustomerSource> sources = new();
    private readonly CustomerFamily family;
    private IDictionary<Guid, Link> links = new Dictionary<Guid, Link>();

    public CustomerPlans(PlanningContext planning)
    {
        this.planning = planning;
        family = new CustomerFamily(sources);
    }

    /// <summary>Reads the records and all their ancestors, level by level, and their links.</summary>
    public void Read(IEnumerable<EntityReference> records)
    {
        CustomerReader reader = new(planning.System);
        HashSet<Guid> asked = new();
        List<EntityReference> next = records.ToList();
        while (next.Count > 0 && asked.Count < MostRead)
        {
            asked.UnionWith(next.Select(record => record.Id));
            List<CustomerSource> read = reader.Read(next).Values.ToList();
            foreach (CustomerSource source in read)
            {
                sources[source.RecordId] = source;
            }

            next = read.Where(source => source.ParentId != null && !asked.Contains(source.ParentId.Value))
                .Select(source => new EntityReference(source.ParentTable, source.ParentId!.Value)).GroupBy(record => record.Id).Select(group => group.First()).ToList();
        }

        links = planning.Links.OpenOf(sources.Keys);
    }

    public CustomerSource? SourceOf(Guid record) => sources.TryGetValue(record, out CustomerSource? source) ? source : null;

    public Link? LinkOf(Guid record) => links.TryGetValue(record, out Link? link) ? link : null;

    /// <summary>0 for a top customer, 1 for its children …: parents go first.</summary>
    public int Depth(Guid record) => family.Depth(record);

    /// <summary>The ancestors that are not linked and may go along, nearest first.</summary>
    public IReadOnlyList<CustomerSource> MissingParents(Guid child)
    {
        List<CustomerSource> missing = new();
        HashSet<Guid> seen = new();
        for (CustomerSource? at = ParentOf(child); at != null && seen.Add(at.RecordId); at = family.ParentOf(at))
        {
            if (!links.ContainsKey(at.RecordId) && planning.CustomerPreferences.AutoCreateMissingCustomer && family.Check(at.RecordId) == null)
            {
                missing.Add(at);
            }
        }

        return missing;
    }

    /// <summary>The parent that has to be linked first; null where there is none, it is linked, or the family itself is wrong.</summary>
    public CustomerSource? UnlinkedParentOf(Guid record) => family.Check(record) == null && ParentOf(record) is { } parent && LinkOf(parent.RecordId) == null ? parent : null;

    /// <param name="needOf">What becomes of a record in this run; null where it has no part in it.</param>
    public Plan Make(Guid record, Func<Guid, Need?> needOf)
    {
        if (SourceOf(record) is not { } source)
        {
            return Plan.Refuse(Catalogue.RecordGone());
        }

        if ((planning.SwitchedOff(source.Table) ?? family.Check(record)) is { } refused)
        {
            return Plan.Refuse(refused);
        }

        ParentCustomer? parent = null;
        if (family.ParentOf(source) is { } above)
        {
            Need? need = LinkOf(above.RecordId) is { } link ? Need.Of(link) : needOf(above.RecordId);
            if (need is not { IsThere: true })
            {
                return Plan.Refuse(WithoutParent(above, need));
            }

            parent = new ParentCustomer(need.AccountingId, above.Name, above.Currency);
        }

        return CustomerPlanner.Make(source, LinkOf(record), parent, planning.CustomerPreferences, planning.Settings);
    }

    /// <summary>Reads the link that a record has got meanwhile: children of the next level find their parent's customer by it.</summary>
    public void Remember(Guid record)
    {
        foreach (KeyValuePair<Guid, Link> link in planning.Links.OpenOf(new[] { record }))
        {
            links[link.Key] = link.Value;
        }
    }

    private CustomerSource? ParentOf(Guid record) => SourceOf(record) is { } source ? family.ParentOf(source) : null;

    private Problem WithoutParent(CustomerSource parent, Need? need) =>
        family.Check(parent.RecordId) is { } misplaced ? Catalogue.ParentFailed(parent.Name, misplaced)
        : need?.Problem is { Fate: Fate.Ends } problem ? Catalogue.ParentFailed(parent.Name, problem)
        : need != null || planning.CustomerPreferences.AutoCreateMissingCustomer ? Catalogue.ParentWaits(parent.Name)
        : Catalogue.ParentNotLinked(parent.Name);
}
