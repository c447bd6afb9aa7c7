using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.SampleData;

/// <summary>Writes the sample products with their units and price list, as a product manager would. What exists already stays as it is.</summary>
public sealed class SampleProducts(IOrganizationService administrator)
{
    public static Guid PriceList { get; } = SampleWriter.IdOf("pricelevel:retail");

    private static readonly Guid Schedule = SampleWriter.IdOf("uomschedule:pieces");

    /// <summary>Unit by the name that the data files use.</summary>
    public static EntityReference Unit(string name) => new("uom", SampleWriter.IdOf("uom:" + name));

    public void Write(JsonArray products)
    {
        ArgumentNullException.ThrowIfNull(products);
        Units();
        HashSet<Guid> existing = [.. administrator.RetrieveMultiple(new QueryExpression("product") { ColumnSet = new ColumnSet(false) }).Entities.Select(row => row.Id)];
        foreach (JsonObject row in products.OfType<JsonObject>())
        {
            Guid id = SampleWriter.IdOf("product:" + row["key"]!.GetValue<string>());
            if (!existing.Contains(id))
            {
                Product(id, row);
            }
        }
    }

    private void Product(Guid id, JsonObject row)
    {
        Entity product = new("product", id)
        {
            ["productnumber"] = Text(row, "number"),
            ["name"] = Text(row, "name"),
            ["description"] = Text(row, "description"),
            ["vendorname"] = Text(row, "vendor"),
            ["producttypecode"] = row["type"] is { } type ? new OptionSetValue(type.GetValue<int>()) : null,
            ["productstructure"] = new OptionSetValue(row["structure"]?.GetValue<int>() ?? 1),
            ["currentcost"] = Money(row, "cost"),
            ["price"] = Money(row, "price"),
            ["defaultuomid"] = Unit("Each"),
            ["defaultuomscheduleid"] = new EntityReference("uomschedule", Schedule),
            ["quantitydecimal"] = 5,
        };
        string state = Text(row, "state") ?? "Active";
        administrator.Create(product);
        if (state != "Draft")
        {
            // products start as drafts; only active ones are sold and retired
            State(id, 0);
            if (Money(row, "price") is { } price)
            {
                administrator.Create(new Entity("productpricelevel")
                {
                    ["pricelevelid"] = new EntityReference("pricelevel", PriceList), ["productid"] = product.ToEntityReference(), ["uomid"] = Unit("Each"), ["amount"] = price,
                });
            }
        }

        if (state == "Retired")
        {
            State(id, 1);
        }
    }

    private void State(Guid id, int state) => administrator.Update(new Entity("product", id) { ["statecode"] = new OptionSetValue(state) });

    private void Units()
    {
        if (administrator.RetrieveMultiple(new QueryExpression("pricelevel") { ColumnSet = new ColumnSet(false) }).Entities.Any(row => row.Id == PriceList))
        {
            return;
        }

        administrator.Create(new Entity("uomschedule", Schedule) { ["name"] = "Pieces", ["baseuomname"] = "Each" });
        EntityReference schedule = new("uomschedule", Schedule);
        administrator.Create(new Entity("uom", Unit("Each").Id) { ["name"] = "Each", ["quantity"] = 1m, ["uomscheduleid"] = schedule });
        administrator.Create(new Entity("uom", Unit("Dozen").Id) { ["name"] = "Dozen", ["quantity"] = 12m, ["baseuom"] = Unit("Each"), ["uomscheduleid"] = schedule });
        administrator.Create(new Entity("uom", Unit("Gross").Id) { ["name"] = "Gross", ["quantity"] = 12m, ["baseuom"] = Unit("Dozen"), ["uomscheduleid"] = schedule });

        // the price list comes last: its being there says that the units are
        administrator.Create(new Entity("pricelevel", PriceList) { ["name"] = "Retail" });
    }

    private static string? Text(JsonObject row, string member) => row[member]?.GetValue<string>();

    private static Money? Money(JsonObject row, string member) => row[member] is { } amount ? new Money(amount.GetValue<decimal>()) : null;
}
