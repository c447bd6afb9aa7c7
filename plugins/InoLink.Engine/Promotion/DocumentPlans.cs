using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>Plans quotes, orders and invoices, and names what they need first. Reads only, but for the exchange rate, which the caller fetches.</summary>
public sealed class DocumentPlans
{
    private readonly PlanningContext planning;
    private readonly Func<string, DateTime, decimal?> rateOf;
    private readonly Dictionary<Guid, DocumentSource> sources = new();
    private IDictionary<Guid, Link> links = new Dictionary<Guid, Link>();
    private readonly Dictionary<Guid, string> elsewhere = new();
    private DocumentContexts? contexts;

    /// <param name="rateOf">Home units per one unit of a currency (ISO code) on a day; null where there is none.</param>
    public DocumentPlans(PlanningContext planning, Func<string, DateTime, decimal?> rateOf)
    {
        this.planning = planning;
        this.rateOf = rateOf;
    }

    /// <summary>In the order in which they go, so that a chain within one run meets itself (BOOKS B01).</summary>
    public static IReadOnlyList<DocumentTable> Waves { get; } = new[] { DocumentTable.Quote, DocumentTable.Order, DocumentTable.Invoice };

    public void Read(IEnumerable<EntityReference> documents)
    {
        DocumentReader reader = new(planning.System, planning.Company.Zone);
        foreach (IGrouping<string, EntityReference> table in documents.GroupBy(document => document.LogicalName))
        {
            foreach (KeyValuePair<Guid, DocumentSource> source in reader.Read(DocumentTable.Of(table.Key)!, table.Select(document => document.Id)))
            {
                sources[source.Key] = source.Value;
            }
        }

        ReadElsewhere();
    }

    public DocumentSource? SourceOf(Guid document) => sources.TryGetValue(document, out DocumentSource? source) ? source : null;

    public Link? LinkOf(Guid document) => links.TryGetValue(document, out Link? link) ? link : null;

    /// <summary>Customers and products that are not linked to this company and go along with the documents, each with a document that needs it.</summary>
    /// <param name="without">Documents that don't go in this run, so that nothing goes along with them.</param>
    public IReadOnlyList<KeyValuePair<EntityReference, Guid>> Missing(ISet<Guid> without)
    {
        Dictionary<Guid, KeyValuePair<EntityReference, Guid>> wanted = new();
        IDictionary<Guid, Link> went = planning.Links.OpenOf(sources.Keys);
        foreach (DocumentSource document in sources.Values.Where(document => !without.Contains(document.RecordId) && !went.ContainsKey(document.RecordId) && planning.Sales.AutoCreate(document.Table) && Hopeless(document) == null))
        {
            foreach (EntityReference need in Needs(document))
            {
                wanted[need.Id] = new KeyValuePair<EntityReference, Guid>(need, document.RecordId);
            }
        }

        IDictionary<Guid, Link> linked = planning.Links.OpenOf(wanted.Keys);
        return wanted.Values.Where(need => !linked.ContainsKey(need.Key.Id)).ToList();
    }

    /// <summary>Reads what the documents of one wave lean on; the waves before are through.</summary>
    /// <param name="others">What becomes of another record in this run; null where it has no part in it.</param>
    public void Begin(IReadOnlyList<Guid> documents, Func<Guid, Need?> others)
    {
        links = planning.Links.OpenOf(documents);
        contexts = new DocumentContexts(planning, documents.Select(SourceOf).OfType<DocumentSource>().ToList(), others, rateOf);
    }

    /// <summary>After <see cref="Begin"/>. A document that is linked is up to date, whatever became of it: documents go once.</summary>
    public Plan Make(Guid document, bool forced, string marker)
    {
        if (LinkOf(document) is { } link)
        {
            return Plan.UpToDate(link.Sent);
        }

        if (SourceOf(document) is not { } source)
        {
            return Plan.Refuse(Catalogue.RecordGone());
        }

        Problem? problem = Hopeless(source) ?? new SaleChain(planning).Check(source, forced);
        DocumentContext? context = problem == null ? contexts!.Of(source, marker, out problem) : null;
        return context == null ? Plan.Refuse(problem ?? Catalogue.NoCustomer()) : DocumentPlanner.Make(source, context, planning.Sales.ForDocuments(source.Table), planning.Settings);
    }

    // what its own row forbids: nobody goes along with such a document
    private Problem? Hopeless(DocumentSource document) =>
        planning.SwitchedOff(document.Table) ?? DocumentStates.Check(document) ?? DocumentPlanner.Complete(document)
        ?? (document.CustomerId is { } customer && elsewhere.TryGetValue(customer, out string? company) ? Catalogue.OtherCompany(document.CustomerName, company) : null);

    // customer and document of different companies (BOOKS B36)
    private void ReadElsewhere()
    {
        List<Guid> customers = sources.Values.Select(document => document.CustomerId).OfType<Guid>().Distinct().ToList();
        IDictionary<Guid, Link> here = planning.Links.OpenOf(customers);
        foreach (Link link in new Links.Links(planning.System).OpenOf(customers.Where(customer => !here.ContainsKey(customer))).Values)
        {
            elsewhere[link.RecordId] = new Companies.Companies(planning.System).Find(link.Company)?.Name ?? "";
        }
    }

    private static IEnumerable<EntityReference> Needs(DocumentSource document)
    {
        if (document.CustomerId is { } customer)
        {
            yield return new EntityReference(document.CustomerTable, customer) { Name = document.CustomerName };
        }

        foreach (DocumentLine line in document.Lines.Where(line => line.ProductId != null))
        {
            yield return new EntityReference(ProductTable.Name, line.ProductId!.Value) { Name = line.ProductName };
        }
    }
}
