using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Sales;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>One sales form: whom, when, its lines, and how the total comes about.</summary>
internal static class DocumentPage
{
    public static string Body(JsonObject document)
    {
        List<JsonObject> lines = [.. (document["Line"] as JsonArray ?? []).OfType<JsonObject>()];
        return Html.Facts(
            [
                ("Customer", Json.String(Json.Object(document, "CustomerRef"), "name")),
                ("Bill to", Address(Json.Object(document, "BillAddr"))),
                ("Ship to", Address(Json.Object(document, "ShipAddr"))),
                ("Date", Json.String(document, "TxnDate")),
                ("Due", Json.String(document, "DueDate")),
                ("Terms", Json.String(Json.Object(document, "SalesTermRef"), "name") ?? Json.Reference(document, "SalesTermRef")),
                ("Ship via", Json.String(Json.Object(document, "ShipMethodRef"), "name") ?? Json.Reference(document, "ShipMethodRef")),
                ("Status", Status(document)),
                ("E-mail", Json.String(Json.Object(document, "BillEmail"), "Address")),
                ("Currency", Currency(document)),
                ("Linked to", string.Join(", ", (document["LinkedTxn"] as JsonArray ?? []).OfType<JsonObject>().Select(link => $"{Json.String(link, "TxnType")} {Json.String(link, "TxnId")}"))),
                ("Message on the form", Json.String(Json.Object(document, "CustomerMemo"), "value")),
                ("Private note", Json.String(document, "PrivateNote")),
                ("QuickBooks id", Json.String(document, "Id")),
                ("SyncToken", Json.String(document, "SyncToken")),
            ])
            + "<h2>Lines</h2>" + Html.Table(["Item", "Description", "#Quantity", "#Price", "Tax", "#Amount"], lines.Where(IsItem).Select(Line)) + Totals(document, lines);
    }

    /// <summary>The amount with two decimals; empty if there is none.</summary>
    public static string Amount(JsonObject? found, string member) => Json.Number(found, member)?.ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "";

    public static string Status(JsonObject document) => Json.String(document, "PrivateNote") is { } note && note.StartsWith("Voided", StringComparison.Ordinal) ? "Voided" : Json.String(document, "TxnStatus") ?? "";

    /// <summary>An address in lines.</summary>
    public static string? Address(JsonObject? address) => address is null ? null : string.Join('\n', new[]
    {
        Json.String(address, "Line1"), Json.String(address, "Line2"), Json.String(address, "Line3"), Json.String(address, "Line4"), Json.String(address, "Line5"),
        string.Join(' ', new[] { Json.String(address, "City"), Json.String(address, "CountrySubDivisionCode"), Json.String(address, "PostalCode") }.Where(part => !string.IsNullOrEmpty(part))), Json.String(address, "Country"),
    }.Where(line => !string.IsNullOrEmpty(line)));

    private static string? Currency(JsonObject document) => Json.Reference(document, "CurrencyRef") is { } code
        ? Json.Number(document, "ExchangeRate") is { } rate && rate != 1 ? string.Create(CultureInfo.InvariantCulture, $"{code} at {rate}") : code
        : null;

    private static string Totals(JsonObject document, List<JsonObject> lines)
    {
        IEnumerable<(string Name, string Amount, bool IsSum)> rows = [
            ("Subtotal", lines.Where(line => Json.String(line, "DetailType") == "SubTotalLineDetail").Select(line => Amount(line, "Amount")).FirstOrDefault() ?? "", false),
            ("Discount", lines.Where(line => Json.String(line, "DetailType") == "DiscountLineDetail").Select(line => "−" + Amount(line, "Amount")).FirstOrDefault() ?? "", false),
            ("Shipping", lines.Where(line => Item(line) == SalesLines.Shipping).Select(line => Amount(line, "Amount")).FirstOrDefault() ?? "", false),
            ("Tax", Amount(Json.Object(document, "TxnTaxDetail"), "TotalTax"), false),
            ("Total", Amount(document, "TotalAmt"), true),
            ("Balance due", Amount(document, "Balance"), false),
        ];
        return $"<table class=\"totals\"><tbody>{string.Concat(rows.Where(row => row.Amount.Length > 0).Select(row => $"<tr{(row.IsSum ? " class=\"sum\"" : "")}><td>{row.Name}</td><td class=\"n\">{Html.Text(row.Amount)}</td></tr>"))}</tbody></table>";
    }

    private static bool IsItem(JsonObject line) => Json.String(line, "DetailType") is not ("SubTotalLineDetail" or "DiscountLineDetail") && Item(line) != SalesLines.Shipping;

    private static string? Item(JsonObject line) => Json.Reference(Json.Object(line, "SalesItemLineDetail"), "ItemRef");

    private static string[] Line(JsonObject line)
    {
        JsonObject? detail = Json.Object(line, "SalesItemLineDetail");
        return
        [
            Html.Text(Json.String(Json.Object(detail, "ItemRef"), "name") ?? Item(line) ?? "Description only"), Html.Text(Json.String(line, "Description")), Html.Text(Json.String(detail, "Qty")),
            Html.Text(Json.String(detail, "UnitPrice")), Html.Text(Json.Reference(detail, "TaxCodeRef")), Html.Text(Amount(line, "Amount")),
        ];
    }
}
