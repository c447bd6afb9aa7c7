using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.LinkExisting;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Links records to customers or items that QuickBooks has already. Sends nothing (BOOKS B31). A pair that can't be linked is answered with the reason and does not stop the others.
/// </summary>
[CustomApi("ino_LinkExisting", "prvWriteino_AccountingCompany", "Link existing records", "Links records to QuickBooks customers or items that exist already; nothing is sent.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact or product.")]
[RequestParameter("RecordIds", ApiType.StringArray, "The records, 1 to 100.")]
[RequestParameter("EntryIds", ApiType.StringArray, "The loaded list entry (ino_listentry) for each of them, in the same order.")]
[ResponseProperty("Results", ApiType.EntityCollection, "One row a record: RecordId, RecordName, EntryId, Linked, QuickBooksId, ErrorCode, Problem, Fix.")]
[ResponseProperty("LinkedCount", ApiType.Integer, "Records that are linked now.")]
[ResponseProperty("RefusedCount", ApiType.Integer, "Records that could not be linked.")]
public sealed class LinkExisting : IPlugin
{
    // each costs about three requests, and a custom API has two minutes
    private const int MostPairs = 100;

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Company company = new Companies(run.System).Find(run.Input<Guid>("CompanyId")) ?? throw run.Refusal(Catalogue.CompanyMissing());
        if (company.Settings == null)
        {
            throw run.Refusal(Catalogue.SettingsUnreadable("they were never read."));
        }

        SubjectTable table = Table(run);
        IReadOnlyList<LinkPair> pairs = Pairs(run);
        string user = run.System.Find("systemuser", run.Caller, "fullname")?.Text("fullname") ?? "";
        PlanningContext planning = new(run.System, company, company.Settings, () => run.Now);
        IReadOnlyList<LinkedPair> linked = new LinkingExisting(planning, table, run.Caller, Results.LinkedByHand(user).In(Languages.Of(run.System))).Run(pairs);
        EntityCollection rows = new();
        rows.Entities.AddRange(linked.Select(pair => Row(run, pair)));
        run.Answer("Results", rows);
        run.Answer("LinkedCount", linked.Count(pair => pair.Problem == null));
        run.Answer("RefusedCount", linked.Count(pair => pair.Problem != null));
    });

    /// <summary>The parameter TableName: a table whose records may exist in QuickBooks already.</summary>
    internal static SubjectTable Table(Invocation run)
    {
        string name = (run.Input<string>("TableName") ?? "").Trim();
        return SubjectTable.Of(name) ?? throw run.Refusal(Catalogue.NotPromotable(name, "account, contact, product"));
    }

    private static IReadOnlyList<LinkPair> Pairs(Invocation run)
    {
        string[] records = run.Input<string[]>("RecordIds") ?? Array.Empty<string>();
        string[] entries = run.Input<string[]>("EntryIds") ?? Array.Empty<string>();
        if (records.Length is 0 or > MostPairs)
        {
            throw run.Refusal(Catalogue.TooManyRecords(records.Length, MostPairs));
        }

        if (records.Length != entries.Length)
        {
            throw run.Refusal(Catalogue.UnpairedEntries(records.Length, entries.Length));
        }

        return records.Select((record, i) => new LinkPair(
            Guid.TryParse(record, out Guid id) ? id : throw run.Refusal(Catalogue.NoSuchRecord()), Guid.TryParse(entries[i], out Guid entry) ? entry : throw run.Refusal(Catalogue.EntryGone()))).ToList();
    }

    private static Entity Row(Invocation run, LinkedPair pair)
    {
        Entity row = new()
        {
            ["RecordId"] = pair.Pair.Record.ToString("D"),
            ["RecordName"] = pair.RecordName,
            ["EntryId"] = pair.Pair.Entry.ToString("D"),
            ["Linked"] = pair.Problem == null,
            ["QuickBooksId"] = pair.AccountingId,
        };
        if (pair.Problem?.In(run.Language) is { } problem)
        {
            row["ErrorCode"] = problem.Code;
            row["Problem"] = problem.Sentence;
            row["Fix"] = problem.Fix;
        }

        return row;
    }
}
