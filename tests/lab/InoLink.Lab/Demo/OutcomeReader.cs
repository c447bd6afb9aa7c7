using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.SampleData;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Demo;

/// <summary>Reads what became of the sample records, on both sides.</summary>
public sealed class OutcomeReader(Laboratory lab, QuickBooksCompany books)
{
    public IReadOnlyList<Outcome> Read(SampleCompany sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Dictionary<string, Entity> jobs = LastJobs();
        return
        [
            .. Of("account", "name", "Customer", sample.Accounts),
            .. Of("contact", "fullname", "Customer", sample.Contacts),
            .. Of("product", "name", "Item", sample.Products),
            .. Of("quote", "name", "Estimate", Documents(sample, "quote")),
            .. Of("salesorder", "name", "Invoice", Documents(sample, "salesorder")),
            .. Of("invoice", "name", "Invoice", Documents(sample, "invoice")),
        ];

        IEnumerable<Outcome> Of(string table, string nameColumn, string type, IEnumerable<JsonNode?> rows)
        {
            bool isDocument = type is "Estimate" or "Invoice";
            string[] columns = [nameColumn, "ino_linkstatus", "ino_accountingid", .. isDocument ? NetColumns : []];
            Dictionary<Guid, Entity> records = lab.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(columns) }).Entities.ToDictionary(row => row.Id);
            Dictionary<string, JsonObject> held = books.All(type).ToDictionary(entity => entity["Id"]!.GetValue<string>(), StringComparer.Ordinal);
            foreach (JsonObject row in rows.OfType<JsonObject>())
            {
                string key = $"{table}:{row["key"]!.GetValue<string>()}";
                Entity record = records[SampleWriter.IdOf(key)];
                yield return Join(key, record, nameColumn, jobs.GetValueOrDefault(record.Id.ToString("D")), held) with { CrmNet = isDocument ? NetColumns.Sum(column => Amount(record, column)) : null };
            }
        }
    }

    // what BOOKS B12 proves, recomputed here from the row: never the extended amounts, which include tax
    private static readonly string[] NetColumns = ["totalamountlessfreight", "freightamount"];

    private static IEnumerable<JsonNode?> Documents(SampleCompany sample, string table) => sample.Documents.Where(row => row!["table"]!.GetValue<string>() == table);

    private static decimal Amount(Entity record, string column) => record.GetAttributeValue<Money>(column)?.Value ?? 0m;

    private static Outcome Join(string key, Entity record, string nameColumn, Entity? job, Dictionary<string, JsonObject> held)
    {
        string id = record.GetAttributeValue<string>("ino_accountingid") ?? "";
        JsonObject? found = held.GetValueOrDefault(id);
        string? parent = found?["ParentRef"]?["value"]?.GetValue<string>();
        return new Outcome
        {
            Key = key,
            RecordName = record.GetAttributeValue<string>(nameColumn) ?? "",
            RecordStatus = Formatted(record, "ino_linkstatus"),
            JobStatus = job is null ? "" : Formatted(job, "ino_jobstatus"),
            QuickBooksId = id,
            Code = job?.GetAttributeValue<string>("ino_errorcode") ?? "",
            Words = $"{job?.GetAttributeValue<string>("ino_errordescription")} {job?.GetAttributeValue<string>("ino_recommendation")}".Trim(),
            Held = found,
            ParentDisplayName = parent is null ? null : held[parent]["DisplayName"]!.GetValue<string>(),
        };
    }

    private Dictionary<string, Entity> LastJobs()
    {
        QueryExpression query = new("ino_linkjob") { ColumnSet = new ColumnSet("ino_recordid", "ino_jobstatus", "ino_errorcode", "ino_errordescription", "ino_recommendation", "createdon") };
        query.AddOrder("createdon", OrderType.Ascending);
        Dictionary<string, Entity> last = new(StringComparer.Ordinal);
        foreach (Entity job in lab.Administrator.RetrieveMultiple(query).Entities)
        {
            last[job.GetAttributeValue<string>("ino_recordid") ?? ""] = job;
        }

        return last;
    }

    private static string Formatted(Entity row, string column) => row.FormattedValues.TryGetValue(column, out string? text) ? text : "";
}
