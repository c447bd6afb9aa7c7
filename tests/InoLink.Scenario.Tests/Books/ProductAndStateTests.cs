using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B33 and B34: inventory, and the states that count.</summary>
public class ProductAndStateTests
{
    private const int Inventory = 1;

    [Fact]
    public async Task B33_an_inventory_product_starts_empty_on_the_day_of_the_preference()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference product = rig.Product("STOCK-1", Inventory);
        rig.Update(product, ("quantityonhand", 12m));

        await rig.PromoteAsync(product);

        rig.AssertLinked(product);
        JsonObject item = rig.Books.Find("Item", Rig.Text(rig.Row(product), "ino_accountingid"))!;
        Assert.Equal("Inventory", SalesRig.Text(item["Type"]));
        Assert.Equal(0m, SalesRig.Amount(item["QtyOnHand"]));
        Assert.Equal("2026-01-01", SalesRig.Text(item["InvStartDate"]));
    }

    [Fact]
    public async Task B33_the_CRMs_quantity_goes_over_only_by_preference()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Products, ("ino_initialquantity", new OptionSetValue(SalesRig.SecondChoice)));
        EntityReference product = rig.Product("STOCK-1", Inventory);
        rig.Update(product, ("quantityonhand", 12m));

        await rig.PromoteAsync(product);

        rig.AssertLinked(product);
        Assert.Equal(12m, SalesRig.Amount(rig.Books.Find("Item", Rig.Text(rig.Row(product), "ino_accountingid"))!["QtyOnHand"]));
    }

    [Fact]
    [Reaches("INO-1718")]
    public async Task B33_a_document_before_the_inventory_starts_is_refused_and_goes_with_a_later_date()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Early Ltd"), rig.Product("STOCK-1", Inventory), 9m, ("ino_documentdate", new DateTime(2025, 12, 31)));

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1718", "STOCK-1", "2026-01-01");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.Update(invoice, ("ino_documentdate", new DateTime(2026, 1, 1)));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
    }

    [Fact]
    [Reaches("INO-1604")]
    public async Task B33_where_QuickBooks_counts_no_stock_an_inventory_product_is_refused_and_never_becomes_another_type()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { QuantityOnHand = false });
        EntityReference product = rig.Product("STOCK-1", Inventory);

        await rig.PromoteAsync(product);
        rig.AssertRefused(product, "INO-1604", "STOCK-1");
        Assert.Equal(0, rig.Log.Asked("Item", "create"));

        rig.ChangeBooks(profile => profile with { QuantityOnHand = true });
        await rig.RetryAsync(product);
        rig.AssertLinked(product);
    }

    [Fact]
    public async Task B34_a_quote_goes_over_as_a_draft_active_or_won_and_a_won_one_is_accepted()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("State Ltd");
        EntityReference product = rig.Product("STATE-1");
        EntityReference[] quotes = [rig.Sale("quote", customer, product, 1m), rig.Sale("quote", customer, product, 2m), rig.Sale("quote", customer, product, 3m)];
        rig.Activate(quotes[1]);
        rig.Activate(quotes[2]);
        rig.Win(quotes[2]);

        await rig.PromoteAsync(quotes);

        rig.AssertLinked(quotes);
        Assert.Equal(["1 Pending", "2 Pending", "3 Accepted"], rig.Books.All("Estimate").Select(estimate => $"{SalesRig.Net(estimate):0} {SalesRig.Text(estimate["TxnStatus"])}").Order());
    }

    [Fact]
    [Reaches("INO-1602")]
    public async Task B34_what_was_lost_or_canceled_is_refused()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("State Ltd");
        EntityReference product = rig.Product("STATE-1");
        EntityReference quote = rig.Sale("quote", customer, product, 1m);
        rig.Activate(quote);
        EntityReference revision = rig.RevisionOf(quote);
        EntityReference order = rig.Sale("salesorder", customer, product, 2m);
        rig.Administrator.Execute(new OrganizationRequest("CancelSalesOrder") { ["OrderClose"] = new Entity("orderclose") { ["salesorderid"] = order }, ["Status"] = new OptionSetValue(4) });
        EntityReference invoice = rig.Sale("invoice", customer, product, 3m);
        rig.Update(invoice, ("statecode", new OptionSetValue(3)), ("statuscode", new OptionSetValue(100003)));

        await rig.PromoteAsync(quote, order, invoice);

        Assert.All([quote, order, invoice], document => rig.AssertRefused(document, "INO-1602"));
        Assert.Equal(0, rig.Log.Asked("Invoice", "create") + rig.Log.Asked("Estimate", "create") + rig.Log.Asked("Customer", "create"));

        // an invoice can be opened again; a closed quote lives on in its revision, and a canceled order stays canceled
        rig.Update(invoice, ("statecode", new OptionSetValue(0)));
        await rig.RetryAsync(invoice);
        await rig.PromoteAsync(revision);
        rig.AssertLinked(invoice, revision);
        await rig.RetryAsync(order);
        rig.AssertRefused(order, "INO-1602", "canceled");
    }

    [Fact]
    public async Task B34_a_paid_invoice_goes_over_and_asks_for_the_payment_in_QuickBooks()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Paid Ltd"), rig.Product("PAID-1"), 3m);
        rig.Update(invoice, ("statecode", new OptionSetValue(2)), ("statuscode", new OptionSetValue(100001)));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Assert.Contains("record the payment in QuickBooks", Rig.Text(rig.Job(invoice), "ino_errordescription"), StringComparison.Ordinal);
    }

    [Fact]
    [Reaches("INO-1603")]
    public async Task B34_a_sales_receipt_needs_to_know_where_the_money_is()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Orders, ("ino_billfrom", new OptionSetValue(SalesRig.SecondChoice)));
        EntityReference order = rig.Sale("salesorder", rig.Customer("Receipt Ltd"), rig.Product("REC-1"), 3m);

        await rig.PromoteAsync(order);
        rig.AssertRefused(order, "INO-1603", "Deposit Account");

        rig.Prefer(SalesRig.Orders, ("ino_depositaccountid", rig.Account("35")));
        await rig.RetryAsync(order);
        rig.AssertRefused(order, "INO-1603", "Payment Method");

        rig.Prefer(SalesRig.Orders, ("ino_paymentmethodid", rig.PaymentMethod("Visa")));
        await rig.RetryAsync(order);
        rig.AssertLinked(order);
        Assert.Equal("35", SalesRig.Text(rig.Booked("SalesReceipt")["DepositToAccountRef"]!["value"]));
    }
}
