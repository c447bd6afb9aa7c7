using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What a document lacks before its lines are looked at: a customer, its customer's and products' own promotion, prices, lines.</summary>
public sealed class DocumentNeedTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Fact]
    [Reaches("INO-1701")]
    public async Task A_document_whose_customer_was_taken_off_says_so_and_goes_once_it_has_one()
    {
        EntityReference customer = scene.Sales.Customer("Taken Off Ltd");
        EntityReference invoice = scene.Sales.Sale("invoice", customer, scene.Sales.Product("OFF-1"), 10m);
        scene.Sales.Update(invoice, ("customerid", null));
        Assert.Equal("INO-1701", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1701", () => scene.Sales.Update(invoice, ("customerid", customer)), "no customer");
    }

    [Fact]
    [Reaches("INO-1702")]
    public async Task Of_many_products_that_are_not_linked_the_first_are_named_with_their_customer_and_the_others_counted_so_that_the_columns_hold_it()
    {
        scene.Sales.Prefer(SalesRig.Quotes, ("ino_autocreatemissingcustomer", false));
        EntityReference quote = scene.Sales.Document("quote", scene.Sales.Customer("Fifty Products Ltd"));
        foreach (int number in Enumerable.Range(1, 50))
        {
            scene.Sales.Line(quote, scene.Sales.Product($"MISSING-{number:00}".PadRight(100, '-')), 1m);
        }

        await scene.MeetAsync(quote, "INO-1702", () => scene.Sales.Prefer(SalesRig.Quotes, ("ino_autocreatemissingcustomer", true)), "Fifty Products Ltd", "MISSING-09", "and 41 more");
    }

    [Theory]
    [Reaches("INO-1703")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_that_cannot_go_stops_its_document_which_goes_once_it_is_put_right_or_another_is_chosen(bool putRight)
    {
        EntityReference customer = scene.Sales.Customer($"Colon: {putRight}");
        EntityReference invoice = scene.Sales.Sale("invoice", customer, scene.Sales.Product($"NEEDS-{putRight}"), 10m);
        Assert.Equal("INO-1703", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1703", Mend, $"Colon: {putRight}", "a colon");

        Assert.Equal(putRight ? "Linked" : "Error", scene.Sales.Status(customer));

        void Mend()
        {
            scene.Sales.AssertRefused(customer, "INO-1202", "a colon");
            if (putRight)
            {
                scene.Sales.Update(customer, ("name", "Without a colon"));
            }
            else
            {
                scene.Sales.Update(invoice, ("customerid", scene.Sales.Customer("Another customer")));
            }
        }
    }

    [Fact]
    [Reaches("INO-1601")]
    [Reaches("INO-1703")]
    public async Task A_bundle_on_a_document_is_named_and_the_document_goes_with_the_products_it_holds()
    {
        EntityReference bundle = scene.Sales.Product("SET-1", 3, ("productstructure", new OptionSetValue(3)));
        EntityReference quote = scene.Sales.Sale("quote", scene.Sales.Customer("Bundle Ltd"), bundle, 30m);

        await scene.MeetAsync(quote, "INO-1703", Mend, "SET-1", "product bundle");

        void Mend()
        {
            scene.Sales.AssertRefused(bundle, "INO-1601", "SET-1");
            scene.Sales.Administrator.Delete("quotedetail", Assert.Single(scene.Sales.Where("quotedetail", "quoteid", quote.Id)).Id);
            scene.Sales.Line(quote, scene.Sales.Product("SET-PART-1"), 20m);
            scene.Sales.Line(quote, scene.Sales.Product("SET-PART-2"), 10m);
        }
    }

    [Theory]
    [Reaches("INO-1704")]
    [InlineData("Customer")]
    [InlineData("Item")]
    public async Task While_it_is_not_known_whether_what_it_needs_went_a_document_waits_then_goes_by_itself_and_nothing_is_asked_for_twice(string entity)
    {
        string name = $"Patience {entity}";
        EntityReference customer = scene.Sales.Customer(name);
        EntityReference product = scene.Sales.Product(name.ToUpperInvariant());
        EntityReference invoice = scene.Sales.Sale("invoice", customer, product, 10m);
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = entity, Operation = "create" });
        scene.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
        scene.Sales.Log.Clear();
        scene.Sales.Ask(entity == "Customer" ? customer : product);
        await scene.Rig.Lab.DrainAsync();

        // the need was asked for alone; neither the document nor its retry may send a second one beside it
        scene.Sales.Ask(invoice);
        await scene.Rig.Lab.DrainAsync();
        Told.OnJob(scene.Sales.Job(invoice), "Queued", "INO-1704", entity == "Customer" ? name : name.ToUpperInvariant());
        Assert.Equal("To be Linked", scene.Sales.Status(invoice));
        scene.Sales.Salesperson.Update(new Entity("invoice", invoice.Id) { ["description"] = "still mine" });
        Lab.Laboratory.Execute(scene.Sales.Salesperson, "ino_RetryLinkJob", ("LinkJobId", scene.Sales.Job(invoice).Id));
        await scene.Rig.Lab.DrainAsync();
        Assert.Equal("Queued", Rig.StatusOf(scene.Sales.Job(invoice)));

        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(customer, product, invoice);
        Assert.Equal((1, 1, 1), (scene.Sales.Log.Asked("Customer", "create"), scene.Sales.Log.Asked("Item", "create"), scene.Sales.Log.Asked("Invoice", "create")));
    }

    [Fact]
    [Reaches("INO-1705")]
    public async Task Prices_with_an_error_are_refused_and_the_document_goes_once_they_are_corrected()
    {
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Unpriced Ltd"));
        scene.Sales.Line(invoice, scene.Sales.Product("UNPRICED-1"), 10m, 1m, ("ispriceoverridden", false));
        EntityReference line = Assert.Single(scene.Sales.Where("invoicedetail", "invoiceid", invoice.Id)).ToEntityReference();
        Assert.Equal("INO-1705", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1705", () => scene.Sales.Update(line, ("ispriceoverridden", true), ("priceperunit", new Money(10))), "prices");
    }

    [Fact]
    [Reaches("INO-1706")]
    public async Task A_document_without_a_line_is_refused_and_goes_once_it_has_one()
    {
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Lineless Ltd"));
        Assert.Equal("INO-1706", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1706", () => scene.Sales.Line(invoice, scene.Sales.Product("FIRST-LINE-1"), 10m), "no line");
    }

    [Fact]
    [Reaches("INO-1707")]
    public async Task A_document_asked_for_at_its_creation_waits_while_its_lines_are_written_and_then_goes_once_by_itself()
    {
        EntityReference product = scene.Sales.Product("WRITTEN-1");
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Being Written Ltd"), ("ino_linkstatus", new OptionSetValue(Rig.ToBeLinked)));
        scene.Rig.Lab.Clock.Advance(TimeSpan.FromSeconds(31));
        scene.Sales.Line(invoice, product, 10m);
        scene.Rig.Lab.Execute("ino_WakeLinkJobs");
        await scene.Rig.Lab.DrainAsync();

        Told.OnJob(scene.Sales.Job(invoice), "Queued", "INO-1707", "lines are still being written");
        scene.Sales.Line(invoice, product, 20m);
        await scene.Rig.SettleAsync();

        scene.Sales.AssertLinked(invoice);
        Assert.Single(scene.Rig.Jobs(invoice.Id));
        Assert.Equal(30m, SalesRig.Net(scene.Sales.Books.Find("Invoice", Rig.Text(scene.Sales.Row(invoice), "ino_accountingid"))!));
    }

    [Fact]
    [Reaches("INO-1603")]
    public async Task A_write_in_line_needs_its_item_by_the_settings_name_also_where_another_program_wrote_it_without_the_flag()
    {
        object item = scene.Sales.Item("Services");
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Write-in Ltd"), ("skippricecalculation", new OptionSetValue(1)),
            ("totallineitemamount", new Money(80)), ("totalamountlessfreight", new Money(80)), ("totalamount", new Money(80)));
        Rig.Create(scene.Sales.Salesperson, "invoicedetail", ("invoiceid", invoice), ("skippricecalculation", new OptionSetValue(3)), ("productdescription", "A hand-made sign"),
            ("priceperunit", new Money(80)), ("quantity", 1m), ("lineitemnumber", 1));
        scene.Sales.Prefer(SalesRig.Transactions, ("ino_writeinitemid", null));

        await scene.MeetAsync(invoice, "INO-1603", () => scene.Sales.Prefer(SalesRig.Transactions, ("ino_writeinitemid", item)), "Write-In Product");
    }
}
