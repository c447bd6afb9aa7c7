using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>One sales form with its lines and totals; one customer as a list of its members.</summary>
internal static class DocumentPage
{
    public static string Body(JsonObject document)
    {
        List<JsonObject> lines = [.. (document["Line"] as JsonArray ?? []).OfType<JsonObject>()];
        string facts = Html.Table(["", ""],
        [
            ["Customer", Html.Text(Json.String(Json.Object(document, "CustomerRef"), "name"))],
            ["Date", Html.Text(Json.String(document, "TxnDate"))],
            ["Due", Html.Text(Json.String(document, "DueDate"))],
            ["Status", Html.Text(Json.String(document, "TxnStatus"))],
            ["Currency", Html.Text(Json.Reference(document, "CurrencyRef"))],
            ["Linked to", Html.Text(string.Join(", ", (document["LinkedTxn"] as JsonArray ?? []).OfType<JsonObject>().Select(link => $"{Json.String(link, "TxnType")} {Json.String(link, "TxnId")}")))],
            ["Memo on form", Html.Text(Json.String(Json.Object(document, "CustomerMemo"), "value"))],
            ["Private note", Html.Text(Json.String(document, "PrivateNote"))],
        ]);
        string table = Html.Table(["Item", "Description", "#Quantity", "#Price", "Tax", "#Amount"], lines.Select(Line));
        string totals = Html.Table(["", "#"],
        [
            ["Tax", Money(Json.Object(document, "TxnTaxDetail"), "TotalTax")],
            ["<strong>Total</strong>", $"<strong>{Money(document, "TotalAmt")}</strong>"],
            ["Balance", Money(document, "Balance")],
        ]);
        return facts + "<h2>Lines</h2>" + table + totals;
    }

    public static string Members(JsonObject found) => Html.Table(["", ""], found
        .Where(pair => pair.Value is not null && pair.Key is not ("domain" or "sparse"))
        .Select(pair => new[] { Html.Text(pair.Key), Html.Text(pair.Value is JsonValue value ? Json.String(found, pair.Key) ?? value.ToJsonString() : Flat((JsonObject)pair.Value!)) }));

    public static string Money(JsonObject? found, string member) =>
        Json.Number(found, member)?.ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "";

    private static string[] Line(JsonObject line)
    {
        JsonObject? detail = Json.Object(line, "SalesItemLineDetail");
        string kind = Json.String(line, "DetailType") switch
        {
            "SubTotalLineDetail" => "Subtotal",
            "DiscountLineDetail" => "Discount",
            _ => Json.String(Json.Object(detail, "ItemRef"), "name") ?? Json.Reference(detail, "ItemRef") ?? "",
        };
        string sign = kind == "Discount" ? "−" : "";
        return
        [
            Html.Text(kind), Html.Text(Json.String(line, "Description")), Html.Text(Json.String(detail, "Qty")), Html.Text(Json.String(detail, "UnitPrice")),
            Html.Text(Json.Reference(detail, "TaxCodeRef")), sign + Money(line, "Amount"),
        ];
    }

    private static string Flat(JsonObject part) => string.Join(", ", part.Select(pair => Json.String(part, pair.Key)).Where(text => text is { Length: > 0 } and not "INVALID"));
}
