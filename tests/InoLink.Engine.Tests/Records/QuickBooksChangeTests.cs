using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Records;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Records;

/// <summary>BOOKS B35: what QuickBooks' own changes mean for a linked record.</summary>
public sealed class QuickBooksChangeTests
{
    private static readonly Link Invoice = LinkRows.Link("invoice", "Invoice", "130", "1072");
    private static readonly Link Customer = LinkRows.Link("account", "Customer", "58");

    [Fact]
    public void B35_a_voided_document_is_told_by_its_number() => Assert.Equal(
        "QuickBooks invoice 1072 was voided in QuickBooks.", Told(Invoice, """{"Id":"130","TotalAmt":0,"PrivateNote":"Voided"}""")!.Sentence);

    [Theory]
    [InlineData("""{"Id":"130","TotalAmt":25.5,"PrivateNote":"Voided"}""")]
    [InlineData("""{"Id":"130","TotalAmt":0,"PrivateNote":"Free of charge ino:0123456789"}""")]
    [InlineData("""{"Id":"130","TotalAmt":25.5,"Balance":0}""")]
    public void B35_a_document_that_was_paid_edited_or_comes_to_nothing_is_not_voided(string changed) => Assert.Null(Told(Invoice, changed));

    [Theory]
    [InlineData("SalesReceipt", "salesorder", "QuickBooks sales receipt with id 7 was deleted in QuickBooks.")]
    [InlineData("Estimate", "quote", "QuickBooks estimate with id 7 was deleted in QuickBooks.")]
    public void B35_a_deleted_document_is_told(string type, string table, string sentence) =>
        Assert.Equal(sentence, Told(LinkRows.Link(table, type, "7"), """{"domain":"QBO","status":"Deleted","Id":"7"}""")!.Sentence);

    [Fact]
    public void B35_an_inactive_customer_is_told_an_active_one_not()
    {
        Assert.Equal("INO-1815", Told(Customer, """{"Id":"58","Active":false}""")!.Code);
        Assert.Null(Told(Customer, """{"Id":"58","Active":true}"""));
        Assert.Null(Told(Customer, """{"Id":"58"}"""));
    }

    [Fact]
    public void B35_a_customer_that_was_merged_away_is_told() => Assert.Equal("INO-1816", Told(Customer, """{"status":"Deleted","Id":"58"}""")!.Code);

    private static Problem? Told(Link link, string changed) => QuickBooksChange.Of(link, JsonText.Read(changed));
}
