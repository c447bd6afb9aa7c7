using InoLink.Engine;
using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.Engine.Items;
using InoLink.QuickBooks.Ipp.Mapping;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Ipp.Tests.Mapping;

/// <summary>What the planners really make: a field that one of them learns to send and no table has, fails here before it fails at a customer's.</summary>
public class PlannedDraftsTests
{
    private static readonly Guid Product = new("6f0f8d6e-2f0c-4f0a-9b2a-3d1f8c0a7e11");

    [Theory]
    [InlineData("account")]
    [InlineData("contact")]
    public void Customers(string table)
    {
        CustomerSource source = new()
        {
            Table = table, Name = "Acme", MainPhone = "1", OtherPhone = "2", MobilePhone = "3", Fax = "4", Email = "a@example.com", Website = "http://example.com", Currency = "USD",
            Person = new PersonName { Title = "Dr", First = "A", Middle = "B", Last = "C", Suffix = "Jr" }, BillTo = Address, ShipTo = Address,
        };

        AssertCarried(CustomerPlanner.Make(source, null, new ParentCustomer("7", "Parent", "USD"), new CustomerPreferences(), Settings("US", multiCurrency: true)));
    }

    [Theory]
    [InlineData(1, "Inventory")]
    [InlineData(776210000, "NonInventory")]
    [InlineData(3, "Service")]
    public void Items(int type, string expected)
    {
        ItemAccounts accounts = new() { Income = "1", Expense = "2", Asset = "3" };
        ItemPreferences preferences = new() { Inventory = accounts, NonInventory = accounts, Service = accounts, InventoryStartsOn = new DateTime(2026, 1, 1), SendQuantity = true };
        ItemSource source = new() { ProductNumber = "P-1", Name = "Product", Description = "D", Type = type, ListPrice = 12.34m, CurrentCost = 5m, QuantityOnHand = 3m, VendorName = "V" };

        JsonObject sent = AssertCarried(ItemPlanner.Make(source, null, preferences, Settings("US"), ListMatch.Find("V", [new("V", "56")])));

        Assert.Equal(expected, sent.Text("Type"));
    }

    [Theory]
    [InlineData("quote", "Estimate", "US")]
    [InlineData("quote", "Estimate", "GB")]
    [InlineData("salesorder", "SalesReceipt", "US")]
    [InlineData("invoice", "Invoice", "US")]
    [InlineData("invoice", "Invoice", "GB")]
    public void Documents(string table, string entity, string country)
    {
        DocumentSource source = new()
        {
            Table = table, Number = "N-1", Name = "Sale", CustomerId = Product, Currency = country == "US" ? "CAD" : "GBP", CrmRate = 1.3m, DetailAmount = 190m, DiscountAmount = 10m,
            PreFreightAmount = 180m, Freight = 5m, Tax = 3m, Total = 188m, Date = new DateTime(2026, 12, 31), DueDate = new DateTime(2027, 1, 30), ShipDate = new DateTime(2027, 1, 5),
            ExpiresOn = new DateTime(2027, 2, 28), PaymentTerms = "Net 30", ShippingMethod = "UPS", BillTo = Address, ShipTo = Address, BillEmail = "a@example.com",
            Lines =
            [
                new DocumentLine { Position = 1, ProductId = Product, ProductName = "Product", Description = "D", PricePerUnit = 100m, Quantity = 2m, ManualDiscount = 10m, Tax = 3m },
            ],
        };
        DocumentPreferences preferences = new()
        {
            WriteInItem = "1", LineDiscountItem = "2", ShippingItem = "3", DefaultTaxCode = country == "US" ? "TAX" : "4", ZeroTaxCode = country == "US" ? "NON" : "5",
            ShippingTaxCode = country == "US" ? "NON" : "5", Class = "6", Department = "7", DepositAccount = "8", PaymentMethod = "9", CrmTaxAmount = country == "US", UseCrmNumbers = true,
            OrderBecomes = "SalesReceipt",
        };
        DocumentContext context = new()
        {
            CustomerId = "10", CustomerCurrency = source.Currency, Items = new Dictionary<Guid, LinkedItem> { [Product] = new() { Id = "11" } }, Term = ListMatch.Find("Net 30", [new("Net 30", "3")]),
            QuickBooksRate = 0.72m, Today = new DateTime(2026, 12, 31), Marker = "ino:0123456789", EstimateId = "12",
        };

        JsonObject sent = AssertCarried(DocumentPlanner.Make(source, context, preferences, Settings(country, multiCurrency: true)), entity);

        Assert.Equal("2026-12-31", sent.Text("TxnDate"));
    }

    private static PostalAddress Address => new() { Lines = ["1", "2", "3", "4", "5"], City = "C", State = "CA", PostalCode = "94043", Country = "US" };

    private static JsonObject AssertCarried(Plan plan, string? entity = null)
    {
        Assert.True(plan.Write != null, plan.Problem?.Sentence);
        Assert.Equal(entity ?? plan.Write.Entity, plan.Write.Entity);
        JsonObject sent = AnswerJson.Of(Drafts.Entity(plan.Write));
        Assert.Equal(JsonText.Canonical(plan.Write.Body()), JsonText.Canonical(sent));
        return sent;
    }

    private static CompanySettings Settings(string country, bool multiCurrency = false) => CompanySettings.FromJson($$"""
        {"Name":"Sample","Country":"{{country}}","HomeCurrency":"{{(country == "US" ? "USD" : "GBP")}}","MultiCurrency":{{(multiCurrency ? "true" : "false")}},"CustomTxnNumbers":true,"AllowEstimates":true,
         "AllowDiscount":true,"AllowShipping":true,"UsingSalesTax":true,"PartnerTaxEnabled":true,"QuantityOnHand":true,"FiscalYearStartMonth":1,"BookCloseDate":null}
        """);
}
