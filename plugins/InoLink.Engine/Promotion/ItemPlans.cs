using InoLink.Engine.Documents;
using InoLink.Engine.Items;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;

namespace InoLink.Engine.Promotion;

/// <summary>Plans products. Reads only.</summary>
public sealed class ItemPlans
{
    private readonly PlanningContext planning;
    private IDictionary<Guid, ItemSource> sources = new Dictionary<Guid, ItemSource>();
    private IDictionary<Guid, Link> links = new Dictionary<Guid, Link>();

    public ItemPlans(PlanningContext planning) => this.planning = planning;

    public void Read(IReadOnlyCollection<Guid> products)
    {
        sources = new ItemReader(planning.System, planning.Lists).Read(products);
        links = planning.Links.OpenOf(products);
    }

    public ItemSource? SourceOf(Guid product) => sources.TryGetValue(product, out ItemSource? source) ? source : null;

    public Link? LinkOf(Guid product) => links.TryGetValue(product, out Link? link) ? link : null;

    public Plan Make(Guid product) => Make(product, LinkOf(product));

    /// <param name="link">The link to plan with; null for a product that is to be created.</param>
    public Plan Make(Guid product, Link? link) =>
        SourceOf(product) is not { } source ? Plan.Refuse(Catalogue.RecordGone())
        : planning.SwitchedOff(ProductTable.Name) is { } off ? Plan.Refuse(off)
        : ItemPlanner.Make(source, link, planning.Sales.ForItems(FiscalYear()), planning.Settings, planning.Lists.Find(ListType.Vendor, source.VendorName));

    private DateTime FiscalYear() => DocumentDates.FiscalYear(DocumentDates.Day(planning.Now, planning.Company.Zone), planning.Settings.FiscalYearStartMonth);

    /// <summary>Reads the link that a product has got meanwhile.</summary>
    public void Remember(Guid product)
    {
        foreach (KeyValuePair<Guid, Link> link in planning.Links.OpenOf(new[] { product }))
        {
            links[link.Key] = link.Value;
        }
    }
}
