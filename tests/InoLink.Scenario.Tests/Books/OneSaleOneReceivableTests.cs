using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B01, B07 and B19: the chain quote, order, invoice.</summary>
public class OneSaleOneReceivableTests
{
    [Fact]
    public async Task B01_an_invoice_is_refused_with_the_number_once_its_order_went_over()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference order = rig.Sale("salesorder", rig.Customer("Chain Ltd"), rig.Product("CHAIN-1"), 100m);
        await rig.PromoteAsync(order);
        rig.AssertLinked(order);
        EntityReference invoice = rig.InvoiceOf(order);

        await rig.PromoteAsync(invoice);

        rig.AssertRefused(invoice, "INO-1730", SalesRig.Text(rig.Booked("Invoice")["DocNumber"]));
        Assert.Equal(1, rig.Log.Done("Invoice", "create"));
    }

    [Fact]
    public async Task B01_an_order_is_refused_once_one_of_its_invoices_went_over()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference order = rig.Sale("salesorder", rig.Customer("Chain Ltd"), rig.Product("CHAIN-1"), 100m);
        EntityReference invoice = rig.InvoiceOf(order);
        await rig.PromoteAsync(invoice);
        rig.AssertLinked(invoice);

        await rig.PromoteAsync(order);

        rig.AssertRefused(order, "INO-1730", SalesRig.Text(rig.Booked("Invoice")["DocNumber"]));
        Assert.Equal(1, rig.Log.Done("Invoice", "create"));
    }

    [Fact]
    public async Task B01_an_order_and_its_invoice_in_one_drain_make_one_receivable()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference order = rig.Sale("salesorder", rig.Customer("Chain Ltd"), rig.Product("CHAIN-1"), 100m);
        EntityReference invoice = rig.InvoiceOf(order);

        await rig.PromoteAsync(invoice, order);

        rig.AssertLinked(order);
        rig.AssertRefused(invoice, "INO-1730");
        Assert.Equal(1, rig.Log.Done("Invoice", "create"));
    }

    [Fact]
    public async Task B01_an_invoice_waits_while_it_is_not_known_whether_its_order_went_over()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference order = rig.Sale("salesorder", rig.Customer("Chain Ltd"), rig.Product("CHAIN-1"), 100m);
        EntityReference invoice = rig.InvoiceOf(order);
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Invoice", Operation = "create" });

        await rig.PromoteAsync(order, invoice);

        rig.AssertLinked(order);
        rig.AssertRefused(invoice, "INO-1730");
        Assert.Equal(1, rig.Log.Done("Invoice", "create"));
    }

    [Fact]
    public async Task B19_an_invoice_of_a_promoted_quote_carries_the_link_and_closes_the_estimate()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Orders, ("ino_billfrom", new OptionSetValue(776210000)));
        EntityReference quote = rig.Sale("quote", rig.Customer("Estimated Ltd"), rig.Product("EST-1"), 80m);
        await rig.PromoteAsync(quote);
        rig.AssertLinked(quote);
        rig.Activate(quote);
        EntityReference invoice = rig.InvoiceOf(rig.OrderOf(quote));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        JsonObject estimate = rig.Booked("Estimate");
        Assert.Equal("Closed", SalesRig.Text(estimate["TxnStatus"]));
        Assert.Equal(SalesRig.Text(estimate["Id"]), SalesRig.Text(rig.Booked("Invoice")["LinkedTxn"]![0]!["TxnId"]));
        Assert.DoesNotContain("not linked", Rig.Text(rig.Job(invoice), "ino_errordescription"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B19_an_estimate_that_was_closed_meanwhile_is_a_warning_on_the_linked_invoice()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference quote = rig.Sale("quote", rig.Customer("Estimated Ltd"), rig.Product("EST-1"), 80m);
        await rig.PromoteAsync(quote);
        rig.Books.Update("Estimate", SalesRig.Text(rig.Booked("Estimate")["Id"]), new JsonObject { ["TxnStatus"] = "Rejected" });
        rig.Activate(quote);
        EntityReference invoice = rig.InvoiceOf(rig.OrderOf(quote));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Assert.Contains("was not linked", Rig.Text(rig.Job(invoice), "ino_errordescription"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B07_a_copy_of_a_linked_invoice_has_no_link_and_is_promoted_as_a_sale_of_its_own()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("Copied Ltd");
        EntityReference product = rig.Product("COPY-1");
        EntityReference invoice = rig.Sale("invoice", customer, product, 10m);
        await rig.PromoteAsync(invoice);
        rig.AssertLinked(invoice);
        Entity row = rig.Row(invoice);

        EntityReference copy = rig.Document("invoice", customer, ("ino_linkstatus", row["ino_linkstatus"]), ("ino_accountingid", row["ino_accountingid"]), ("ino_accountingref", row["ino_accountingref"]),
            ("ino_totalcheck", row["ino_totalcheck"]), ("ino_lastlinkedon", row["ino_lastlinkedon"]));
        rig.Line(copy, product, 10m);
        await rig.Rig.Lab.DrainAsync();

        Assert.All(["ino_linkstatus", "ino_accountingid", "ino_accountingref", "ino_totalcheck", "ino_lastlinkedon"], column => Assert.False(rig.Row(copy).Contains(column), column));
        await rig.PromoteAsync(copy);
        rig.AssertLinked(invoice, copy);
        Assert.NotEqual(Rig.Text(rig.Row(invoice), "ino_accountingid"), Rig.Text(rig.Row(copy), "ino_accountingid"));
    }

    [Fact]
    public async Task B07_a_revision_of_a_linked_quote_is_refused_naming_the_estimate()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference quote = rig.Sale("quote", rig.Customer("Revised Ltd"), rig.Product("REV-1"), 25m);
        await rig.PromoteAsync(quote);
        rig.Activate(quote);
        EntityReference revision = rig.RevisionOf(quote);
        await rig.Rig.Lab.DrainAsync();
        Assert.Equal("", rig.Status(revision));

        await rig.PromoteAsync(revision);

        rig.AssertRefused(revision, "INO-1731", SalesRig.Text(rig.Booked("Estimate")["DocNumber"]));
        rig.AssertLinked(quote);
    }
}
