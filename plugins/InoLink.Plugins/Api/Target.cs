using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The records that a call is about, after the caller's rights to them were checked. Reads first: a fault would poison the call's transaction.</summary>
internal static class Target
{
    public const int MostRecords = 250;

    /// <summary>The parameter TableName.</summary>
    public static string Table(Invocation run)
    {
        string table = (run.Input<string>("TableName") ?? "").Trim();
        return Promotable.Tables.Contains(table) ? table : throw Refusal.Of(Catalogue.NotPromotable(table, string.Join(", ", Promotable.Tables)));
    }

    /// <summary>The parameters TableName and RecordId; the caller has the right to the record.</summary>
    public static EntityReference Record(Invocation run, Access needed)
    {
        EntityReference record = new(Table(run), run.Input<Guid>("RecordId"));
        Demand(run, record, needed);
        return record;
    }

    /// <summary>Refuses where the record does not exist or the caller lacks the right to it.</summary>
    public static void Demand(Invocation run, EntityReference record, Access needed)
    {
        if (run.System.Find(record.LogicalName, record.Id, Promotable.LinkStatus) == null)
        {
            throw Refusal.Of(Catalogue.NoSuchRecord());
        }

        Access access = AccessOf.User(run.System, run.Caller, record);
        if ((access & Access.Read) == 0)
        {
            throw Refusal.Of(Catalogue.NoSuchRecord());
        }

        if ((access & needed) != needed)
        {
            throw Refusal.Of(Catalogue.MayNotWrite());
        }
    }

    /// <summary>The parameter RecordIds: 1 to 250, each once.</summary>
    public static IReadOnlyList<Guid> Ids(Invocation run)
    {
        string[] texts = run.Input<string[]>("RecordIds") ?? Array.Empty<string>();
        List<Guid> ids = new();
        foreach (string text in texts)
        {
            if (!Guid.TryParse(text, out Guid id))
            {
                throw Refusal.Of(Catalogue.NoSuchRecord());
            }

            ids.Add(id);
        }

        ids = ids.Distinct().ToList();
        return ids.Count is >= 1 and <= MostRecords ? ids : throw Refusal.Of(Catalogue.TooManyRecords(ids.Count, MostRecords));
    }

    /// <summary>How one record stands, and what stands in the way of promoting it.</summary>
    public static CheckedRecord Check(Invocation run, EntityReference record, Guid? company = null, bool forced = false) =>
        new PromotionCheck(run.System, run.Now).Look(record.LogicalName, new[] { record.Id }, company, forced)[record.Id];
}
