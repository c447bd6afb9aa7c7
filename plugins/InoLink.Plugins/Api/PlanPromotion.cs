using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>What promoting up to 250 records would do, from Dataverse alone: the plans that the drain would carry out, in its order. Writes nothing, asks nothing of QuickBooks.</summary>
[CustomApi("ino_PlanPromotion", "prvCreateino_LinkJob", "Preview a promotion", "Says what promoting records would do in QuickBooks, without doing it.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact, product, quote, salesorder or invoice.")]
[RequestParameter("RecordIds", ApiType.StringArray, "The records, 1 to 250.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company; blank lets the record's link, its owner's business unit or the only company decide.", Optional = true)]
[ResponseProperty("Plans", ApiType.EntityCollection, "One row a record, in order: Order, Wave, TableName, RecordId, RecordName, NeededBy, Action (Create, Update, Link, UpToDate, Waits, Refused), QuickBooksType, QuickBooksId, QuickBooksName, CompanyName, ErrorCode, Problem, Fix, Warnings, Net, Tax, Currency.")]
[ResponseProperty("Totals", ApiType.EntityCollection, "One row a currency of the documents that would be created: Currency, Documents, Net, Tax.")]
[ResponseProperty("CreateCount", ApiType.Integer, "Records that would be created in QuickBooks, those that go along included.")]
[ResponseProperty("UpdateCount", ApiType.Integer, "Records that would be updated, or linked again to what they were linked to before.")]
[ResponseProperty("UpToDateCount", ApiType.Integer, "Records that QuickBooks has already as they are.")]
[ResponseProperty("RefusedCount", ApiType.Integer, "Records that would not go over now.")]
[ResponseProperty("AlongCount", ApiType.Integer, "Records that nobody asked for but that go along: parents, customers, products.")]
[ResponseProperty("QuickBooksCalls", ApiType.Integer, "Calls to QuickBooks that it would take, if nothing is refused there.")]
[ResponseProperty("Message", ApiType.String, "The whole in one sentence.")]
[ResponseProperty("Obstacle", ApiType.String, "Why everything would wait for now, and what to do; blank where nothing stands in the way.")]
public sealed class PlanPromotion : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string table = Target.Table(run);
        IReadOnlyList<Guid> ids = Target.Ids(run);

        // read as the caller: what he may not see is not there
        IDictionary<Guid, Entity> visible = run.As(run.Caller).ByIds(table, table + "id", ids, Promotable.NameColumn(table));
        PreviewAnswer answer = new(run.Language);
        foreach (Guid id in ids.Where(id => !visible.ContainsKey(id)))
        {
            answer.Refuse(new EntityReference(table, id), Catalogue.NoSuchRecord());
        }

        Dictionary<Guid, List<EntityReference>> byCompany = new();
        Routing routing = new(run.System);
        Route(run, routing, table, visible, byCompany, answer);
        foreach (KeyValuePair<Guid, List<EntityReference>> group in byCompany)
        {
            Company company = routing.All.First(candidate => candidate.Id == group.Key);
            Preview preview = new(new PlanningContext(run.System, company, company.Settings!, () => run.Now));
            IReadOnlyList<PlannedRecord> planned = preview.Make(group.Value, forced: false);
            answer.Add(company, planned, preview.Calls, company.Obstacle(run.Context.OrganizationId));
        }

        answer.Write(run);
    });

    private static void Route(
        Invocation run, Routing routing, string table, IDictionary<Guid, Entity> visible, Dictionary<Guid, List<EntityReference>> byCompany, PreviewAnswer answer)
    {
        string[] columns = new[] { Promotable.NameColumn(table), Promotable.BusinessUnit(table) }.OfType<string>().ToArray();
        ILookup<Guid, Link> links = new Links(run.System).AllOpenOf(visible.Keys).ToLookup(link => link.RecordId);
        foreach (Entity row in run.System.ByIds(table, table + "id", visible.Keys, columns).Values)
        {
            EntityReference record = new(table, row.Id) { Name = row.Text(Promotable.NameColumn(table)) };
            Company? company = routing.Of(row, links[row.Id].ToList(), run.Input<Guid?>("CompanyId"), out Problem? problem);
            if (company?.Settings == null)
            {
                answer.Refuse(record, problem ?? Catalogue.SettingsUnreadable("they were never read."));
            }
            else
            {
                (byCompany.TryGetValue(company.Id, out List<EntityReference>? list) ? list : byCompany[company.Id] = new List<EntityReference>()).Add(record);
            }
        }
    }
}
