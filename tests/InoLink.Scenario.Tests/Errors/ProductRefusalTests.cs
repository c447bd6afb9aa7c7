using System.Text.Json.Nodes;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What is wrong with a product, met and mended.</summary>
public sealed class ProductRefusalTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    private const int Inventory = 1;

    [Fact]
    [Reaches("INO-1201")]
    public async Task A_product_without_an_ID_says_so_and_goes_once_it_has_one()
    {
        EntityReference product = scene.Sales.Product("Unnumbered", more: ("productnumber", " "));

        await scene.MeetAsync(product, "INO-1201", () => scene.Sales.Update(product, ("productnumber", "NUMBERED-1")), "Product ID");
    }

    [Fact]
    [Reaches("INO-1202")]
    public async Task A_colon_in_a_products_ID_is_named_and_the_product_goes_once_it_is_taken_out()
    {
        EntityReference product = scene.Sales.Product("CO:LON");

        await scene.MeetAsync(product, "INO-1202", () => scene.Sales.Update(product, ("productnumber", "CO-LON")), "Product ID", "a colon");
    }

    [Theory]
    [Reaches("INO-1203")]
    [InlineData("productnumber", 100, "Product ID")]
    [InlineData("description", 4000, "Description")]
    public async Task B37_a_text_longer_than_QuickBooks_takes_is_refused_with_its_field_and_both_lengths_and_goes_at_the_very_limit(string column, int limit, string label)
    {
        scene.Widen("product", column, limit + 1);
        EntityReference product = scene.Sales.Product("LONG-" + column, 3, (column, new string('x', limit + 1)));

        await scene.MeetAsync(product, "INO-1203", () => scene.Sales.Update(product, (column, new string('x', limit))), $"{label} has {limit + 1} characters", $"takes {limit} at most");
    }

    [Theory]
    [Reaches("INO-1601")]
    [InlineData("family", 2, false)]
    [InlineData("bundle", 3, false)]
    [InlineData("kit", 1, true)]
    public async Task What_holds_other_products_is_refused_with_its_kind_and_the_products_it_holds_go_one_by_one(string kind, int structure, bool isKit)
    {
        EntityReference whole = scene.Sales.Product("WHOLE-" + kind, 3, ("productstructure", new OptionSetValue(structure)), ("iskit", isKit));
        EntityReference[] parts = [scene.Sales.Product($"{kind}-1"), scene.Sales.Product($"{kind}-2")];
        Assert.Equal("INO-1601", scene.Preview(whole));
        await scene.Sales.PromoteAsync(whole);
        Entity job = scene.Sales.AssertRefused(whole, "INO-1601", "WHOLE-" + kind, "product " + kind);

        await scene.Sales.PromoteAsync(parts);
        await scene.RetryAsync(job);

        scene.Sales.AssertLinked(parts);
        scene.Sales.AssertRefused(whole, "INO-1601");
        Assert.DoesNotContain(scene.Sales.Books.All("Item"), item => SalesRig.Text(item["Name"]) == "WHOLE-" + kind);
    }

    [Fact]
    [Reaches("INO-1602")]
    public async Task A_retired_product_is_refused_and_goes_once_it_is_active_again()
    {
        EntityReference product = scene.Sales.Product("RETIRED-1");
        scene.Sales.Update(product, ("statecode", new OptionSetValue(1)));
        Assert.Equal("INO-1602", scene.Preview(product));

        await scene.MeetAsync(product, "INO-1602", () => scene.Sales.Update(product, ("statecode", new OptionSetValue(0))), "retired");
    }

    [Theory]
    [Reaches("INO-1603")]
    [InlineData(3, "ino_serviceincomeaccountid", "Income Account (Service)")]
    [InlineData(776210000, "ino_noninventoryincomeaccountid", "Income Account (NonInventory)")]
    [InlineData(Inventory, "ino_inventoryincomeaccountid", "Income Account (Inventory)")]
    [InlineData(Inventory, "ino_inventoryexpenseaccountid", "Expense Account (Inventory)")]
    [InlineData(Inventory, "ino_inventoryassetaccountid", "Asset Account (Inventory)")]
    public async Task A_preference_that_a_product_needs_is_asked_for_by_its_name_and_it_goes_once_it_is_set(int type, string column, string setting)
    {
        EntityReference product = scene.Sales.Product($"{column}-{type}", type);
        object value = Assert.Single(scene.Sales.Where("ino_linkpreference", "ino_feature", SalesRig.Products))[column];
        scene.Sales.Prefer(SalesRig.Products, (column, null));
        Assert.Equal("INO-1603", scene.Preview(product));

        await scene.MeetAsync(product, "INO-1603", () => scene.Sales.Prefer(SalesRig.Products, (column, value)), setting);
    }

    [Theory]
    [Reaches("INO-1604")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_product_of_stock_is_refused_while_QuickBooks_counts_none_and_goes_by_switching_it_on_or_by_mapping_its_type(bool switchOn)
    {
        EntityReference product = scene.Sales.Product($"STOCK-{switchOn}", Inventory);
        scene.Sales.ChangeBooks(profile => profile with { QuantityOnHand = false });

        await scene.MeetAsync(product, "INO-1604", Mend, $"STOCK-{switchOn}");

        Assert.Equal(switchOn ? "Inventory" : "NonInventory", SalesRig.Text(ItemOf(product)["Type"]));
        scene.Sales.Prefer(SalesRig.Products, ("ino_producttypes", null));
        scene.Sales.ChangeBooks(profile => profile with { QuantityOnHand = true });

        void Mend()
        {
            if (switchOn)
            {
                scene.Sales.ChangeBooks(profile => profile with { QuantityOnHand = true });
            }
            else
            {
                scene.Sales.Prefer(SalesRig.Products, ("ino_producttypes", "1=NonInventory"));
            }
        }
    }

    [Theory]
    [Reaches("INO-1605")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_inactive_item_of_that_name_is_never_taken_up_silently(bool reactivate)
    {
        string name = $"ASLEEP-{reactivate}";
        string id = MakeItem(name);
        scene.Sales.Books.MakeInactive("Item", id);
        EntityReference product = scene.Sales.Product(name);

        await scene.MeetAsync(product, "INO-1605", Mend, name, id);

        Assert.Equal(reactivate, SalesRig.Text(ItemOf(product)["Id"]) == id);

        void Mend()
        {
            if (reactivate)
            {
                scene.Sales.Books.Reactivate("Item", id);
            }
            else
            {
                scene.Sales.Update(product, ("productnumber", name + "-NEW"));
            }
        }
    }

    [Fact]
    [Reaches("INO-1606")]
    public async Task Another_products_item_is_refused_with_that_product_and_goes_under_an_ID_of_its_own()
    {
        EntityReference first = scene.Sales.Product("SHARED-1");
        await scene.Sales.PromoteAsync(first);
        EntityReference second = scene.Sales.Product("SHARED-1");

        await scene.MeetAsync(second, "INO-1606", () => scene.Sales.Update(second, ("productnumber", "SHARED-2")), "SHARED-1", SalesRig.Text(ItemOf(first)["Id"]));

        Assert.NotEqual(SalesRig.Text(ItemOf(first)["Id"]), SalesRig.Text(ItemOf(second)["Id"]));
    }

    [Theory]
    [Reaches("INO-1607")]
    [InlineData("type")]
    [InlineData("id")]
    [InlineData("item")]
    public async Task An_item_of_another_type_is_refused_with_its_type_and_each_of_the_three_ways_out_leads_over(string changed)
    {
        string name = "TYPED-" + changed;
        string id = MakeItem(name);
        EntityReference product = scene.Sales.Product(name, type: 776210000);

        await scene.MeetAsync(product, "INO-1607", Mend, name, id, "Service");

        Assert.Equal(changed == "type", SalesRig.Text(ItemOf(product)["Id"]) == id);

        void Mend()
        {
            if (changed == "type")
            {
                scene.Sales.Update(product, ("producttypecode", new OptionSetValue(3)));
            }
            else if (changed == "id")
            {
                scene.Sales.Update(product, ("productnumber", name + "-NEW"));
            }
            else
            {
                scene.Sales.Books.Rename("Item", id, name + "-OLD");
            }
        }
    }

    [Fact]
    [Reaches("INO-1405")]
    public async Task An_item_that_was_renamed_right_after_it_stood_in_the_way_is_shown_as_nobody_and_the_product_goes_by_itself_or_renamed()
    {
        string id = MakeItem("PASSING-1");
        EntityReference product = scene.Sales.Product("PASSING-1");
        scene.AfterTheRefusal(() => scene.Sales.Books.Rename("Item", id, "PASSED-1"));

        await scene.MeetAsync(product, "INO-1405", () => { }, "PASSING-1");
    }

    [Theory]
    [Reaches("INO-1725")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vendor_that_QuickBooks_does_not_have_is_named_and_goes_once_both_agree(bool inQuickBooks)
    {
        EntityReference product = scene.Sales.Product($"VENDOR-{inQuickBooks}");
        scene.Sales.Update(product, ("vendorname", $"Unheard of {inQuickBooks}"));
        scene.Sales.Books.Create("Vendor", new JsonObject { ["DisplayName"] = $"Known Vendor {inQuickBooks}" });
        await scene.Sales.PromoteAsync(product);
        Entity job = scene.Sales.AssertRefused(product, "INO-1725", "Vendor", $"Unheard of {inQuickBooks}", "vendors");

        if (inQuickBooks)
        {
            scene.Sales.Books.Create("Vendor", new JsonObject { ["DisplayName"] = $"Unheard of {inQuickBooks}" });
        }
        else
        {
            scene.Sales.Update(product, ("vendorname", $"Known Vendor {inQuickBooks}"));
        }

        await scene.LoadListsAsync();
        await scene.RetryAsync(job);
        scene.Sales.AssertLinked(product);
        Assert.NotNull(ItemOf(product)["PrefVendorRef"]);
    }

    private string MakeItem(string name) =>
        SalesRig.Text(scene.Sales.Books.Create("Item", new JsonObject { ["Name"] = name, ["Type"] = "Service", ["IncomeAccountRef"] = new JsonObject { ["value"] = "1" } })["Id"]);

    private JsonObject ItemOf(EntityReference product) => scene.Sales.Books.Find("Item", Rig.Text(scene.Sales.Row(product), "ino_accountingid"))!;
}
