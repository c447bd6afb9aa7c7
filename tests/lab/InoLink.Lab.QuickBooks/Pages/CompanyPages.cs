using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;
using Microsoft.AspNetCore.Http;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>Read-only pages for a look at the QuickBooks side: companies, their lists, one document.</summary>
internal sealed class CompanyPages(Func<IReadOnlyList<QuickBooksCompany>> companies)
{
    private static readonly string[] Documents = ["Estimate", "Invoice", "SalesReceipt"];

    public Answer Answer(HttpRequest request)
    {
        string[] path = (request.Path.Value ?? "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (request.Method != "GET")
        {
            return Missing();
        }

        return path switch
        {
            [] => Http.Answer.Html(200, Index()),
            ["login"] => DeepLink(request),
            ["companies", string realm] when Find(realm) is { } company => Http.Answer.Html(200, Overview(company)),
            ["companies", string realm, string entity, string id] when Find(realm) is { } company => One(company, entity, id),
            _ => Missing(),
        };
    }

    private static Answer Missing() => Http.Answer.Html(404, Html.Page("Not found", "<h1>Not found</h1><p><a href=\"/\">All companies</a></p>"));

    private QuickBooksCompany? Find(string realm) => companies().FirstOrDefault(company => company.RealmId == realm);

    /// <summary>The address behind "Open in QuickBooks": <c>/login?deeplinkcompanyid=…&amp;pagereq=invoice?txnId=…</c></summary>
    private static Answer DeepLink(HttpRequest request)
    {
        string realm = Uri.EscapeDataString(request.Query["deeplinkcompanyid"].ToString());
        string[] page = request.Query["pagereq"].ToString().Split('?', 2);
        string id = Uri.EscapeDataString(page.Length == 2 ? page[1].Split('=')[^1] : "");
        string? entity = page[0] switch { "customerdetail" => "Customer", "estimate" => "Estimate", "invoice" => "Invoice", "salesreceipt" => "SalesReceipt", _ => null };
        return new Answer(302, "", "text/html;charset=utf-8")
        {
            Headers = new Dictionary<string, string> { ["Location"] = entity is null ? $"/companies/{realm}" : $"/companies/{realm}/{entity}/{id}" },
        };
    }

    private string Index() => Html.Page("QuickBooks companies", "<h1>Simulated QuickBooks companies</h1><p><a href=\"/developer\">Apps and sandbox companies</a>, to connect one</p>" + Html.Table(
        ["Company", "Company id", "Country", "Currency", "#Customers", "#Invoices"],
        companies().Select(company => new[]
        {
            Html.Link($"/companies/{company.RealmId}", company.Profile.Name), Html.Text(company.RealmId), Html.Text(company.Profile.Country), Html.Text(company.Profile.HomeCurrency),
            Number(company.All("Customer").Count), Number(company.All("Invoice").Count),
        })));

    private static string Overview(QuickBooksCompany company) => Html.Page(company.Profile.Name,
        $"<p><a href=\"/\">All companies</a></p><h1>{Html.Text(company.Profile.Name)}</h1>"
        + Section("Customers", Html.Table(["Name", "E-mail", "Phone", "Currency", "#Balance"], company.All("Customer")
            .OrderBy(customer => Json.String(customer, "FullyQualifiedName"), StringComparer.OrdinalIgnoreCase).Select(customer => new[]
            {
                Html.Link(Address(company, "Customer", customer), Named(customer)), Html.Text(Json.String(Json.Object(customer, "PrimaryEmailAddr"), "Address")),
                Html.Text(Json.String(Json.Object(customer, "PrimaryPhone"), "FreeFormNumber")), Html.Text(Json.Reference(customer, "CurrencyRef")), Money(customer, "Balance"),
            })))
        + Section("Products and services", Html.Table(["Name", "Type", "Description", "#Price", "#On hand"], company.All("Item").Select(item => new[]
            {
                Html.Text(Named(item)), Html.Text(Json.String(item, "Type")), Html.Text(Json.String(item, "Description")), Html.Text(Json.String(item, "UnitPrice")), Html.Text(Json.String(item, "QtyOnHand")),
            })))
        + string.Concat(Documents.Select(type => Section(Title(type) + "s", Html.Table(["Number", "Date", "Customer", "Status", "#Total"], company.All(type).Select(document => new[]
            {
                Html.Link(Address(company, type, document), Json.String(document, "DocNumber") ?? "(no number)"), Html.Text(Json.String(document, "TxnDate")),
                Html.Text(Json.String(Json.Object(document, "CustomerRef"), "name")), Html.Text(Status(document)), Money(document, "TotalAmt"),
            }))))));

    private static Answer One(QuickBooksCompany company, string entity, string id)
    {
        string? type = Documents.Append("Customer").FirstOrDefault(known => known == entity);
        if (type is null || company.Find(type, id) is not { } found)
        {
            return Missing();
        }

        string title = type == "Customer" ? Named(found) : $"{Title(type)} {Json.String(found, "DocNumber") ?? "without number"}";
        string body = type == "Customer" ? DocumentPage.Members(found) : DocumentPage.Body(found);
        return Http.Answer.Html(200, Html.Page(title, $"<p>{Html.Link($"/companies/{company.RealmId}", company.Profile.Name)}</p><h1>{Html.Text(title)}</h1>{body}"));
    }

    private static string Title(string type) => type == "SalesReceipt" ? "Sales receipt" : type;

    private static string Section(string title, string table) => $"<h2>{Html.Text(title)}</h2>{table}";

    private static string Address(QuickBooksCompany company, string entity, JsonObject found) => $"/companies/{company.RealmId}/{entity}/{Json.String(found, "Id")}";

    private static string Named(JsonObject found) =>
        (Json.String(found, "FullyQualifiedName") ?? Json.String(found, "DisplayName") ?? Json.String(found, "Name")) + (Json.Flag(found, "Active") ? "" : " (inactive)");

    private static string Status(JsonObject document) => Json.String(document, "PrivateNote") == "Voided" ? "Voided" : Json.String(document, "TxnStatus") ?? "";

    private static string Money(JsonObject found, string member) => Html.Text(DocumentPage.Money(found, member));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
