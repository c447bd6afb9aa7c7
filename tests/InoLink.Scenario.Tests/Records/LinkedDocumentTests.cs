using System.Text.Json.Nodes;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Records;

/// <summary>Documents after they went, and before: copies, revisions, changes past all locks, and what QuickBooks did to them.</summary>
public class LinkedDocumentTests
{
    private const string BeforeLines = "INO-1707";

    [Fact]
    public async Task A_document_asked_for_at_its_creation_waits_for_its_lines_and_then_goes_once()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Guid invoice = bench.CreateDocument("invoice", ("ino_linkstatus", new OptionSetValue(Rig.ToBeLinked)));
        await bench.Rig.Lab.DrainAsync();
        Entity waiting = bench.Rig.LastJob(invoice);
        Assert.Equal("Queued", Rig.StatusOf(waiting));
        Assert.NotNull(waiting.GetAttributeValue<DateTime?>("ino_nextattempton"));

        bench.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
        bench.Rig.Lab.Execute("ino_WakeLinkJobs");
        await bench.Rig.Lab.DrainAsync();
        Assert.Equal(BeforeLines, Rig.Text(bench.Rig.LastJob(invoice), "ino_errorcode"));

        bench.AddLine("invoice", invoice);
        await bench.Rig.SettleAsync();

        Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", invoice));
        Assert.Single(bench.Rig.Jobs(invoice));
        JsonObject booked = bench.Rig.Books.All("Invoice").Single();
        Assert.Equal(40m, booked["TotalAmt"]!.GetValue<decimal>() - (booked["TxnTaxDetail"]?["TotalTax"]?.GetValue<decimal>() ?? 0m));
    }

    [Fact]
    public async Task A_document_that_never_gets_a_line_is_refused_after_an_hour()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Guid invoice = bench.CreateDocument("invoice", ("ino_linkstatus", new OptionSetValue(Rig.ToBeLinked)));

        await bench.Rig.SettleAsync();

        Assert.Equal("INO-1706", Rig.Text(bench.Rig.LastJob(invoice), "ino_errorcode"));
        Assert.Equal("Error", bench.Rig.LinkStatus("invoice", invoice));
    }

    [Fact]
    public async Task B07_a_copy_of_a_linked_invoice_keeps_nothing_of_its_link()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Entity original = bench.Row("invoice", await bench.LinkedAsync("invoice"));

        Guid copy = bench.CreateDocument(
            "invoice", ("ino_linkstatus", original["ino_linkstatus"]), ("ino_accountingid", original["ino_accountingid"]), ("ino_accountingref", original["ino_accountingref"]),
            ("ino_totalcheck", original["ino_totalcheck"]), ("ino_lastlinkedon", original["ino_lastlinkedon"]));
        await bench.Rig.Lab.DrainAsync();

        Entity row = bench.Row("invoice", copy);
        Assert.DoesNotContain(row.Attributes, value => value.Key is "ino_linkstatus" or "ino_accountingid" or "ino_accountingref" or "ino_totalcheck" or "ino_lastlinkedon");
        Assert.Empty(bench.Rig.Jobs(copy));
        Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", original.Id));
    }

    [Fact]
    public async Task B07_a_revision_of_a_linked_quote_keeps_nothing_of_its_link_and_is_refused_naming_the_estimate()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Guid quote = await bench.LinkedAsync("quote");
        bench.Rig.Administrator.Update(new Entity("quote", quote) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        bench.Rig.Administrator.Execute(new OrganizationRequest("CloseQuote")
        {
            ["QuoteClose"] = new Entity("quoteclose") { ["quoteid"] = new EntityReference("quote", quote) }, ["Status"] = new OptionSetValue(7),
        });
        Entity revision = (Entity)bench.Rig.Administrator.Execute(new OrganizationRequest("ReviseQuote") { ["QuoteId"] = quote, ["ColumnSet"] = new ColumnSet(true) })["Entity"];
        await bench.Rig.Lab.DrainAsync();

        Assert.Equal("", bench.Rig.LinkStatus("quote", revision.Id));
        Assert.Equal("", Rig.Text(bench.Row("quote", revision.Id), "ino_accountingid"));

        Rig.Promote(bench.Rig.Administrator, "quote", revision.Id);
        await bench.Rig.SettleAsync();
        Assert.Equal("INO-1731", Rig.Text(bench.Rig.LastJob(revision.Id), "ino_errorcode"));
    }

    [Fact]
    public async Task B07_an_imported_account_that_says_Linked_without_a_link_is_cleared_by_the_sweep()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = Rig.Create(rig.Administrator, "account", ("name", "Copied In"), ("ino_linkstatus", new OptionSetValue(776210001)), ("ino_accountingid", "58"));

        for (int i = 0; i < 3; i++)
        {
            rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
            rig.Lab.Execute("ino_WakeLinkJobs");
            await rig.Lab.DrainAsync();
        }

        Assert.Equal("", rig.LinkStatus("account", account));
        Assert.Equal("", Rig.Text(rig.Administrator.Retrieve("account", account, new ColumnSet("ino_accountingid")), "ino_accountingid"));
        Assert.Single(rig.Jobs(), job => job.FormattedValues["ino_operation"] == "Batch");
    }

    [Fact]
    public async Task Products_and_accounts_created_as_To_be_Linked_are_found_by_the_sweep()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = Rig.Create(rig.Salesperson, "account", ("name", "Imported Ltd"), ("ino_linkstatus", new OptionSetValue(Rig.ToBeLinked)));
        await rig.Lab.DrainAsync();
        Assert.Empty(rig.Jobs());

        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(2));
        rig.Lab.Execute("ino_WakeLinkJobs");
        await rig.SettleAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    [Fact]
    [Reaches("INO-1812")]
    public async Task A_linked_invoice_changed_past_all_locks_is_marked_out_of_step_and_the_mark_goes_when_it_is_put_back()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Guid invoice = await bench.LinkedAsync("invoice");
        await TickAsync(bench.Rig);
        Assert.Equal("", bench.Error("invoice", invoice));

        bench.Rig.Administrator.Update(new Entity("invoice", invoice) { ["freightamount"] = new Money(12m) });
        await TickAsync(bench.Rig);

        Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", invoice));
        Assert.StartsWith("It was changed after it went to QuickBooks (discount or freight); QuickBooks invoice ", bench.Error("invoice", invoice), StringComparison.Ordinal);
        Entity notice = bench.Rig.LastJob(invoice);
        Told.OnJob(notice, "Error", "INO-1812", "discount or freight");
        int jobs = bench.Rig.Jobs(invoice).Count;
        await TickAsync(bench.Rig);
        Assert.Equal(jobs, bench.Rig.Jobs(invoice).Count);

        bench.Rig.Administrator.Update(new Entity("invoice", invoice) { ["freightamount"] = null });
        await TickAsync(bench.Rig);
        Assert.Equal("", bench.Error("invoice", invoice));
        InoLink.Lab.Laboratory.Execute(bench.Rig.Salesperson, "ino_RetryLinkJob", ("LinkJobId", notice.Id));
        await bench.Rig.SettleAsync();
        Assert.Equal(("Success", "Linked", ""), (Rig.StatusOf(bench.Rig.LastJob(invoice)), bench.Rig.LinkStatus("invoice", invoice), bench.Error("invoice", invoice)));
        Assert.Equal(0, bench.Rig.Lab.QuickBooks.Log.Done("Invoice", "update"));
    }

    [Fact]
    public async Task A_linked_document_cannot_be_unlinked_by_hand()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Guid invoice = await bench.LinkedAsync("invoice");

        bench.Rig.Administrator.Update(new Entity("invoice", invoice) { ["ino_linkstatus"] = new OptionSetValue(Rig.Unlinked) });
        await bench.Rig.SettleAsync();

        Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", invoice));
        Assert.NotEqual("", Rig.Text(bench.Row("invoice", invoice), "ino_accountingref"));
    }

    [Fact]
    public async Task B35_what_was_voided_deleted_or_made_inactive_in_QuickBooks_is_marked_within_a_day()
    {
        await using DocumentBench bench = await DocumentBench.OpenAsync();
        Guid voided = await bench.LinkedAsync("invoice");
        Guid deleted = await bench.LinkedAsync("quote");
        Guid untouched = await bench.LinkedAsync("invoice");
        Guid account = await LinkedRecordTests.LinkedAsync(bench.Rig, "Retired Customer");
        bench.Rig.Books.Void("Invoice", Rig.Text(bench.Row("invoice", voided), "ino_accountingid"));
        bench.Rig.Books.Delete("Estimate", Rig.Text(bench.Row("quote", deleted), "ino_accountingid"));
        string customer = Rig.Text(bench.Row("account", account), "ino_accountingid");
        bench.Rig.Books.MakeInactive("Customer", customer);

        await NextDayAsync(bench.Rig);

        Assert.Contains("was voided in QuickBooks", bench.Error("invoice", voided), StringComparison.Ordinal);
        Assert.Contains("was deleted in QuickBooks", bench.Error("quote", deleted), StringComparison.Ordinal);
        Assert.Contains("was made inactive there", bench.Error("account", account), StringComparison.Ordinal);
        Assert.Equal("", bench.Error("invoice", untouched));
        Assert.Equal("INO-1813", Rig.Text(bench.Rig.LastJob(voided), "ino_errorcode"));
        Assert.Equal("Accounting", bench.Rig.LastJob(voided).FormattedValues["ino_source"]);
        Assert.All((Guid[])[voided, untouched], id => Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", id)));
        int jobs = bench.Rig.Jobs(voided).Count;

        bench.Rig.Books.Reactivate("Customer", customer);
        await NextDayAsync(bench.Rig);

        Assert.Equal("", bench.Error("account", account));
        Assert.Equal(jobs, bench.Rig.Jobs(voided).Count);
    }

    private static async Task TickAsync(Rig rig)
    {
        for (int i = 0; i < 3; i++)
        {
            rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
            rig.Lab.Execute("ino_WakeLinkJobs");
            await rig.Lab.DrainAsync();
        }
    }

    private static async Task NextDayAsync(Rig rig)
    {
        rig.Lab.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await TickAsync(rig);
        await rig.SettleAsync();
        Assert.Equal("Success", Rig.StatusOf(rig.Jobs().Last(job => job.FormattedValues["ino_operation"] == "Read changes")));
    }
}
