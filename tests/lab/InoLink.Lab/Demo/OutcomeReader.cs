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
        Dictionary<string, JsonObject> customers = books.All("Customer").ToDictionary(customer => customer["Id"]!.GetValue<string>(), StringComparer.Ordinal);
        return [.. Of("account", "name", sample.Accounts).Concat(Of("contact", "fullname", sample.Contacts))];

        IEnumerable<Outcome> Of(string table, string nameColumn, JsonArray rows)
        {
            Dictionary<Guid, Entity> records = lab.Administrator
                .RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(nameColumn, "ino_linkstatus", "ino_accountingid") }).Entities.ToDictionary(row => row.Id);
            foreach (JsonObject row in rows.OfType<JsonObject>())
            {
                string key = $"{table}:{row["key"]!.GetValue<string>()}";
                Entity record = records[SampleWriter.IdOf(key)];
                yield return Join(key, record, nameColumn, jobs.GetValueOrDefault(record.Id.ToString("D")), customers);
            }
        }
    }

    private static Outcome Join(string key, Entity record, string nameColumn, Entity? job, Dictionary<string, JsonObject> customers)
    {
        string id = record.GetAttributeValue<string>("ino_accountingid") ?? "";
        JsonObject? customer = customers.GetValueOrDefault(id);
        string? parent = customer?["ParentRef"]?["value"]?.GetValue<string>();
        return new Outcome
        {
            Key = key,
            RecordName = record.GetAttributeValue<string>(nameColumn) ?? "",
            RecordStatus = Formatted(record, "ino_linkstatus"),
            JobStatus = job is null ? "" : Formatted(job, "ino_jobstatus"),
            QuickBooksId = id,
            Code = job?.GetAttributeValue<string>("ino_errorcode") ?? "",
            Words = $"{job?.GetAttributeValue<string>("ino_errordescription")} {job?.GetAttributeValue<string>("ino_recommendation")}".Trim(),
            Customer = customer,
            ParentDisplayName = parent is null ? null : customers[parent]["DisplayName"]!.GetValue<string>(),
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
