using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Documents;

/// <summary>
/// What a document said in the CRM when it was sent, as one short digest a part: kept among the link's sent values, never sent. The document as it is now is held against it; against
/// what was sent it can't be, since settings, rates and links of others have their part in that. Pure.
/// </summary>
public static class DocumentFingerprint
{
    /// <summary>Our own member among the sent values.</summary>
    public const string Member = "ino:document";

    /// <summary>An order gets its date when it is submitted, so a date that was blank may be filled in later.</summary>
    private const string Date = "document date";

    public static JsonObject Of(DocumentSource document) => new()
    {
        { "customer", Digest(document.CustomerId) },
        { "currency", Digest(document.Currency) },
        { Date, document.Date == null ? "" : Digest(document.Date) },
        { "due, delivery or expiry date", Digest(document.DueDate, document.ShipDate, document.ExpiresOn) },
        { "name", Digest(document.Name) },
        { "terms or shipping method", Digest(document.PaymentTerms, document.ShippingMethod) },
        { "addresses", Digest(Address(document.BillTo), Address(document.ShipTo)) },
        { "discount or freight", Digest(document.DiscountAmount, document.DiscountPercentage, document.Freight) },
        { "tax", Digest(document.Tax) },
        { "lines", Digest(document.Lines.Select(Line).Cast<object>().ToArray()) },
    };

    /// <summary>The parts that differ; empty where nothing does, or where nothing is known of the document at its sending.</summary>
    public static IReadOnlyList<string> Differences(JsonObject sent, DocumentSource now)
    {
        if (sent.Object(Member) is not { } before)
        {
            return Array.Empty<string>();
        }

        JsonObject after = Of(now);
        return after.Names.Where(part => before.Has(part) && before.Text(part) != after.Text(part) && !(part == Date && before.Text(part) == "")).ToList();
    }

    private static string Line(DocumentLine line) => Join(
        line.ProductId, line.IsWriteIn ? line.ProductName : "", line.Description, line.PricePerUnit, line.Quantity, line.UnitName, line.VolumeDiscountPerUnit, line.ManualDiscount, line.Tax);

    private static string Address(PostalAddress address) =>
        Join(string.Join("\n", address.Lines), address.City, address.State, address.PostalCode, address.Country);

    private static string Digest(params object?[] values) => DeterministicId.Digest(Join(values)).Substring(0, 8);

    // amounts without trailing zeros: 10 and 10.0000 are the same money
    private static string Join(params object?[] values) => string.Join("|", values.Select(value => value switch
    {
        null => "",
        decimal number => number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    }));
}
