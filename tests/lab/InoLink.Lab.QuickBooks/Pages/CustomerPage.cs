using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>One customer: who it is, how it is billed, and its transactions.</summary>
internal static class CustomerPage
{
    public static string Body(QuickBooksCompany company, JsonObject customer) => Html.Facts(
    [
        ("Company name", Json.String(customer, "CompanyName")),
        ("Contact", string.Join(' ', ((string[])["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"]).Select(part => Json.String(customer, part)).Where(part => !string.IsNullOrEmpty(part)))),
        ("Parent", Json.Object(customer, "ParentRef") is { } parent ? company.Find("Customer", Json.String(parent, "value") ?? "") is { } found ? CompanyList.NameOf(found) : Json.String(parent, "value") : null),
        ("Bill with parent", Json.Object(customer, "ParentRef") is null ? null : Json.Flag(customer, "BillWithParent") ? "Yes" : "No"),
        ("E-mail", Json.String(Json.Object(customer, "PrimaryEmailAddr"), "Address")),
        ("Phone", Json.String(Json.Object(customer, "PrimaryPhone"), "FreeFormNumber")),
        ("Mobile", Json.String(Json.Object(customer, "Mobile"), "FreeFormNumber")),
        ("Fax", Json.String(Json.Object(customer, "Fax"), "FreeFormNumber")),
        ("Website", Json.String(Json.Object(customer, "WebAddr"), "URI")),
        ("Billing address", DocumentPage.Address(Json.Object(customer, "BillAddr"))),
        ("Shipping address", DocumentPage.Address(Json.Object(customer, "ShipAddr"))),
        ("Currency", Json.Reference(customer, "CurrencyRef")),
        ("Balance", DocumentPage.Amount(customer, "Balance")),
        ("Notes", Json.String(customer, "Notes")),
        ("QuickBooks id", Json.String(customer, "Id")),
        ("SyncToken", Json.String(customer, "SyncToken")),
    ]) + "<h2>Transactions</h2>" + Html.Table(["Type", "Number", "Date", "Status", "#Total", "#Balance"], CompanyList.All.Where(list => list.IsDocument)
        .SelectMany(list => company.All(list.Entity).Where(row => Json.Reference(row, "CustomerRef") == Json.String(customer, "Id")).Select(row => new[]
        {
            Html.Text(list.Singular), Html.Link(list.AddressOf(company, row), list.Label(row)), Html.Text(Json.String(row, "TxnDate")), Html.Text(DocumentPage.Status(row)),
            Html.Text(DocumentPage.Amount(row, "TotalAmt")), Html.Text(DocumentPage.Amount(row, "Balance")),
        })));
}
