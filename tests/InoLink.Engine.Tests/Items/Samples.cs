using InoLink.Engine.Documents;
using InoLink.Engine.Items;
using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Items;

/// <summary>Products and settings as the tests of items need them.</summary>
internal static class Samples
{
    public static CompanySettings UnitedStates { get; } = CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD","QuantityOnHand":true}""");

    public static CompanySettings Britain { get; } = CompanySettings.FromJson("""{"Country":"GB","HomeCurrency":"GBP","QuantityOnHand":true}""");

    public static CompanySettings WithoutQuantities { get; } = CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD"}""");

    public static ItemPreferences Preferences => new()
    {
        Inventory = new ItemAccounts { Income = "79", Expense = "80", Asset = "81" },
        NonInventory = new ItemAccounts { Income = "79", Expense = "80" },
        Service = new ItemAccounts { Income = "1" },
        InventoryStartsOn = new DateTime(2026, 1, 1),
    };

    /// <summary>A product with every column that goes over.</summary>
    public static ItemSource Product(Action<ItemSource>? with = null)
    {
        ItemSource source = new()
        {
            RecordId = Guid.NewGuid(),
            ProductNumber = "RF-01",
            Name = "Rock Fountain",
            Description = "A fountain of rock",
            Type = 1,
            ListPrice = 30m,
            CurrentCost = 12.345m,
            Currency = "USD",
            QuantityOnHand = 7m,
            VendorName = "Stone Works",
        };
        with?.Invoke(source);
        return source;
    }

    public static ListMatch Vendor(string text = "Stone Works") => ListMatch.Find(text, [new("stone works ", "30"), new("Twins", "31"), new("twins", "32")]);

    public static Plan Make(ItemSource source, ItemPreferences? preferences = null, CompanySettings? settings = null, Link? link = null, ListMatch? vendor = null) =>
        ItemPlanner.Make(source, link, preferences ?? Preferences, settings ?? UnitedStates, vendor ?? Vendor(source.VendorName));

    public static JsonObject Sent(ItemSource source, ItemPreferences? preferences = null, CompanySettings? settings = null)
    {
        Plan plan = Make(source, preferences, settings);
        Assert.True(plan.Kind == PlanKind.Create, plan.Problem?.ToString());
        return plan.Write!.Fields;
    }

    public static Link LinkAfter(Plan plan) => new(new Entity(LinkTable.Name, Guid.NewGuid())
    {
        [LinkTable.AccountingId] = "21",
        [LinkTable.SyncToken] = "0",
        [LinkTable.SentValues] = JsonText.Write(plan.Wanted),
    });
}
