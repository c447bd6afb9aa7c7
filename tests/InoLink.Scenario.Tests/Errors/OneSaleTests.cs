using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>Documents that went already, and the administrator's way out. What ends here is meant to end so: nothing is sent twice until QuickBooks has it no more.</summary>
public sealed class OneSaleTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Theory]
    [Reaches("INO-1730")]
    [InlineData("salesorder")]
    [InlineData("invoice")]
    public async Task B01_the_second_document_of_a_sale_stays_refused_however_often_it_is_tried_and_goes_once_the_first_was_voided_and_released(string firstTable)
    {
        EntityReference order = Sale("salesorder", "Chain " + firstTable);
        EntityReference invoice = scene.Sales.InvoiceOf(order);
        (EntityReference first, EntityReference second) = firstTable == "salesorder" ? (order, invoice) : (invoice, order);
        await scene.Sales.PromoteAsync(first);
        scene.Sales.AssertLinked(first);
        Assert.Equal("INO-1730", scene.Preview(second));
        scene.Sales.Log.Clear();

        await scene.Sales.PromoteAsync(second);
        Entity job = scene.Sales.AssertRefused(second, "INO-1730", Rig.Text(scene.Sales.Row(first), "ino_accountingref"));
        await scene.RetryAsync(job);
        scene.Sales.AssertRefused(second, "INO-1730");
        Assert.Empty(scene.Sales.Log.Entries);

        scene.Sales.Books.Void("Invoice", Id(first));
        Assert.True((bool)Release(first)["Released"]);
        await scene.RetryAsync(job);
        scene.Sales.AssertLinked(second);
        Assert.Equal(1, scene.Sales.Log.Done("Invoice", "create"));
    }

    [Fact]
    [Reaches("INO-1731")]
    public async Task B07_a_revision_goes_without_Force_once_the_earlier_estimate_was_deleted_and_released()
    {
        EntityReference quote = Sale("quote", "Revised Ltd");
        await scene.Sales.PromoteAsync(quote);
        scene.Sales.Activate(quote);
        EntityReference revision = scene.Sales.RevisionOf(quote);
        Assert.Equal("INO-1731", scene.Preview(revision));
        await scene.Sales.PromoteAsync(revision);
        Entity job = scene.Sales.AssertRefused(revision, "INO-1731", Rig.Text(scene.Sales.Row(quote), "ino_accountingref"));

        scene.Sales.Books.Delete("Estimate", Id(quote));
        Assert.True((bool)Release(quote)["Released"]);
        await scene.RetryAsync(job);

        scene.Sales.AssertLinked(revision);
    }

    [Fact]
    [Reaches("INO-1734")]
    [Reaches("INO-1735")]
    [Reaches("INO-1736")]
    public async Task B35_a_promoted_document_is_promoted_again_only_after_its_release_which_waits_until_QuickBooks_has_it_no_more()
    {
        EntityReference invoice = Sale("invoice", "Once Ltd");
        await scene.Sales.PromoteAsync(invoice);
        string id = Id(invoice);
        scene.Sales.Log.Clear();

        Told.ByRefusal(() => Promote(invoice), "INO-1734", "It went over already as Invoice", Rig.Text(scene.Sales.Row(invoice), "ino_accountingref"), "an administrator releases it");
        Told.InMessage("INO-1735", Refused(invoice), "still stands in QuickBooks with a total of", "Delete or void it in QuickBooks first");
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.ServerError) { Operation = "query" });
        Told.InMessage("INO-1736", Refused(invoice), "QuickBooks could not be asked, so nothing was changed", "Try again in a minute");
        Assert.Equal("Linked", scene.Sales.Status(invoice));
        Assert.Equal(0, scene.Sales.Log.Asked("Invoice", "create"));

        scene.Sales.Books.Void("Invoice", id);
        Assert.True((bool)Release(invoice)["Released"]);
        scene.Sales.Salesperson.Update(new Entity("invoice", invoice.Id) { ["description"] = "mine again" });
        Promote(invoice);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(invoice);
        Assert.NotEqual(id, Id(invoice));
        Assert.Equal(1, scene.Sales.Log.Done("Invoice", "create"));
    }

    private string Refused(EntityReference invoice)
    {
        OrganizationResponse answer = Release(invoice);
        Assert.False((bool)answer["Released"]);
        return (string)answer["Message"];
    }

    private OrganizationResponse Release(EntityReference document) =>
        scene.Rig.Lab.Execute("ino_ReleaseDocument", ("TableName", document.LogicalName), ("RecordId", document.Id), ("Reason", "To be sent anew"));

    private OrganizationResponse Promote(EntityReference document) => Laboratory.Execute(scene.Sales.Salesperson, "ino_Promote", ("TableName", document.LogicalName), ("RecordId", document.Id));

    private EntityReference Sale(string table, string customer) => scene.Sales.Sale(table, scene.Sales.Customer(customer), scene.Sales.Product(customer.ToUpperInvariant()), 10m);

    private string Id(EntityReference document) => Rig.Text(scene.Sales.Row(document), "ino_accountingid");
}
