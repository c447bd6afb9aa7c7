using System.Text.Json.Nodes;

namespace InoLink.Lab.SampleData;

/// <summary>A small part of the sample that stands by itself: some customers and documents, with every record they refer to.</summary>
public static class SampleSelection
{
    private static readonly string[] Start =
    [
        "account:quillmark", "account:quillmark-west", "account:orsini-realty", "account:cafe-fremont", "account:lighthouse", "account:tidewater", "contact:lighthouse-keeper", "contact:lukasz",
        "product:rope", "product:lantern", "product:family", "quote:chain", "quote:lost", "salesorder:chain", "salesorder:o01", "invoice:chain-three", "invoice:i01", "invoice:i02", "invoice:i05",
    ];

    public static SampleCompany Small(SampleCompany sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Dictionary<string, JsonObject> all = new(StringComparer.Ordinal);
        Add(all, sample.Accounts, _ => "account");
        Add(all, sample.Contacts, _ => "contact");
        Add(all, sample.Products, _ => "product");
        Add(all, sample.Documents, row => row["table"]!.GetValue<string>());
        HashSet<string> kept = new(StringComparer.Ordinal);
        Queue<string> open = new(Start.Where(all.ContainsKey));
        while (open.TryDequeue(out string? key))
        {
            if (kept.Add(key))
            {
                foreach (string other in References(all[key]).Where(all.ContainsKey))
                {
                    open.Enqueue(other);
                }
            }
        }

        JsonArray Keep(JsonArray rows, Func<JsonObject, string> table) => new([.. rows.OfType<JsonObject>().Where(row => kept.Contains($"{table(row)}:{row["key"]}")).Select(row => row.DeepClone())]);
        return sample with
        {
            Accounts = Keep(sample.Accounts, _ => "account"),
            Contacts = Keep(sample.Contacts, _ => "contact"),
            Products = Keep(sample.Products, _ => "product"),
            Documents = Keep(sample.Documents, row => row["table"]!.GetValue<string>()),
        };
    }

    private static void Add(Dictionary<string, JsonObject> all, JsonArray rows, Func<JsonObject, string> table)
    {
        foreach (JsonObject row in rows.OfType<JsonObject>())
        {
            all.Add($"{table(row)}:{row["key"]}", row);
        }
    }

    private static IEnumerable<string> References(JsonObject row)
    {
        foreach (string member in (string[])["parent", "primarycontact", "customer", "from"])
        {
            if (row[member]?.GetValue<string>() is { } key)
            {
                // accounts name a parent of their own table, and a contact, without the table in front
                yield return key.Contains(':', StringComparison.Ordinal) ? key : member == "primarycontact" ? "contact:" + key : "account:" + key;
            }
        }

        foreach (string product in (row["lines"] as JsonArray ?? []).Select(line => line?["product"]?.GetValue<string>()).OfType<string>())
        {
            yield return "product:" + product;
        }
    }
}
