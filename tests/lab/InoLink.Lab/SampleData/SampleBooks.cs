using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;

namespace InoLink.Lab.SampleData;

/// <summary>Puts into the simulated QuickBooks what stood there before InoLink came. A company that has customers already stays as it is.</summary>
public static class SampleBooks
{
    /// <summary>The sample company: United States, US dollar, one currency.</summary>
    public static CompanyProfile Profile { get; } = new() { RealmId = "4620816365000000001", Name = "Harbor & Pine Supply", BookCloseDate = new DateOnly(2025, 11, 30) };

    public static void Write(QuickBooksCompany company, JsonObject before)
    {
        ArgumentNullException.ThrowIfNull(company);
        ArgumentNullException.ThrowIfNull(before);
        Items(company, before["items"]!.AsArray());
        if (company.All("Customer").Count > 0)
        {
            return;
        }

        foreach ((string list, string entity) in new[] { ("customers", "Customer"), ("vendors", "Vendor"), ("employees", "Employee") })
        {
            foreach (JsonObject row in before[list]!.AsArray().OfType<JsonObject>())
            {
                Create(company, entity, row);
            }
        }
    }

    // a new company has items of its own, so each name is looked for
    private static void Items(QuickBooksCompany company, JsonArray items)
    {
        HashSet<string> there = [.. company.All("Item").Select(item => item["Name"]!.GetValue<string>())];
        foreach (JsonObject row in items.OfType<JsonObject>().Where(row => !there.Contains(row["Name"]!.GetValue<string>())))
        {
            Create(company, "Item", row);
        }
    }

    private static void Create(QuickBooksCompany company, string entity, JsonObject row)
    {
        JsonObject body = row.DeepClone().AsObject();
        bool inactive = body["Active"]?.GetValue<bool>() == false;
        body.Remove("Active");
        if (body["ParentRef"]?["name"]?.GetValue<string>() is { } parent)
        {
            string id = company.All("Customer").First(customer => customer["DisplayName"]!.GetValue<string>() == parent)["Id"]!.GetValue<string>();
            body["ParentRef"] = new JsonObject { ["value"] = id };
        }

        JsonObject made = company.Create(entity, body);
        if (inactive)
        {
            company.MakeInactive(entity, made["Id"]!.GetValue<string>());
        }
    }
}
