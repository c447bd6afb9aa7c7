using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Promotes up to 250 records of one table. Decides by reads and writes one Batch job only, since a record that is refused inside a custom API would take the others with it; an
/// asynchronous step makes exactly the jobs whose ids were answered (DESIGN §4.2).
/// </summary>
[CustomApi("ino_PromoteMany", "prvCreateino_LinkJob", "Promote many records", "Queues up to 250 records of one table to be created or updated in QuickBooks.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact, product, quote, salesorder or invoice.")]
[RequestParameter("RecordIds", ApiType.StringArray, "The records, 1 to 250.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company; blank lets the record's link, its owner's business unit or the only company decide.", Optional = true)]
[ResponseProperty("BatchId", ApiType.String, "The batch job that the records' jobs belong to; blank if none was queued.")]
[ResponseProperty("QueuedCount", ApiType.Integer, "Number of records that were queued.")]
[ResponseProperty("SkippedCount", ApiType.Integer, "Number of records that were not.")]
[ResponseProperty("Results", ApiType.EntityCollection, "One row a record, in the order of the request: RecordId, RecordName, Queued, LinkJobId, Reason.")]
public sealed class PromoteMany : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string table = Target.Table(run);
        IReadOnlyList<Guid> ids = Target.Ids(run);
        Guid? company = run.Input<Guid?>("CompanyId");
        IDictionary<Guid, CheckedRecord> checks = new PromotionCheck(run.System, run.Now).Look(table, ids, company, forced: false);
        Guid batch = Guid.NewGuid();
        EntityCollection results = new();
        List<EntityReference> queued = new();
        foreach (Guid id in ids)
        {
            CheckedRecord? check = checks.TryGetValue(id, out CheckedRecord? found) ? found : null;
            Problem? problem = check == null ? Catalogue.NoSuchRecord() : Blocked(run, check);
            string reason = problem == null ? "" : run.Told(problem);
            Entity result = new() { ["RecordId"] = id.ToString("D"), ["Queued"] = reason.Length == 0, ["Reason"] = reason };
            if (reason.Length == 0)
            {
                queued.Add(check!.Record);
                result["LinkJobId"] = Promoting.KeyOf(check.Record, batch).ToString("D");
                result["RecordName"] = check.Name;
            }
            else if (check != null && problem!.Code != Catalogue.NoSuchRecord().Code)
            {
                result["LinkJobId"] = check.Waiting?.Id.ToString("D");
                result["RecordName"] = check.Name;
            }

            results.Entities.Add(result);
        }

        if (queued.Count > 0)
        {
            FanOut.Create(run.As(run.Caller), batch, queued, run.Caller, company, run.Now);
            run.Answer("BatchId", batch.ToString("D"));
        }

        run.Answer("QueuedCount", queued.Count);
        run.Answer("SkippedCount", ids.Count - queued.Count);
        run.Answer("Results", results);
    });

    private static Problem? Blocked(Invocation run, CheckedRecord check)
    {
        Access access = AccessOf.User(run.System, run.Caller, check.Record);
        return (access & Access.Read) == 0 ? Catalogue.NoSuchRecord()
            : (access & Access.Ask) != Access.Ask ? Catalogue.MayNotWrite()
            : check.Blocked;
    }
}
