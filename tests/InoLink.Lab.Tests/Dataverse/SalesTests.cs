using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class SalesTests : IDisposable
{
    private readonly Organization _organization = new();
    private readonly EntityReference _customer;
    private readonly EntityReference _unit;
    private readonly EntityReference _priceList;
    private readonly EntityReference _chair;
    private readonly IOrganizationService _seller;

    public SalesTests()
    {
        _customer = new EntityReference("account", _organization.Account("Customer"));
        _unit = _organization.First("uom");
        _priceList = new EntityReference("pricelevel", Admin.Create(new Entity("pricelevel") { ["name"] = "Retail" }));
        _chair = Product("Chair");
        Admin.Create(new Entity("productpricelevel") { ["pricelevelid"] = _priceList, ["productid"] = _chair, ["uomid"] = _unit, ["amount"] = new Money(19.99m) });
        _seller = _organization.As(_organization.Dataverse.CreateUser("Sales Person", _organization.Dataverse.RootBusinessUnitId, "Salesperson"));
        Admin.Execute(new OrganizationRequest("Assign") { ["Target"] = _customer, ["Assignee"] = Me() });
    }

    private IOrganizationService Admin => _organization.Admin;

    [Fact]
    public void Totals_AreTheSystemsPriceCalculation()
    {
        var quote = Quote();
        Line(quote, ("productid", _chair), ("uomid", _unit), ("quantity", 3m), ("manualdiscountamount", new Money(5)), ("tax", new Money(4.5m)));
        Line(quote, ("isproductoverridden", true), ("productdescription", "Assembly"), ("quantity", 1.5m), ("priceperunit", new Money(40.01m)));
        Admin.Update(new Entity("quote", quote) { ["discountpercentage"] = 10m, ["discountamount"] = new Money(1), ["freightamount"] = new Money(12) });

        var row = _organization.Get("quote", quote);
        var lines = _organization.Where("quotedetail", "quoteid", quote);

        Assert.Equal(59.97m, Amount(lines[0], "baseamount"));
        Assert.Equal(59.47m, Amount(lines[0], "extendedamount"));
        Assert.Equal(60.02m, Amount(lines[1], "baseamount"));
        Assert.Equal(114.99m, Amount(row, "totallineitemamount"));
        Assert.Equal(5m, Amount(row, "totallineitemdiscountamount"));
        Assert.Equal(12.5m, Amount(row, "totaldiscountamount"));
        Assert.Equal(102.49m, Amount(row, "totalamountlessfreight"));
        Assert.Equal(4.5m, Amount(row, "totaltax"));
        Assert.Equal(118.99m, Amount(row, "totalamount"));
        Assert.Equal(0, row.GetAttributeValue<OptionSetValue>("pricingerrorcode").Value);
        Assert.Equal([1, 2], lines.Select(line => line.GetAttributeValue<int>("lineitemnumber")));
        Assert.Equal("Chair", lines[0]["quotedetailname"]);
    }

    [Fact]
    public void Totals_FollowEveryChangeOfALine_AndRaiseAnUpdate()
    {
        var quote = Quote();
        var line = Line(quote, ("productid", _chair), ("uomid", _unit), ("quantity", 1m));
        var updates = new List<string>();
        _organization.Dataverse.Pipeline.Extension = new Listener(e => updates.Add($"{e.Message} {e.Table} {Amount(e.PostImage!, "totalamount")}".Trim()));
        Admin.Update(new Entity("quotedetail", line) { ["quantity"] = 2m });
        Assert.Equal(["Update quote 39.9800", "Update quotedetail 0"], updates);
        _organization.Dataverse.Pipeline.Extension = null;
        Admin.Delete("quotedetail", line);
        Assert.Equal(0m, Amount(_organization.Get("quote", quote), "totalamount"));
    }

    [Fact]
    public void PerUnitDiscount_MultipliesByTheQuantity()
    {
        Admin.Update(new Entity("organization", _organization.Dataverse.OrganizationId) { ["discountcalculationmethod"] = new OptionSetValue(1) });
        var quote = Quote();
        Line(quote, ("productid", _chair), ("uomid", _unit), ("quantity", 3m), ("manualdiscountamount", new Money(5)));
        Assert.Equal(44.97m, Amount(_organization.Get("quote", quote), "totalamount"));
    }

    [Fact]
    public void PricingErrors_AreOnTheLineAndOnTheDocument()
    {
        var quote = Quote(priceList: false);
        var line = Line(quote, ("productid", _chair), ("uomid", _unit), ("quantity", 1m));
        Assert.Equal(2, Error("quotedetail", line));
        Assert.Equal(2, Error("quote", quote));
        Admin.Update(new Entity("quotedetail", line) { ["ispriceoverridden"] = true, ["priceperunit"] = new Money(5) });
        Assert.Equal(0, Error("quote", quote));
        var table = Product("Table");
        var other = Line(quote, ("productid", table), ("uomid", _unit), ("quantity", 1m));
        Admin.Update(new Entity("quote", quote) { ["pricelevelid"] = _priceList });
        Admin.Update(new Entity("quotedetail", other) { ["quantity"] = 2m });
        Assert.Equal(11, Error("quotedetail", other));
        Assert.Equal(1, Error("quote", quote));
    }

    [Fact]
    public void PriceCalculation_CanBeSwitchedOff()
    {
        var quote = Admin.Create(new Entity("quote") { ["name"] = "Q", ["customerid"] = _customer, ["skippricecalculation"] = new OptionSetValue(1), ["totalamount"] = new Money(7) });
        Line(quote, ("isproductoverridden", true), ("productdescription", "x"), ("quantity", 1m), ("priceperunit", new Money(3)), ("skippricecalculation", new OptionSetValue(3)), ("extendedamount", new Money(99)));
        Assert.Equal(7m, Amount(_organization.Get("quote", quote), "totalamount"));
        Assert.Equal(99m, Amount(_organization.Where("quotedetail", "quoteid", quote)[0], "extendedamount"));
        Admin.Update(new Entity("organization", _organization.Dataverse.OrganizationId) { ["oobpricecalculationenabled"] = false });
        var plain = Admin.Create(new Entity("quote") { ["name"] = "Q", ["customerid"] = _customer, ["totalamount"] = new Money(5) });
        Assert.Equal(5m, Amount(_organization.Get("quote", plain), "totalamount"));
    }

    [Fact]
    public void AnActiveQuote_IsReadOnly_ButNotForTheAdministrator()
    {
        var quote = Quote(_seller);
        var line = Line(quote, _seller, ("productid", _chair), ("uomid", _unit), ("quantity", 1m));
        _seller.Update(new Entity("quote", quote) { ["description"] = "draft" });
        _seller.Update(new Entity("quote", quote) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });

        Assert.Equal(-2147220946, Organization.FaultOf(() => _seller.Update(new Entity("quote", quote) { ["description"] = "mine" })));
        Assert.Equal(-2147220946, Organization.FaultOf(() => _seller.Update(new Entity("quotedetail", line) { ["quantity"] = 2m })));
        Assert.Equal(-2147220946, Organization.FaultOf(() => _seller.Delete("quotedetail", line)));
        Assert.Equal(-2147220946, Organization.FaultOf(() => Line(quote, _seller, ("productid", _chair), ("uomid", _unit), ("quantity", 1m))));
        Admin.Update(new Entity("quote", quote) { ["description"] = "administrator" });
        _organization.As(_organization.Dataverse.SystemUserId).Update(new Entity("quote", quote) { ["description"] = "SYSTEM" });
        Assert.Equal("SYSTEM", _organization.Get("quote", quote)["description"]);
    }

    [Fact]
    public void Quote_IsWonClosedRevisedAndConverted()
    {
        var quote = Quote();
        Line(quote, ("productid", _chair), ("uomid", _unit), ("quantity", 2m));
        Assert.Equal(-2147187704, Organization.FaultOf(() => Close("WinQuote", quote, 4)));
        Assert.Equal(-2147187704, Organization.FaultOf(() => Admin.Update(new Entity("quote", quote) { ["statecode"] = new OptionSetValue(2) })));
        Activate("quote", quote, 1);

        Close("CloseQuote", quote, 7);
        Assert.Equal((3, 7), State("quote", quote));
        var revised = (Entity)Admin.Execute(new OrganizationRequest("ReviseQuote") { ["QuoteId"] = quote, ["ColumnSet"] = new ColumnSet(true) })["Entity"];
        Assert.Equal((0, 1), State("quote", revised.Id));
        Assert.Equal(_organization.Get("quote", quote)["quotenumber"], revised["quotenumber"]);
        Assert.Equal(1, revised["revisionnumber"]);
        Assert.Equal(39.98m, Amount(_organization.Get("quote", revised.Id), "totalamount"));
        Organization.FaultOf(() => Admin.Execute(new OrganizationRequest("ReviseQuote") { ["QuoteId"] = quote, ["ColumnSet"] = new ColumnSet(true) }));

        Activate("quote", revised.Id, 1);
        Close("WinQuote", revised.Id, -1);
        Assert.Equal((2, 4), State("quote", revised.Id));
        Assert.Single(_organization.Where("quoteclose", "quoteid", revised.Id));
        var order = (Entity)Admin.Execute(new OrganizationRequest("ConvertQuoteToSalesOrder") { ["QuoteId"] = revised.Id, ["ColumnSet"] = new ColumnSet("name", "quoteid", "totalamount") })["Entity"];
        Assert.Equal(revised.Id, order.GetAttributeValue<EntityReference>("quoteid").Id);
        var line = Assert.Single(_organization.Where("salesorderdetail", "salesorderid", order.Id));
        Assert.Equal(39.98m, Amount(_organization.Get("salesorder", order.Id), "totalamount"));
        Assert.Equal(2m, line["quantity"]);
    }

    [Fact]
    public void Order_IsSubmittedFulfilledCanceledAndBilled()
    {
        var order = Admin.Create(new Entity("salesorder") { ["name"] = "O", ["customerid"] = _customer, ["pricelevelid"] = _priceList, ["ownerid"] = Me() });
        Admin.Create(new Entity("salesorderdetail") { ["salesorderid"] = new EntityReference("salesorder", order), ["productid"] = _chair, ["uomid"] = _unit, ["quantity"] = 1m });
        var invoice = (Entity)Admin.Execute(new OrganizationRequest("ConvertSalesOrderToInvoice") { ["SalesOrderId"] = order, ["ColumnSet"] = new ColumnSet(true) })["Entity"];
        Assert.Equal(order, invoice.GetAttributeValue<EntityReference>("salesorderid").Id);
        Assert.StartsWith("INV-", invoice.GetAttributeValue<string>("invoicenumber"), StringComparison.Ordinal);
        Assert.NotNull(_organization.Where("invoicedetail", "invoiceid", invoice.Id).Single()["salesorderdetailid"]);

        Activate("salesorder", order, 1);
        Assert.Equal(-2147220946, Organization.FaultOf(() => _seller.Update(new Entity("salesorder", order) { ["description"] = "x" })));
        Admin.Execute(new OrganizationRequest("FulfillSalesOrder") { ["OrderClose"] = new Entity("orderclose") { ["salesorderid"] = new EntityReference("salesorder", order) }, ["Status"] = new OptionSetValue(100001) });
        Assert.Equal((3, 100001), State("salesorder", order));
        Assert.Equal(-2147187704, Organization.FaultOf(() => Admin.Execute(new OrganizationRequest("CancelSalesOrder") { ["OrderClose"] = new Entity("orderclose") { ["salesorderid"] = new EntityReference("salesorder", order) }, ["Status"] = new OptionSetValue(4) })));

        Admin.Execute(new OrganizationRequest("SetState") { ["EntityMoniker"] = invoice.ToEntityReference(), ["State"] = new OptionSetValue(2), ["Status"] = new OptionSetValue(100001) });
        Assert.Equal((2, 100001), State("invoice", invoice.Id));
        Admin.Execute(new OrganizationRequest("Assign") { ["Target"] = invoice.ToEntityReference(), ["Assignee"] = Me() });
        Assert.Equal(-2147220946, Organization.FaultOf(() => _seller.Update(new Entity("invoice", invoice.Id) { ["description"] = "x" })));
    }

    [Fact]
    public void Revision_TakesCustomColumnsAlong_AConversionDoesNot()
    {
        foreach (var table in new[] { "quote", "salesorder" })
        {
            _organization.Dataverse.Metadata.AddColumn(table, new ColumnMetadata { LogicalName = "new_mark", SchemaName = "new_Mark", Kind = ColumnKind.Text, MaxLength = 10, IsCustom = true });
        }

        var quote = Quote();
        Admin.Update(new Entity("quote", quote) { ["new_mark"] = "x" });
        Activate("quote", quote, 1);
        Close("CloseQuote", quote, 5);
        var revised = (Entity)Admin.Execute(new OrganizationRequest("ReviseQuote") { ["QuoteId"] = quote, ["ColumnSet"] = new ColumnSet(true) })["Entity"];
        Assert.Equal("x", revised["new_mark"]);
        Activate("quote", revised.Id, 1);
        var order = (Entity)Admin.Execute(new OrganizationRequest("ConvertQuoteToSalesOrder") { ["QuoteId"] = revised.Id, ["ColumnSet"] = new ColumnSet(true) })["Entity"];
        Assert.False(order.Contains("new_mark"));
        Assert.Equal((2, 4), State("quote", revised.Id));
    }

    [Fact]
    public void LockedPrices_AreNotReadFromThePriceListAgain()
    {
        var invoice = Admin.Create(new Entity("invoice") { ["name"] = "I", ["customerid"] = _customer, ["pricelevelid"] = _priceList });
        var line = Admin.Create(new Entity("invoicedetail") { ["invoiceid"] = new EntityReference("invoice", invoice), ["productid"] = _chair, ["uomid"] = _unit, ["quantity"] = 1m });
        Admin.Execute(new OrganizationRequest("LockInvoicePricing") { ["InvoiceId"] = invoice });
        Admin.Update(new Entity("productpricelevel", _organization.Where("productpricelevel", "productid", _chair.Id)[0].Id) { ["amount"] = new Money(50) });
        Admin.Update(new Entity("invoicedetail", line) { ["quantity"] = 2m });
        Assert.Equal(39.98m, Amount(_organization.Get("invoice", invoice), "totalamount"));
        Admin.Execute(new OrganizationRequest("UnlockInvoicePricing") { ["InvoiceId"] = invoice });
        Admin.Update(new Entity("invoicedetail", line) { ["quantity"] = 2m });
        Assert.Equal(100m, Amount(_organization.Get("invoice", invoice), "totalamount"));
    }

    [Fact]
    public void Product_StartsAsDraft_AndIsSoldOnlyWhenActive()
    {
        var draft = Product("Draft", active: false);
        Assert.Equal((2, 0), State("product", draft.Id));
        var quote = Quote();
        Assert.Equal(-2147220989, Organization.FaultOf(() => Line(quote, ("productid", draft), ("uomid", _unit), ("quantity", 1m))));
        Activate("product", draft.Id, 0);
        Line(quote, ("productid", draft), ("uomid", _unit), ("quantity", 1m), ("ispriceoverridden", true), ("priceperunit", new Money(1)));
        Assert.Equal(-2147187704, Organization.FaultOf(() => Activate("product", draft.Id, 2)));
        Activate("product", draft.Id, 1);
        Assert.Equal(-2147220953, Organization.FaultOf(() => Admin.Delete("product", draft.Id)));
        Assert.Equal(-2147206390, Organization.FaultOf(() => Admin.Create(new Entity("product") { ["name"] = "No unit" })));
    }

    [Fact]
    public void Document_NeedsACustomer_AndGoesWithItsLines()
    {
        Assert.Equal(-2147220989, Organization.FaultOf(() => Admin.Create(new Entity("invoice") { ["name"] = "I" })));
        var quote = Quote();
        Line(quote, ("productid", _chair), ("uomid", _unit), ("quantity", 1m));
        var seen = new List<string>();
        _organization.Dataverse.Pipeline.Extension = new Listener(e => seen.Add($"{e.Message} {e.Table}"));
        Admin.Delete("quote", quote);
        Assert.Equal(["Delete quotedetail", "Delete quote"], seen);
    }

    public void Dispose() => _organization.Dispose();

    private static decimal Amount(Entity row, string column) => row.GetAttributeValue<Money>(column)?.Value ?? 0;

    private EntityReference Me() => new("systemuser", (Guid)_seller.Execute(new OrganizationRequest("WhoAmI"))["UserId"]);

    private EntityReference Product(string name, bool active = true)
    {
        var id = Admin.Create(new Entity("product") { ["name"] = name, ["productnumber"] = name, ["defaultuomid"] = _unit, ["defaultuomscheduleid"] = _organization.First("uomschedule"), ["quantitydecimal"] = 2 });
        if (active)
        {
            Activate("product", id, 0);
        }

        return new EntityReference("product", id);
    }

    private Guid Quote(IOrganizationService? service = null, bool priceList = true) =>
        (service ?? Admin).Create(new Entity("quote") { ["name"] = "Q", ["customerid"] = _customer, ["pricelevelid"] = priceList ? _priceList : null });

    private Guid Line(Guid quote, params (string, object)[] values) => Line(quote, Admin, values);

    private static Guid Line(Guid quote, IOrganizationService service, params (string Name, object Value)[] values)
    {
        var line = new Entity("quotedetail") { ["quoteid"] = new EntityReference("quote", quote) };
        foreach (var (name, value) in values)
        {
            line[name] = value;
        }

        return service.Create(line);
    }

    private void Activate(string table, Guid id, int state) => Admin.Update(new Entity(table, id) { ["statecode"] = new OptionSetValue(state) });

    private void Close(string message, Guid quote, int status) => Admin.Execute(new OrganizationRequest(message)
    {
        ["QuoteClose"] = new Entity("quoteclose") { ["quoteid"] = new EntityReference("quote", quote), ["subject"] = message }, ["Status"] = new OptionSetValue(status),
    });

    private (int State, int Status) State(string table, Guid id)
    {
        var row = _organization.Get(table, id);
        return (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    private int Error(string table, Guid id) => _organization.Get(table, id).GetAttributeValue<OptionSetValue>("pricingerrorcode").Value;
}
