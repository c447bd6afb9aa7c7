using InoLink.QuickBooks.Ipp.Mapping;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Tests.Mapping;

/// <summary>Drafts as objects of Intuit's SDK, and back: nothing is added, dropped, rounded or moved.</summary>
public class DraftsTests
{
    [Fact]
    public void Every_sample_draft_comes_back_as_it_went()
    {
        foreach (QuickBooksWrite write in Sample.All)
        {
            Data.IEntity entity = Drafts.Entity(write);

            Assert.Equal(write.Entity, entity.GetType().Name);
            Assert.Equal(JsonText.Canonical(write.Body()), JsonText.Canonical(AnswerJson.Of(entity)));
        }
    }

    [Fact]
    public void The_samples_hold_every_field_of_every_table()
    {
        string[] ofUpdates = ["Id", "SyncToken", "sparse", "MetaData"];

        Assert.Equal(CustomerTable.Members.Names.Except(ofUpdates).Order(), Sample.Customer.Names.Order());
        Assert.Equal(ItemTable.Members.Names.Except(ofUpdates).Order(), Sample.Item.Names.Order());
        Assert.Equal(EstimateTable.Members.Names.Except(ofUpdates).Order(), Sample.Estimate.Names.Order());
        Assert.Equal(InvoiceTable.Members.Names.Except(ofUpdates).Order(), Sample.Document.Names.Order());
        Assert.Equal(SalesReceiptTable.Members.Names.Except(ofUpdates).Order(), Sample.Document.Names.Order());
    }

    [Fact]
    public void Entity_ThatNobodyMapped_IsNamed()
        => Assert.Equal("Vendor", Assert.Throws<UnmappedFieldException>(() => Drafts.Entity(QuickBooksWrite.Create("Vendor", new JsonObject()))).Path);

    [Fact]
    public void A_field_that_no_table_has_is_named_with_its_place()
    {
        JsonObject invoice = Sample.Document;
        ((JsonObject)((List<object?>)invoice["Line"]!)[2]!).Object("DiscountLineDetail")!["Nonsense"] = 1m;

        UnmappedFieldException unmapped = Assert.Throws<UnmappedFieldException>(() => Drafts.Entity(QuickBooksWrite.Create("Invoice", invoice)));

        Assert.Equal("Invoice.Line[2].DiscountLineDetail.Nonsense", unmapped.Path);
        Assert.Contains(unmapped.Path, unmapped.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, object?> Unfit => new()
    {
        { "Customer", "DisplayName", null },
        { "Customer", "DisplayName", 7m },
        { "Customer", "Active", "true" },
        { "Customer", "BillAddr", "Main Street" },
        { "Customer", "ParentRef", "7" },
        { "Item", "UnitPrice", "12.5" },
        { "Item", "UnitPrice", 12 },
        { "Item", "Type", "noninventory" },
        { "Item", "Type", "5" },
        { "Item", "InvStartDate", "2026-01-01T00:00:00Z" },
        { "Item", "InvStartDate", "01/02/2026" },
        { "Invoice", "Line", "none" },
        { "Invoice", "Line", new List<object?> { null } },
        { "Invoice", "TxnDate", "2026-02-30" },
        { "Invoice", "GlobalTaxCalculation", "" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_value_of_another_kind_is_an_error_that_names_the_field_and_not_the_value(string entity, string field, object? value)
    {
        UnmappedFieldException unmapped = Assert.Throws<UnmappedFieldException>(() => Drafts.Entity(QuickBooksWrite.Create(entity, new JsonObject { { field, value } })));

        Assert.StartsWith($"{entity}.{field}", unmapped.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Main Street", unmapped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flag_IsUp_ForWhatTheDraftSays_AndForNothingElse()
    {
        Data.Item item = (Data.Item)Drafts.Entity(QuickBooksWrite.Create("Item", new JsonObject { { "Active", false }, { "PurchaseCost", 0m }, { "Type", "Service" } }));

        Assert.Equal((true, true, true), (item.ActiveSpecified, item.PurchaseCostSpecified, item.TypeSpecified));
        Assert.Equal((false, false, false, false), (item.TaxableSpecified, item.UnitPriceSpecified, item.QtyOnHandSpecified, item.InvStartDateSpecified));
    }

    [Fact]
    public void A_unit_price_is_the_choice_that_the_SDK_writes_as_UnitPrice()
    {
        Data.Invoice invoice = (Data.Invoice)Drafts.Entity(QuickBooksWrite.Create("Invoice", Sample.Document));

        Data.SalesItemLineDetail detail = Assert.IsType<Data.SalesItemLineDetail>(invoice.Line[0].AnyIntuitObject);
        Assert.Equal((14m, Data.ItemChoiceType.UnitPrice), (detail.AnyIntuitObject, detail.ItemElementName));
        Assert.IsType<Data.DescriptionLineDetail>(invoice.Line[1].AnyIntuitObject);
        Assert.IsType<Data.DiscountLineDetail>(invoice.Line[2].AnyIntuitObject);
    }

    // the SDK converts to UTC and cuts "T00:00:00" off: a local midnight would become the day before or a time
    [Theory]
    [InlineData("2026-12-31")]
    [InlineData("2024-02-29")]
    [InlineData("2026-03-08")]
    [InlineData("2026-10-25")]
    public void A_date_has_no_zone_that_could_move_it(string day)
    {
        Data.Invoice invoice = (Data.Invoice)Drafts.Entity(QuickBooksWrite.Create("Invoice", new JsonObject { { "TxnDate", day }, { "DueDate", day }, { "ShipDate", day } }));

        foreach (DateTime date in new[] { invoice.TxnDate, invoice.DueDate, invoice.ShipDate })
        {
            Assert.Equal(DateTimeKind.Unspecified, date.Kind);
            Assert.Equal(TimeSpan.Zero, date.TimeOfDay);
            Assert.Equal(day, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void An_update_is_sparse_and_says_which_object_it_means()
    {
        Data.Customer customer = (Data.Customer)Drafts.Entity(QuickBooksWrite.Update("Customer", "42", "3", new JsonObject { { "Notes", "n" } }));

        Assert.Equal(("42", "3", true, true), (customer.Id, customer.SyncToken, customer.sparse, customer.sparseSpecified));
        Assert.Null(customer.DisplayName);
    }
}
