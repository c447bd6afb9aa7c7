using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>A list of a company that has a page.</summary>
/// <param name="Entity">Intuit's name.</param>
/// <param name="Title">What a bookkeeper calls it.</param>
/// <param name="Headings">Of its table; # stands over numbers.</param>
/// <param name="Cells">HTML of a row after the first cell, which is the link.</param>
internal sealed record CompanyList(string Entity, string Title, string Singular, bool IsDocument, IReadOnlyList<string> Headings, Func<JsonObject, string[]> Cells)
{
    public static IReadOnlyList<CompanyList> All { get; } =
    [
        new("Customer", "Customers", "Customer", false, ["Name", "E-mail", "Phone", "Currency", "#Balance"], customer =>
        [
            Html.Text(Json.String(Json.Object(customer, "PrimaryEmailAddr"), "Address")), Html.Text(Json.String(Json.Object(customer, "PrimaryPhone"), "FreeFormNumber")),
            Html.Text(Json.Reference(customer, "CurrencyRef")), Html.Text(DocumentPage.Amount(customer, "Balance")),
        ]),
        new("Item", "Products and services", "Item", false, ["Name", "Type", "Description", "#Price", "#On hand"], item =>
        [
            Html.Text(Json.String(item, "Type")), Html.Text(Json.String(item, "Description")), Html.Text(DocumentPage.Amount(item, "UnitPrice")), Html.Text(Json.String(item, "QtyOnHand")),
        ]),
        Documents("Estimate", "Estimates", "Estimate"),
        Documents("Invoice", "Invoices", "Invoice"),
        Documents("SalesReceipt", "Sales receipts", "Sales receipt"),
    ];

    public static CompanyList? Find(string entity) => All.FirstOrDefault(list => list.Entity == entity);

    public static string NameOf(JsonObject found) =>
        (Json.String(found, "FullyQualifiedName") ?? Json.String(found, "DisplayName") ?? Json.String(found, "Name")) + (Json.Flag(found, "Active") ? "" : " (inactive)");

    public string AddressOf(QuickBooksCompany company, JsonObject row) => $"/companies/{company.RealmId}/{Entity}/{Json.String(row, "Id")}";

    /// <summary>What the link of a row says.</summary>
    public string Label(JsonObject row) => IsDocument ? Json.String(row, "DocNumber") ?? "(no number)" : NameOf(row);

    private static CompanyList Documents(string entity, string title, string singular) => new(entity, title, singular, true, ["Number", "Date", "Customer", "Status", "#Total", "#Balance"], document =>
    [
        Html.Text(Json.String(document, "TxnDate")), Html.Text(Json.String(Json.Object(document, "CustomerRef"), "name")), Html.Text(DocumentPage.Status(document)),
        Html.Text(DocumentPage.Amount(document, "TotalAmt")), Html.Text(DocumentPage.Amount(document, "Balance")),
    ]);
}
