using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Ends the links of up to 250 accounts, contacts or products. What can't be unlinked is found by reads and left out with its reason; a write that is vetoed by the customer's own logic takes
/// the whole call back, since a fault inside a custom API can't be caught and skipped.
/// </summary>
[CustomApi("ino_UnlinkMany", "prvCreateino_LinkJob", "Unlink many records", "Ends the links of up to 250 accounts, contacts or products to QuickBooks; nothing is deleted there.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact or product.")]
[RequestParameter("RecordIds", ApiType.StringArray, "The records, 1 to 250.")]
[ResponseProperty("UnlinkedCount", ApiType.Integer, "Number of records that were unlinked.")]
[ResponseProperty("SkippedCount", ApiType.Integer, "Number of records that were not.")]
[ResponseProperty("Results", ApiType.EntityCollection, "One row a record, in the order of the request: RecordId, RecordName, Unlinked, Reason.")]
public sealed class UnlinkMany : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string table = Target.Table(run);
        IReadOnlyList<Guid> ids = Target.Ids(run);
        IDictionary<Guid, Entity> rows = run.System.ByIds(table, table + "id", ids, Promotable.NameColumn(table));
        ILookup<Guid, Link> links = new Links(run.System).AllOpenOf(rows.Keys).ToLookup(link => link.RecordId);
        Unlinking unlinking = new(run.System);
        EntityCollection results = new();
        int unlinked = 0;
        foreach (Guid id in ids)
        {
            EntityReference record = new(table, id);
            Problem? problem = Blocked(run, record, rows, links, unlinking);
            problem ??= unlinking.Run(record, links[id].ToList(), run.Now, run.Caller, "Unlinked.");
            Entity result = new() { ["RecordId"] = id.ToString("D"), ["Unlinked"] = problem == null, ["Reason"] = problem == null ? "" : run.Told(problem) };
            if (problem?.Code != Catalogue.NoSuchRecord().Code)
            {
                result["RecordName"] = rows[id].Text(Promotable.NameColumn(table));
            }

            unlinked += problem == null ? 1 : 0;
            results.Entities.Add(result);
        }

        run.Answer("UnlinkedCount", unlinked);
        run.Answer("SkippedCount", ids.Count - unlinked);
        run.Answer("Results", results);
    });

    private static Problem? Blocked(Invocation run, EntityReference record, IDictionary<Guid, Entity> rows, ILookup<Guid, Link> links, Unlinking unlinking)
    {
        Access access = rows.ContainsKey(record.Id) ? AccessOf.User(run.System, run.Caller, record) : Access.None;
        return (access & Access.Read) == 0 ? Catalogue.NoSuchRecord()
            : (access & Access.Write) == 0 ? Catalogue.MayNotWrite()
            : unlinking.Check(record) ?? (links[record.Id].Any() ? null : Catalogue.NotLinked());
    }
}
