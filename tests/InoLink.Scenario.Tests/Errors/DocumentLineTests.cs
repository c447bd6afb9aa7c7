using System.Text.Json.Nodes;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What is wrong with a document's lines and totals, met and mended. Totals that Dynamics would never compute come from a program that computes its own, as integrations do.</summary>
public sealed class DocumentLineTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    private static readonly OptionSetValue OwnTotals = new(1);

    [Theory]
    [Reaches("INO-1710")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task B13_a_unit_without_a_quantity_is_refused_with_line_and_unit_and_goes_once_it_has_one_or_the_default_unit_is_chosen(bool giveQuantity)
    {
        EntityReference product = scene.Sales.Product($"PALLET-{giveQuantity}");
        Entity row = scene.Sales.Row(product);
        EntityReference pallet = new("uom", Rig.Create(
            scene.Sales.Administrator, "uom", ("name", $"Pallet {giveQuantity}"), ("uomscheduleid", row["defaultuomscheduleid"]), ("baseuom", row["defaultuomid"])));
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer($"Pallets {giveQuantity}"));
        scene.Sales.Line(invoice, product, 120m, 2m, ("uomid", pallet));
        Assert.Equal("INO-1710", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1710", Mend, "Line 1", $"PALLET-{giveQuantity}", $"Pallet {giveQuantity}");

        Assert.Equal(giveQuantity ? 80m : 2m, SalesRig.Amount(LineOf(invoice)["Qty"]));
        Assert.Equal(240m, Net(invoice));

        void Mend()
        {
            if (giveQuantity)
            {
                scene.Sales.Update(pallet, ("quantity", 40m));
            }
            else
            {
                scene.Sales.Update(OnlyLine(invoice), ("uomid", row["defaultuomid"]));
            }
        }
    }

    [Theory]
    [Reaches("INO-1712")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task B11_a_discount_that_is_not_what_the_totals_took_off_is_refused_with_both_and_goes_once_the_totals_are_computed_anew(bool byDynamics)
    {
        EntityReference invoice = WithTotals($"Discount {byDynamics}", items: 100m, lessFreight: 95m, ("discountamount", new Money(10)));
        scene.Sales.Line(invoice, scene.Sales.Product($"DISCOUNTED-{byDynamics}"), 100m);
        Assert.Equal("INO-1712", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1712", () => Recalculate(invoice, byDynamics, 100m, 90m), "10.00", "5.00");

        Assert.Equal(90m, Net(invoice));
    }

    [Theory]
    [Reaches("INO-1713")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task B12_totals_that_are_not_what_the_lines_come_to_are_refused_with_both_and_go_once_they_are_computed_anew(bool byDynamics)
    {
        EntityReference invoice = WithTotals($"Totals {byDynamics}", items: 99m, lessFreight: 99m);
        scene.Sales.Line(invoice, scene.Sales.Product($"TOTALED-{byDynamics}"), 100m);
        Assert.Equal("INO-1713", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1713", () => Recalculate(invoice, byDynamics, 100m, 100m), "100.00", "99.00");

        Assert.Equal(100m, Net(invoice));
    }

    [Fact]
    [Reaches("INO-1714")]
    public async Task A_document_below_zero_is_refused_with_its_total_and_goes_once_it_is_corrected()
    {
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Returned Ltd"));
        scene.Sales.Line(invoice, scene.Sales.Product("RETURNED-1"), 1200.5m, -1m);
        Assert.Equal("INO-1714", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1714", () => scene.Sales.Update(OnlyLine(invoice), ("quantity", 1m)), "-1,200.50");
    }

    [Fact]
    [Reaches("INO-1727")]
    public async Task A_discount_below_zero_is_refused_and_goes_as_a_line_of_its_own()
    {
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Surcharge Ltd"), ("discountpercentage", 10m), ("freightamount", new Money(200)));
        scene.Sales.Line(invoice, scene.Sales.Product("TAKEN-BACK-1"), 100m, -1m);
        Assert.Equal("INO-1727", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1727", MakeALine, "-10.00");

        Assert.Equal(110m, Net(invoice));

        void MakeALine()
        {
            scene.Sales.Update(invoice, ("discountpercentage", null));
            scene.Sales.Line(invoice, scene.Sales.Product("SURCHARGE-1"), 10m);
        }
    }

    [Fact]
    [Reaches("INO-1728")]
    public async Task A_taxable_document_of_more_lines_than_QuickBooks_takes_counts_discounts_too_and_goes_in_two_parts()
    {
        const int Lines = 375;
        EntityReference customer = scene.Sales.Customer("Many Lines Ltd");
        EntityReference product = scene.Sales.Product("MANY-1");
        EntityReference invoice = WithTotals(customer, Lines, Lines - 5m, ("discountamount", new Money(5)));
        for (int number = 1; number <= Lines; number++)
        {
            scene.Sales.Line(invoice, product, 2m, 1m, ("manualdiscountamount", new Money(1)), ("lineitemnumber", number));
        }

        EntityReference rest = scene.Sales.Document("invoice", customer);

        await scene.MeetAsync(invoice, "INO-1728", Divide, "751 lines", "750 at most");
        await scene.Sales.PromoteAsync(rest);

        scene.Sales.AssertLinked(rest);
        Assert.Equal(Lines - 5m, Net(invoice) + Net(rest));

        void Divide()
        {
            scene.Sales.Administrator.Delete("invoicedetail", scene.Sales.Where("invoicedetail", "invoiceid", invoice.Id).Single(line => line.GetAttributeValue<int>("lineitemnumber") == Lines).Id);
            scene.Sales.Update(invoice, ("totallineitemamount", new Money(Lines - 1m)), ("totalamountlessfreight", new Money(Lines - 6m)), ("totalamount", new Money(Lines - 6m)));
            scene.Sales.Line(rest, product, 2m, 1m, ("manualdiscountamount", new Money(1)));
        }
    }

    [Fact]
    [Reaches("INO-1729")]
    public async Task Lines_of_parts_of_a_cent_that_do_not_come_to_the_total_are_refused_with_the_first_and_go_once_they_are_rounded()
    {
        EntityReference invoice = WithTotals("Half Cents Ltd", items: 0.67m, lessFreight: 0.67m);
        scene.Sales.Line(invoice, scene.Sales.Product("HALF-1"), 0.335m, 1m, ("lineitemnumber", 1));
        scene.Sales.Line(invoice, scene.Sales.Product("HALF-2"), 0.335m, 1m, ("lineitemnumber", 2));
        Assert.Equal("INO-1729", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1729", Round, "Line 1 (HALF-1) comes to 0.335", "0.68", "0.67");

        Assert.Equal(0.67m, Net(invoice));

        void Round()
        {
            List<Entity> lines = [.. scene.Sales.Where("invoicedetail", "invoiceid", invoice.Id).OrderBy(line => line.GetAttributeValue<int>("lineitemnumber"))];
            scene.Sales.Update(lines[0].ToEntityReference(), ("priceperunit", new Money(0.34m)));
            scene.Sales.Update(lines[1].ToEntityReference(), ("priceperunit", new Money(0.33m)));
        }
    }

    private EntityReference WithTotals(string customer, decimal items, decimal lessFreight, params (string Column, object Value)[] more) => WithTotals(scene.Sales.Customer(customer), items, lessFreight, more);

    private EntityReference WithTotals(EntityReference customer, decimal items, decimal lessFreight, params (string Column, object Value)[] more) => scene.Sales.Document(
        "invoice", customer,
        [("skippricecalculation", OwnTotals), ("totallineitemamount", new Money(items)), ("totalamountlessfreight", new Money(lessFreight)), ("totalamount", new Money(lessFreight)), .. more]);

    // by Dynamics: it computes the document's totals from now on; else the other program corrects what it wrote
    private void Recalculate(EntityReference invoice, bool byDynamics, decimal items, decimal lessFreight)
    {
        if (byDynamics)
        {
            scene.Sales.Update(invoice, ("skippricecalculation", new OptionSetValue(0)), ("freightamount", new Money(0)));
        }
        else
        {
            scene.Sales.Update(invoice, ("totallineitemamount", new Money(items)), ("totalamountlessfreight", new Money(lessFreight)), ("totalamount", new Money(lessFreight)));
        }
    }

    private EntityReference OnlyLine(EntityReference invoice) => Assert.Single(scene.Sales.Where("invoicedetail", "invoiceid", invoice.Id)).ToEntityReference();

    private JsonObject Booked(EntityReference invoice) => scene.Sales.Books.Find("Invoice", Rig.Text(scene.Sales.Row(invoice), "ino_accountingid"))!;

    private JsonNode LineOf(EntityReference invoice) => Booked(invoice)["Line"]!.AsArray()[0]!["SalesItemLineDetail"]!;

    private decimal Net(EntityReference invoice) => SalesRig.Net(Booked(invoice));
}
