using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;
using Microsoft.AspNetCore.Http;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>Read-only pages for a look at the QuickBooks side: companies, their lists, one document or customer.</summary>
internal sealed class CompanyPages(Func<IReadOnlyList<QuickBooksCompany>> companies)
{
    private const int Latest = 12;

    public Answer Answer(HttpRequest request)
    {
        string[] path = (request.Path.Value ?? "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (request.Method != "GET")
        {
            return Missing();
        }

        return path switch
        {
            [] => Shown(200, Html.Page("Companies", Bar(null, null), Index())),
            ["login"] => DeepLink(request),
            ["companies", string realm] when Find(realm) is { } company => Shown(200, Html.Page(company.Profile.Name, Bar(company, null), Overview(company))),
            ["companies", string realm, string entity] when Find(realm) is { } company && CompanyList.Find(entity) is { } list => Shown(200, Html.Page(
                list.Title, Bar(company, entity), new ListPage(company, list).Body(request.Query["q"].ToString(), Number(request.Query["page"].ToString())))),
            ["companies", string realm, string entity, string id] when Find(realm) is { } company => One(company, entity, id),
            _ => Missing(),
        };
    }

    private static Answer Shown(int status, string page) => Http.Answer.Html(status, page) with { Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = Html.Policy } };

    private static Answer Missing() => Shown(404, Html.Page("Not found", Bar(null, null), "<h1>Not found</h1><p><a href=\"/\">All companies</a></p>"));

    private QuickBooksCompany? Find(string realm) => companies().FirstOrDefault(company => company.RealmId == realm);

    /// <summary>The address behind "Open in QuickBooks": <c>/login?deeplinkcompanyid=…&amp;pagereq=invoice?txnId=…</c></summary>
    private static Answer DeepLink(HttpRequest request)
    {
        string realm = Uri.EscapeDataString(request.Query["deeplinkcompanyid"].ToString());
        string[] page = request.Query["pagereq"].ToString().Split('?', 2);
        string id = Uri.EscapeDataString(page.Length == 2 ? page[1].Split('=')[^1] : "");
        string target = page[0] switch { "customerdetail" => $"/Customer/{id}", "estimate" => $"/Estimate/{id}", "invoice" => $"/Invoice/{id}", "salesreceipt" => $"/SalesReceipt/{id}", "items" => "/Item", _ => "" };
        return new Answer(302, "", "text/html;charset=utf-8") { Headers = new Dictionary<string, string> { ["Location"] = $"/companies/{realm}{target}" } };
    }

    private static string Bar(QuickBooksCompany? company, string? current)
    {
        if (company is null)
        {
            return "<strong>QuickBooks (simulated)</strong><a href=\"/\">Companies</a>";
        }

        string links = string.Concat(CompanyList.All.Select(list => $"<a href=\"/companies/{company.RealmId}/{list.Entity}\"{(list.Entity == current ? " aria-current=\"page\"" : "")}>{Html.Text(list.Title)}</a>"));
        return $"<strong>{Html.Link($"/companies/{company.RealmId}", company.Profile.Name)}</strong><nav aria-label=\"Lists\">{links}</nav><a href=\"/\">All companies</a>";
    }

    private string Index() => "<h1>Companies</h1><p><a href=\"/developer\">Apps and sandbox companies</a>, to connect one</p>" + Html.Table(
        ["Company", "Company id", "Country", "Currency", "#Customers", "#Invoices"],
        companies().Select(company => new[]
        {
            Html.Link($"/companies/{company.RealmId}", company.Profile.Name), Html.Text(company.RealmId), Html.Text(company.Profile.Country), Html.Text(company.Profile.HomeCurrency),
            Count(company, "Customer"), Count(company, "Invoice"),
        }));

    private static string Overview(QuickBooksCompany company)
    {
        string cards = string.Concat(CompanyList.All.Select(list => $"<a href=\"/companies/{company.RealmId}/{list.Entity}\"><b>{Count(company, list.Entity)}</b>{Html.Text(list.Title)}</a>"));
        IEnumerable<(CompanyList List, JsonObject Row)> latest = CompanyList.All.Where(list => list.IsDocument).SelectMany(list => company.All(list.Entity).Select(row => (List: list, Row: row)))
            .OrderByDescending(one => Json.String(Json.Object(one.Row, "MetaData"), "CreateTime"), StringComparer.Ordinal).ThenByDescending(one => Json.String(one.Row, "Id")?.PadLeft(12, '0'), StringComparer.Ordinal).Take(Latest);
        return $"<h1>{Html.Text(company.Profile.Name)}</h1>"
            + Html.Facts([("Company id", company.RealmId), ("Country", company.Profile.Country), ("Home currency", company.Profile.HomeCurrency), ("Books closed to", company.Profile.BookCloseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))])
            + $"<div class=\"cards\">{cards}</div><h2>Latest transactions</h2>"
            + Html.Table(["Type", "Number", "Date", "Customer", "#Total"], latest.Select(one => new[]
            {
                Html.Text(one.List.Singular), Html.Link(one.List.AddressOf(company, one.Row), Json.String(one.Row, "DocNumber") ?? "(no number)"), Html.Text(Json.String(one.Row, "TxnDate")),
                Html.Text(Json.String(Json.Object(one.Row, "CustomerRef"), "name")), Html.Text(DocumentPage.Amount(one.Row, "TotalAmt")),
            }));
    }

    private static Answer One(QuickBooksCompany company, string entity, string id)
    {
        if (CompanyList.Find(entity) is not { } list || company.Find(entity, id) is not { } found)
        {
            return Missing();
        }

        string title = list.IsDocument ? $"{list.Singular} {Json.String(found, "DocNumber") ?? "without number"}" : CompanyList.NameOf(found);
        string body = list.IsDocument ? DocumentPage.Body(found) : entity == "Customer" ? CustomerPage.Body(company, found) : ItemPage.Body(found);
        return Shown(200, Html.Page(title, Bar(company, entity), $"<p>{Html.Link($"/companies/{company.RealmId}/{entity}", list.Title)}</p><h1 dir=\"auto\">{Html.Text(title)}</h1>{body}"));
    }

    private static string Count(QuickBooksCompany company, string entity) => company.All(entity).Count.ToString("N0", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : 1;
}
