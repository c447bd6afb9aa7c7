using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Books;

/// <summary>
/// A laboratory whose company is set up for sales: lists loaded by the product's own job, preferences that point at them, a unit for products. Documents are made as a salesperson makes
/// them, line by line through the organization service.
/// </summary>
internal sealed class SalesRig : IAsyncDisposable
{
    // choices of the solution, as a maker sees them
    public const int Customers = 776210000;
    public const int Products = 776210001;
    public const int Quotes = 776210002;
    public const int Orders = 776210003;
    public const int Transactions = 776210005;
    public const int SecondChoice = 776210001;
    private const int Accounts = 776210000;
    private const int Items = 776210002;
    private const int TaxCodes = 776210003;
    private const int PaymentMethods = 776210005;
    private readonly CompanyProfile profile;
    private readonly EntityReference unit;
    private readonly EntityReference units;

    private SalesRig(Rig rig, CompanyProfile profile)
    {
        Rig = rig;
        this.profile = profile;
        unit = First("uom");
        units = First("uomschedule");
    }

    public Rig Rig { get; }

    public IOrganizationService Administrator => Rig.Administrator;

    public IOrganizationService Salesperson => Rig.Salesperson;

    public QuickBooksServer QuickBooks => Rig.Lab.QuickBooks;

    public QuickBooksCompany Books => QuickBooks.GetOrCreateCompany(profile);

    public RequestLog Log => QuickBooks.Log;

    public Guid CompanyId { get; private set; }

    /// <summary>Currency of the accounts and documents that are made; null = the organization's.</summary>
    public EntityReference? Currency { get; set; }

    public static async Task<SalesRig> OpenAsync(CompanyProfile? profile = null, AsyncServiceOptions? async = null)
    {
        CompanyProfile company = profile ?? Rig.Profile;
        SalesRig rig = new(await Rig.OpenAsync(connect: false, async), company);
        rig.CompanyId = rig.Rig.Lab.Connect(company);
        rig.Books.Create("Item", Service("Line discount", "86"));
        rig.Books.Create("Item", Service("Freight", "82"));
        rig.Rig.Lab.Execute("ino_LoadLists", ("CompanyId", rig.CompanyId));
        await rig.Rig.SettleAsync();
        rig.Prefer(Products, ("ino_serviceincomeaccountid", rig.Account("1")), ("ino_noninventoryincomeaccountid", rig.Account("79")), ("ino_inventoryincomeaccountid", rig.Account("79")),
            ("ino_inventoryassetaccountid", rig.Account("81")), ("ino_inventoryexpenseaccountid", rig.Account("80")), ("ino_inventorystarton", new DateTime(2026, 1, 1)));
        rig.Prefer(Transactions, ("ino_writeinitemid", rig.Item("Services")), ("ino_linediscountitemid", rig.Item("Line discount")), ("ino_shippingitemid", rig.Item("Freight")));
        return rig;
    }

    public static CompanyProfile British { get; } = new() { RealmId = "123145700000002", Name = "British Company", Country = "GB", HomeCurrency = "GBP" };

    // settings

    /// <summary>Sets preferences of a feature as an administrator; the row is made if there is none.</summary>
    public void Prefer(int feature, params (string Column, object? Value)[] values)
    {
        Entity row = Where("ino_linkpreference", "ino_accountingcompanyid", CompanyId).FirstOrDefault(candidate => candidate.GetAttributeValue<OptionSetValue>("ino_feature")?.Value == feature) is { } found
            ? new Entity("ino_linkpreference", found.Id)
            : new Entity("ino_linkpreference") { ["ino_name"] = "Preferences", ["ino_accountingcompanyid"] = new EntityReference("ino_accountingcompany", CompanyId), ["ino_feature"] = new OptionSetValue(feature) };
        foreach ((string column, object? value) in values)
        {
            row[column] = value;
        }

        if (row.Id == Guid.Empty)
        {
            Administrator.Create(row);
        }
        else
        {
            Administrator.Update(row);
        }
    }

    /// <summary>Changes settings in QuickBooks and lets the product read them anew, as it does once a day.</summary>
    public void ChangeBooks(Func<CompanyProfile, CompanyProfile> change)
    {
        Books.ChangeSettings(change);
        SetCompany("ino_settingsreadon", null);
    }

    public void SetCompany(string column, object? value) => Administrator.Update(new Entity("ino_accountingcompany", CompanyId) { [column] = value });

    public EntityReference Account(string id) => Entry(Accounts, "ino_accountingid", id);

    public EntityReference Item(string name) => Entry(Items, "ino_name", name);

    public EntityReference TaxCode(string name) => Entry(TaxCodes, "ino_name", name);

    public EntityReference PaymentMethod(string name) => Entry(PaymentMethods, "ino_name", name);

    public EntityReference MakeCurrency(string code, decimal rate) => new("transactioncurrency", Rig.Create(
        Administrator, "transactioncurrency", ("isocurrencycode", code), ("currencyname", code), ("currencysymbol", code), ("exchangerate", rate), ("currencyprecision", 2)));

    // records

    public EntityReference Customer(string name, params (string Column, object Value)[] more) => new("account", Rig.CreateAccount(name, [.. InCurrency(), .. more]));

    /// <param name="type">1 = inventory, 3 = service.</param>
    public EntityReference Product(string number, int type = 3, params (string Column, object Value)[] more)
    {
        Guid id = Rig.Create(
            Administrator, "product",
            [("name", number), ("productnumber", number), ("producttypecode", new OptionSetValue(type)), ("defaultuomid", unit), ("defaultuomscheduleid", units), ("quantitydecimal", 2), .. more]);
        Administrator.Update(new Entity("product", id) { ["statecode"] = new OptionSetValue(0) });
        return new EntityReference("product", id);
    }

    public EntityReference Document(string table, EntityReference customer, params (string Column, object Value)[] more) =>
        new(table, Rig.Create(Salesperson, table, [("name", table + " of the scenario"), ("customerid", customer), .. InCurrency(), .. more]));

    public void Line(EntityReference document, EntityReference product, decimal price, decimal quantity = 1m, params (string Column, object Value)[] more) => Rig.Create(
        Salesperson, document.LogicalName + "detail",
        [(document.LogicalName + "id", document), ("productid", product), ("uomid", unit), ("ispriceoverridden", true), ("priceperunit", new Money(price)), ("quantity", quantity), .. more]);

    /// <summary>A document of one line.</summary>
    public EntityReference Sale(string table, EntityReference customer, EntityReference product, decimal price, params (string Column, object Value)[] more)
    {
        EntityReference document = Document(table, customer, more);
        Line(document, product, price);
        return document;
    }

    public EntityReference InvoiceOf(EntityReference order) =>
        ((Entity)Salesperson.Execute(new OrganizationRequest("ConvertSalesOrderToInvoice") { ["SalesOrderId"] = order.Id, ["ColumnSet"] = new ColumnSet("name") })["Entity"]).ToEntityReference();

    public EntityReference OrderOf(EntityReference quote) =>
        ((Entity)Salesperson.Execute(new OrganizationRequest("ConvertQuoteToSalesOrder") { ["QuoteId"] = quote.Id, ["ColumnSet"] = new ColumnSet("name") })["Entity"]).ToEntityReference();

    public EntityReference RevisionOf(EntityReference quote)
    {
        Close("CloseQuote", quote, 7);
        return ((Entity)Administrator.Execute(new OrganizationRequest("ReviseQuote") { ["QuoteId"] = quote.Id, ["ColumnSet"] = new ColumnSet("name") })["Entity"]).ToEntityReference();
    }

    public void Activate(EntityReference quote) => Administrator.Update(new Entity("quote", quote.Id) { ["statecode"] = new OptionSetValue(1) });

    public void Win(EntityReference quote) => Close("WinQuote", quote, -1);

    public void Update(EntityReference record, params (string Column, object? Value)[] values)
    {
        Entity row = new(record.LogicalName, record.Id);
        foreach ((string column, object? value) in values)
        {
            row[column] = value;
        }

        Administrator.Update(row);
    }

    // what comes of it

    /// <summary>Sets the records To be Linked and lets everything run.</summary>
    public async Task PromoteAsync(params EntityReference[] records)
    {
        Ask(records);
        await Rig.SettleAsync();
    }

    /// <summary>The button Retry of the record's last job, as a salesperson; a product's as an administrator, since nobody else may write it.</summary>
    public Task RetryAsync(EntityReference record) => RetryAsync(Job(record));

    public async Task RetryAsync(Entity job)
    {
        Lab.Laboratory.Execute(Rig.Text(job, "ino_tablename") == "product" ? Administrator : Salesperson, "ino_RetryLinkJob", ("LinkJobId", job.Id));
        await Rig.SettleAsync();
    }

    public void Ask(params EntityReference[] records)
    {
        foreach (EntityReference record in records)
        {
            // a read-only state is open to administrators alone
            Rig.Promote(Administrator, record.LogicalName, record.Id);
        }
    }

    public Entity Row(EntityReference record) => Administrator.Retrieve(record.LogicalName, record.Id, new ColumnSet(true));

    public string Status(EntityReference record) => Rig.LinkStatus(record.LogicalName, record.Id);

    public Entity Job(EntityReference record) => Rig.LastJob(record.Id);

    public void AssertLinked(params EntityReference[] records) => Assert.All(records, record =>
    {
        Entity job = Job(record);
        Assert.True(Status(record) == "Linked", $"{record.LogicalName}: {Status(record)} {Rig.Text(job, "ino_errorcode")} {Rig.Text(job, "ino_errordescription")}");
        Assert.Equal("Success", Rig.StatusOf(job));
    });

    /// <summary>
    /// The job ended Error with that code, says what to do, QuickBooks got nothing of the record, and the salesperson may change it as far as its state allows.
    /// </summary>
    public Entity AssertRefused(EntityReference record, string code, params string[] words)
    {
        Entity job = Job(record);
        Told.OnJob(job, "Error", code, words);
        Assert.Equal("Error", Status(record));
        Assert.Contains(Rig.Text(job, "ino_errordescription"), Rig.Text(Row(record), "ino_linkerror"), StringComparison.Ordinal);
        if (record.LogicalName != "product" && Row(record).GetAttributeValue<OptionSetValue>("statecode").Value == 0)
        {
            Salesperson.Update(new Entity(record.LogicalName, record.Id) { ["description"] = "still mine" });
        }

        return job;
    }

    /// <summary>The only object of the entity.</summary>
    public JsonObject Booked(string entity) => Assert.Single(Books.All(entity));

    public static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : "";

    public static decimal Amount(JsonNode? node) => decimal.Parse(Text(node), CultureInfo.InvariantCulture);

    /// <summary>A booked document's total without tax.</summary>
    public static decimal Net(JsonObject document) => Amount(document["TotalAmt"]) - (document["TxnTaxDetail"]?["TotalTax"] is { } tax ? Amount(tax) : 0m);

    public IReadOnlyList<Entity> Where(string table, string column, object value)
    {
        QueryExpression query = new(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return [.. Administrator.RetrieveMultiple(query).Entities];
    }

    public ValueTask DisposeAsync() => Rig.DisposeAsync();

    private static JsonObject Service(string name, string account) => new() { ["Name"] = name, ["Type"] = "Service", ["IncomeAccountRef"] = new JsonObject { ["value"] = account } };

    private (string Column, object Value)[] InCurrency() => Currency == null ? [] : [("transactioncurrencyid", Currency)];

    private void Close(string message, EntityReference quote, int status) => Administrator.Execute(new OrganizationRequest(message)
    {
        ["QuoteClose"] = new Entity("quoteclose") { ["quoteid"] = quote, ["subject"] = message }, ["Status"] = new OptionSetValue(status),
    });

    private EntityReference Entry(int list, string column, string value) => Where("ino_listentry", column, value)
        .Single(entry => entry.GetAttributeValue<OptionSetValue>("ino_listtype").Value == list && entry.GetAttributeValue<EntityReference>("ino_accountingcompanyid").Id == CompanyId).ToEntityReference();

    private EntityReference First(string table) => Administrator.RetrieveMultiple(new QueryExpression(table) { TopCount = 1 })[0].ToEntityReference();
}
