using System.Globalization;
using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// What promoting a set of records would do, from Dataverse alone: the same plans as the drain makes, in the same waves, with placeholders for the ids that QuickBooks has yet to give.
/// Claims, writes and sends nothing.
/// </summary>
public sealed class Preview
{
    /// <summary>As long as the drain's: the memo's length is checked with it.</summary>
    private const string Marker = "ino:0000000000";

    private readonly PlanningContext planning;
    private readonly Dictionary<Guid, PlannedRecord> planned = new();
    private readonly Dictionary<Guid, EntityReference> neededBy = new();
    private readonly HashSet<string> rates = new(StringComparer.Ordinal);
    private int? batchSize;
    private int wave;

    public Preview(PlanningContext planning) => this.planning = planning;

    /// <summary>QuickBooks calls that the last <see cref="Make"/> would take, if nothing is refused or lost there.</summary>
    public int Calls { get; private set; }

    /// <param name="records">Rows of the six tables, each once.</param>
    /// <param name="forced">Sent although a rule refuses it that can be overruled (<see cref="Problems.Problem.AllTheSame"/>).</param>
    public IReadOnlyList<PlannedRecord> Make(IReadOnlyList<EntityReference> records, bool forced)
    {
        DocumentPlans documents = new(planning, Rate);
        documents.Read(records.Where(record => DocumentTable.Of(record.LogicalName) != null));
        List<EntityReference> masters = records.Where(record => Promotable.IsMaster(record.LogicalName)).ToList();
        HashSet<Guid> asked = new(records.Select(record => record.Id));
        foreach (KeyValuePair<EntityReference, Guid> need in documents.Missing(new HashSet<Guid>()).Where(need => asked.Add(need.Key.Id)))
        {
            masters.Add(need.Key);
            neededBy[need.Key.Id] = Named(records.First(record => record.Id == need.Value), documents.SourceOf(need.Value)?.Name);
        }

        Customers(masters.Where(record => record.LogicalName != ProductTable.Name).ToList(), forced);
        Items(masters.Where(record => record.LogicalName == ProductTable.Name).ToList());
        foreach (DocumentTable table in DocumentPlans.Waves)
        {
            Documents(documents, records.Where(record => record.LogicalName == table.Name).ToList(), forced);
        }

        Calls += rates.Count + (planning.Company.SettingsAreOld(planning.Now) ? 2 : 0);
        return planned.Values.OrderBy(record => record.Wave).ToList();
    }

    private void Customers(List<EntityReference> customers, bool forced)
    {
        if (customers.Count == 0)
        {
            return;
        }

        CustomerPlans plans = new(planning);
        plans.Read(customers);
        HashSet<Guid> all = new(customers.Select(customer => customer.Id));
        foreach (EntityReference child in customers.ToList())
        {
            foreach (CustomerSource parent in plans.MissingParents(child.Id).Where(parent => all.Add(parent.RecordId)))
            {
                customers.Add(new EntityReference(parent.Table, parent.RecordId));
                neededBy[parent.RecordId] = Named(child, plans.SourceOf(child.Id)?.Name);
            }
        }

        foreach (KeyValuePair<EntityReference, Guid> contact in AccountContacts.Of(planning.System, planning.CustomerPreferences, customers.Where(customer => customer.LogicalName == AccountTable.Name).Select(customer => customer.Id).ToList())
            .Where(contact => all.Add(contact.Key.Id)).ToList())
        {
            customers.Add(contact.Key);
            neededBy[contact.Key.Id] = Named(new EntityReference(AccountTable.Name, contact.Value), plans.SourceOf(contact.Value)?.Name);
        }

        plans.Read(customers);
        Lookalikes lookalikes = new(planning);
        lookalikes.Read(customers.Where(customer => plans.LinkOf(customer.Id) == null).Select(customer => plans.SourceOf(customer.Id)).OfType<CustomerSource>());
        foreach (IGrouping<int, EntityReference> level in customers.GroupBy(customer => plans.Depth(customer.Id)).OrderBy(level => level.Key))
        {
            Wave(level.ToList(), record => plans.SourceOf(record)?.Name, plans.LinkOf, record => lookalikes.Checked(plans.Make(record, NeedOf), plans.SourceOf(record), forced && !neededBy.ContainsKey(record)));
        }
    }

    private void Items(List<EntityReference> products)
    {
        if (products.Count > 0)
        {
            ItemPlans plans = new(planning);
            plans.Read(products.Select(product => product.Id).ToList());
            Wave(products, record => plans.SourceOf(record)?.Name, plans.LinkOf, plans.Make);
        }
    }

    private void Documents(DocumentPlans plans, List<EntityReference> documents, bool forced)
    {
        if (documents.Count > 0)
        {
            plans.Begin(documents.Select(document => document.Id).ToList(), NeedOf);
            Wave(documents, record => plans.SourceOf(record)?.Name, plans.LinkOf, record => plans.Make(record, forced, Marker));
        }
    }

    private void Wave(IReadOnlyList<EntityReference> records, Func<Guid, string?> nameOf, Func<Guid, Link?> linkOf, Func<Guid, Plan> planOf)
    {
        wave++;
        bool once = !Promotable.IsMaster(records[0].LogicalName);
        IDictionary<Guid, Link> former = once ? new Dictionary<Guid, Link>() : planning.Links.ClosedOf(records.Where(record => linkOf(record.Id) == null).Select(record => record.Id));
        List<PlannedRecord> made = records.Select(record => new PlannedRecord(
            Named(record, nameOf(record.Id)), planOf(record.Id), wave, linkOf(record.Id), former.TryGetValue(record.Id, out Link? link) ? link : null,
            neededBy.TryGetValue(record.Id, out EntityReference? needing) ? needing : null)).ToList();
        foreach (PlannedRecord record in made)
        {
            planned[record.Record.Id] = record;
        }

        Calls += CallCount(made.Count(record => record.Plan.Write != null), BatchSize()) + CallCount(made.Count(record => record.Action == "Link"), Sender.LargestBatch);
    }

    /// <summary>Calls that carry so many items.</summary>
    public static int CallCount(int items, int perCall) => (items + perCall - 1) / perCall;

    private int BatchSize() => batchSize ??= Sender.SizeOf(
        planning.System.Find(WriterTable.Name, WriterLease.WriterId(planning.Company.Id, 1), WriterTable.SecondsPerItem)?.GetAttributeValue<decimal?>(WriterTable.SecondsPerItem) ?? 0m);

    private Need? NeedOf(Guid record) =>
        !planned.TryGetValue(record, out PlannedRecord? other) ? null
        : other.Plan.Kind == PlanKind.Refused ? Need.Missing(other.Plan.Problem)
        : other.Former is { } former && other.Action == "Link" ? Need.Of(former)
        : Need.Planned(record, other.Plan, other.QuickBooksType);

    // the rate itself is asked of QuickBooks when the document goes; any will do to see whether the rest is right
    private decimal? Rate(string currency, DateTime day)
    {
        rates.Add(currency + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return 1m;
    }

    private static EntityReference Named(EntityReference record, string? name) => new(record.LogicalName, record.Id) { Name = name ?? record.Name };
}
