using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>One list, searched and in pages: names in their order, documents newest first.</summary>
internal sealed class ListPage(QuickBooksCompany company, CompanyList list)
{
    private const int PageSize = 100;

    /// <param name="search">Part of a name, number or customer; empty = all.</param>
    /// <param name="page">From 1.</param>
    public string Body(string search, int page)
    {
        IEnumerable<JsonObject> found = company.All(list.Entity).Where(row => search.Length == 0 || Contains(list.Label(row), search) || Contains(Json.String(Json.Object(row, "CustomerRef"), "name"), search));
        List<JsonObject> rows = list.IsDocument
            ? [.. found.OrderByDescending(row => Json.String(row, "Id")?.PadLeft(12, '0'), StringComparer.Ordinal)]
            : [.. found.OrderBy(list.Label, StringComparer.OrdinalIgnoreCase)];
        int pages = Math.Max(1, (rows.Count + PageSize - 1) / PageSize);
        page = Math.Min(page, pages);
        string form = $"<form role=\"search\"><input type=\"search\" name=\"q\" aria-label=\"Search {Html.Text(list.Title)}\" value=\"{Html.Text(search)}\"><button>Search</button></form>";
        string table = Html.Table(list.Headings, rows.Skip((page - 1) * PageSize).Take(PageSize).Select(row => (string[])[Html.Link(list.AddressOf(company, row), list.Label(row)), .. list.Cells(row)]));
        return $"<h1>{Html.Text(list.Title)}</h1>{form}<p class=\"muted\">{rows.Count.ToString("N0", CultureInfo.InvariantCulture)} in all{Pages(search, page, pages)}</p>{table}";
    }

    private static string Pages(string search, int page, int pages)
    {
        string To(int number, string text) => " " + Html.Link(FormattableString.Invariant($"?q={Uri.EscapeDataString(search)}&page={number}"), text);
        return pages == 1 ? "" : FormattableString.Invariant($", page {page} of {pages}.") + (page > 1 ? To(page - 1, "Previous") : "") + (page < pages ? To(page + 1, "Next") : "");
    }

    private static bool Contains(string? text, string search) => text?.Contains(search, StringComparison.OrdinalIgnoreCase) == true;
}
