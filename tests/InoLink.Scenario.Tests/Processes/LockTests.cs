using System.ServiceModel;
using InoLink.Scenario.Tests.Records;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>The six real-time processes: a promoted document stays as it went, for everybody, and everything that is no change of what went passes.</summary>
public class LockTests(LockBench shared) : IClassFixture<LockBench>
{
    private readonly DocumentBench bench = shared.Bench;

    public static TheoryData<string> Documents => ["quote", "salesorder", "invoice"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_promoted_document_is_not_changed_by_an_administrator_either_and_the_refusal_names_both_numbers(string table)
    {
        Guid document = await bench.LinkedAsync(table);
        Entity row = bench.Row(table, document);

        string refusal = Refuses(() => bench.Rig.Administrator.Update(new Entity(table, document) { ["freightamount"] = new Money(5m) }));

        Assert.Contains(row.GetAttributeValue<string>(NumberOf(table)), refusal, StringComparison.Ordinal);
        Assert.Contains("is in QuickBooks as document " + Reference(row), refusal, StringComparison.Ordinal);
        Assert.Contains("steht in QuickBooks als Beleg " + Reference(row), refusal, StringComparison.Ordinal);
        Assert.Equal(row.GetAttributeValue<Money>("totalamount").Value, bench.Row(table, document).GetAttributeValue<Money>("totalamount").Value);
        Assert.Contains("cannot be changed or deleted", Refuses(() => bench.Rig.Administrator.Delete(table, document)), StringComparison.Ordinal);
        Assert.Equal("Linked", bench.Rig.LinkStatus(table, document));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Its_lines_are_neither_added_nor_changed_nor_deleted(string table)
    {
        Guid document = await bench.LinkedAsync(table);
        Entity line = bench.Rig.Lab.Rows(table + "detail", table + "id", document).Single();

        Assert.Contains("its lines cannot be changed here", Refuses(() => bench.AddLine(table, document)), StringComparison.Ordinal);
        Assert.Contains("its lines cannot be changed here", Refuses(() => bench.Rig.Administrator.Update(new Entity(table + "detail", line.Id) { ["quantity"] = 9m })), StringComparison.Ordinal);
        Assert.Contains("its lines cannot be changed here", Refuses(() => bench.Rig.Administrator.Delete(table + "detail", line.Id)), StringComparison.Ordinal);
        Entity after = bench.Rig.Lab.Rows(table + "detail", table + "id", document).Single();
        Assert.Equal(line.GetAttributeValue<decimal>("quantity"), after.GetAttributeValue<decimal>("quantity"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_that_was_never_promoted_is_free(string table)
    {
        Guid document = bench.CreateDocument(table);
        Guid line = bench.AddLine(table, document);

        bench.Rig.Salesperson.Update(new Entity(table, document) { ["freightamount"] = new Money(5m) });
        bench.Rig.Salesperson.Update(new Entity(table + "detail", line) { ["quantity"] = 3m });
        bench.Rig.Administrator.Delete(table + "detail", line);
        bench.Rig.Administrator.Delete(table, document);
    }

    [Fact]
    public async Task An_owner_change_passes()
    {
        Guid invoice = await bench.LinkedAsync("invoice");

        bench.Rig.Administrator.Update(new Entity("invoice", invoice) { ["ownerid"] = new EntityReference("systemuser", bench.Rig.Lab.Dataverse.AdministratorId) });

        Assert.Equal(bench.Rig.Lab.Dataverse.AdministratorId, bench.Row("invoice", invoice).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Fact]
    public async Task A_column_that_does_not_go_over_passes()
    {
        Guid invoice = await bench.LinkedAsync("invoice");

        bench.Rig.Salesperson.Update(new Entity("invoice", invoice) { ["description"] = "a note of ours" });

        Assert.Equal("a note of ours", Rig.Text(bench.Row("invoice", invoice), "description"));
    }

    [Fact]
    public async Task Our_own_columns_pass_and_what_contradicts_the_link_is_put_back()
    {
        Guid invoice = await bench.LinkedAsync("invoice");

        bench.Rig.Administrator.Update(new Entity("invoice", invoice) { ["ino_linkstatus"] = new OptionSetValue(Rig.Unlinked) });
        await bench.Rig.SettleAsync();

        Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", invoice));
    }

    [Fact]
    public async Task Activating_and_winning_a_promoted_quote_pass()
    {
        Guid quote = await bench.LinkedAsync("quote");

        bench.Rig.Salesperson.Update(new Entity("quote", quote) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        bench.Rig.Salesperson.Execute(new OrganizationRequest("WinQuote")
        {
            ["QuoteClose"] = new Entity("quoteclose") { ["quoteid"] = new EntityReference("quote", quote), ["subject"] = "won" },
            ["Status"] = new OptionSetValue(-1),
        });

        Assert.Equal(2, State("quote", quote));
    }

    [Fact]
    public async Task Converting_a_promoted_quote_passes()
    {
        Guid quote = await bench.LinkedAsync("quote");
        bench.Rig.Salesperson.Update(new Entity("quote", quote) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });

        OrganizationResponse order = bench.Rig.Salesperson.Execute(new OrganizationRequest("ConvertQuoteToSalesOrder") { ["QuoteId"] = quote, ["ColumnSet"] = new ColumnSet(true) });

        Guid made = ((Entity)order["Entity"]).Id;
        Assert.Single(bench.Rig.Lab.Rows("salesorderdetail", "salesorderid", made));
    }

    [Fact]
    public async Task Submitting_and_fulfilling_a_promoted_order_pass()
    {
        Guid order = await bench.LinkedAsync("salesorder");

        bench.Rig.Salesperson.Update(new Entity("salesorder", order)
        {
            ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(3), ["submitdate"] = bench.Rig.Lab.Clock.UtcNow.Date,
        });
        bench.Rig.Salesperson.Execute(new OrganizationRequest("FulfillSalesOrder")
        {
            ["OrderClose"] = new Entity("orderclose") { ["salesorderid"] = new EntityReference("salesorder", order), ["subject"] = "fulfilled" },
            ["Status"] = new OptionSetValue(-1),
        });

        Assert.Equal(3, State("salesorder", order));
    }

    [Fact]
    public async Task Converting_a_promoted_order_passes()
    {
        Guid order = await bench.LinkedAsync("salesorder");

        OrganizationResponse invoice = bench.Rig.Salesperson.Execute(new OrganizationRequest("ConvertSalesOrderToInvoice") { ["SalesOrderId"] = order, ["ColumnSet"] = new ColumnSet(true) });

        Assert.Single(bench.Rig.Lab.Rows("invoicedetail", "invoiceid", ((Entity)invoice["Entity"]).Id));
    }

    [Fact]
    public async Task Marking_a_promoted_invoice_paid_passes()
    {
        Guid invoice = await bench.LinkedAsync("invoice");

        bench.Rig.Salesperson.Update(new Entity("invoice", invoice) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(100001) });

        Assert.Equal(2, State("invoice", invoice));
    }

    [Fact]
    public async Task Many_at_once_are_refused_whole()
    {
        Guid promoted = await bench.LinkedAsync("invoice");
        Guid free = bench.CreateDocument("invoice");

        Refuses(() => bench.Rig.Administrator.Execute(new UpdateMultipleRequest
        {
            Targets = new EntityCollection([new Entity("invoice", free) { ["freightamount"] = new Money(5m) }, new Entity("invoice", promoted) { ["freightamount"] = new Money(5m) }]) { EntityName = "invoice" },
        }));

        Assert.Null(bench.Row("invoice", free).GetAttributeValue<Money>("freightamount"));
    }

    [Theory]
    [InlineData("BypassCustomPluginExecution", true)]
    [InlineData("BypassBusinessLogicExecution", "CustomSync")]
    [InlineData("BypassBusinessLogicExecution", "CustomSync,CustomAsync")]
    public async Task The_bypass_passes_and_the_next_sweep_marks_the_document_out_of_step(string parameter, object value)
    {
        Guid invoice = await bench.LinkedAsync("invoice");
        OrganizationRequest request = new UpdateRequest { Target = new Entity("invoice", invoice) { ["freightamount"] = new Money(12m) } };
        request.Parameters[parameter] = value;

        Assert.Contains("bypass", Refuses(() => bench.Rig.Salesperson.Execute(request)), StringComparison.Ordinal);
        bench.Rig.Administrator.Execute(request);
        for (int i = 0; i < 3; i++)
        {
            bench.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
            bench.Rig.Lab.Execute("ino_WakeLinkJobs");
            await bench.Rig.Lab.DrainAsync();
        }

        Assert.Equal("Linked", bench.Rig.LinkStatus("invoice", invoice));
        Assert.StartsWith("It was changed after it went to QuickBooks (discount or freight)", bench.Error("invoice", invoice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_switched_off_locks_nothing()
    {
        Guid invoice = await bench.LinkedAsync("invoice");

        bench.Rig.Lab.Switch("Lock promoted invoice", on: false);
        try
        {
            bench.Rig.Administrator.Update(new Entity("invoice", invoice) { ["freightamount"] = new Money(5m) });
        }
        finally
        {
            bench.Rig.Lab.Switch("Lock promoted invoice", on: true);
        }

        Assert.Equal(5m, bench.Row("invoice", invoice).GetAttributeValue<Money>("freightamount").Value);
    }

    private static string Refuses(Action act) => Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message;

    private int State(string table, Guid id) => bench.Row(table, id).GetAttributeValue<OptionSetValue>("statecode").Value;

    private static string NumberOf(string table) => table switch { "quote" => "quotenumber", "salesorder" => "ordernumber", _ => "invoicenumber" };

    private static string Reference(Entity row) => Rig.Text(row, "ino_accountingref") is { Length: > 0 } number ? number : Rig.Text(row, "ino_accountingid");
}

/// <summary>One laboratory with the locks switched on, for all tests of the class: each has documents of its own.</summary>
public sealed class LockBench : IAsyncLifetime
{
    internal DocumentBench Bench { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bench = await DocumentBench.OpenAsync();
        Bench.Rig.Lab.ImportProcesses(ProcessBench.Locks);
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
