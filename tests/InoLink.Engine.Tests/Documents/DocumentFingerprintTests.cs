using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Documents;

/// <summary>A document is out of step when it no longer says what it said when it was sent (DESIGN §4.7).</summary>
public sealed class DocumentFingerprintTests
{
    public static TheoryData<string, Action<DocumentSource>> Changes => new()
    {
        { "customer", d => d.CustomerId = Guid.NewGuid() },
        { "currency", d => d.Currency = "EUR" },
        { "document date", d => d.Date = new DateTime(2026, 3, 2) },
        { "due, delivery or expiry date", d => d.DueDate = new DateTime(2026, 4, 1) },
        { "name", d => d.Name = "Other" },
        { "terms or shipping method", d => d.PaymentTerms = "Net 60" },
        { "addresses", d => d.ShipTo = new PostalAddress { City = "Salem" } },
        { "discount or freight", d => d.Freight = 5m },
        { "tax", d => d.Tax = 1.23m },
        { "lines", d => d.Lines[0].Quantity = 3m },
    };

    [Fact]
    public void An_unchanged_document_differs_in_nothing_whatever_its_state_became()
    {
        DocumentSource now = Document();
        now.State = 2;
        now.StatusReason = 100001;
        now.BillEmail = "other@example.com";

        Assert.Empty(DocumentFingerprint.Differences(Sent(Document()), now));
    }

    [Fact]
    public void Amounts_are_compared_as_money_not_as_text()
    {
        DocumentSource now = Document();
        now.Lines[0].PricePerUnit = 10.0000m;
        now.Freight = 0.00m;

        Assert.Empty(DocumentFingerprint.Differences(Sent(Document()), now));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_named_by_its_part(string part, Action<DocumentSource> change)
    {
        DocumentSource now = Document();
        change(now);

        Assert.Equal([part], DocumentFingerprint.Differences(Sent(Document()), now));
    }

    [Fact]
    public void A_date_that_was_blank_may_be_filled_in_later()
    {
        DocumentSource before = Document();
        before.Date = null;

        Assert.Empty(DocumentFingerprint.Differences(Sent(before), Document()));
    }

    [Fact]
    public void Nothing_is_said_of_a_document_whose_sending_is_not_known() => Assert.Empty(DocumentFingerprint.Differences(new JsonObject(), Document()));

    [Fact]
    public void It_never_goes_over_the_wire()
    {
        JsonObject wanted = Sent(Document());
        wanted["DocNumber"] = "1";

        Assert.Equal(["DocNumber"], SparseUpdate.Sendable(wanted).Names);
    }

    // as it comes back from the link's stored text
    private static JsonObject Sent(DocumentSource document) => JsonText.Read(JsonText.Write(new JsonObject { { DocumentFingerprint.Member, DocumentFingerprint.Of(document) } }));

    private static DocumentSource Document() => new()
    {
        Table = "invoice",
        CustomerId = Guid.Parse("11111111-1111-1111-1111-111111111111"),
        Currency = "USD",
        Date = new DateTime(2026, 3, 1),
        Name = "Chairs",
        PaymentTerms = "Net 30",
        Lines = [new DocumentLine { Position = 1, IsWriteIn = true, ProductName = "Chair", PricePerUnit = 10m, Quantity = 2m, UnitName = "Each" }],
    };
}
