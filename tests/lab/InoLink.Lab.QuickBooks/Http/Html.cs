using System.Net;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>The frame of the pages of the simulated company. No page has a script.</summary>
internal static class Html
{
    /// <summary>Nothing from elsewhere, nothing but the style below.</summary>
    public const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1f2a24;--soft:#5c6a62;--line:#d9e0db;--head:#f1f5f2;--page:#fff;--brand:#0b6623;--bar:#0d3b1e;--bad:#a4262c}
        @media(prefers-color-scheme:dark){:root{--ink:#e6ece8;--soft:#9fb0a6;--line:#33413a;--head:#1d2822;--page:#141b17;--brand:#7fd49b;--bar:#0a2314;--bad:#ff9aa2}}
        *{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;margin:0;background:var(--page);color:var(--ink)}
        header{background:var(--bar);color:#fff;padding:.6rem 1.2rem;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;align-items:baseline}header a{color:#fff}header strong{margin-right:1rem}
        nav{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}nav a{text-decoration:none;opacity:.85}nav a:hover,nav a[aria-current]{opacity:1;text-decoration:underline}
        main{max-width:74rem;margin:0 auto;padding:1rem 1.2rem 3rem}a{color:var(--brand)}h1{font-size:1.55rem;margin:.6rem 0}h2{font-size:1.1rem;margin:1.8rem 0 .5rem}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;unicode-bidi:plaintext}
        th{font-weight:600;background:var(--head)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.muted{color:var(--soft)}.bad{color:var(--bad)}
        .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.8rem 1.6rem;margin:1rem 0}.facts dt{color:var(--soft);font-size:.85rem}.facts dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
        .facts div{min-width:0}table.totals{width:auto;min-width:18rem;margin:1rem 0 0 auto}table.totals tr:last-child td{border-bottom:0}tr.sum td{font-weight:600;border-top:2px solid var(--ink)}
        form{display:flex;gap:.5rem;margin:.6rem 0 1rem}input{font:inherit;padding:.3rem .5rem;min-width:16rem;max-width:100%}button{font:inherit;padding:.3rem .9rem}
        .cards{display:flex;flex-wrap:wrap;gap:.8rem}.cards a{display:block;border:1px solid var(--line);border-radius:.4rem;padding:.7rem 1.1rem;text-decoration:none;color:var(--ink);min-width:9rem}.cards b{display:block;font-size:1.5rem}
        """;

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A link; the text is encoded here.</summary>
    public static string Link(string address, string text) => $"<a href=\"{Text(address)}\">{Text(text)}</a>";

    /// <summary>A table of cells that are HTML already; a heading that starts with # stands over numbers.</summary>
    public static string Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        string head = string.Concat(headings.Select((heading, column) => $"<th scope=\"col\"{Class(headings, column)}>{Text(heading.TrimStart('#'))}</th>"));
        string body = string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select((cell, column) => $"<td{Class(headings, column)}>{cell}</td>"))}</tr>"));
        return body.Length == 0 ? "<p class=\"muted\">None yet.</p>" : $"<div class=\"scroll\"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>";
    }

    /// <summary>Names and values side by side, those without a value left out; values are encoded here.</summary>
    public static string Facts(IEnumerable<(string Name, string? Value)> facts) =>
        $"<dl class=\"facts\">{string.Concat(facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => $"<div><dt>{Text(fact.Name)}</dt><dd dir=\"auto\">{Text(fact.Value)}</dd></div>"))}</dl>";

    /// <summary>A page that belongs to no company.</summary>
    public static string Page(string title, string body) => Page(title, "<strong>QuickBooks (simulated)</strong>", body);

    /// <summary>A page with its bar.</summary>
    /// <param name="title">Of the window.</param>
    /// <param name="bar">HTML of the bar on top.</param>
    /// <param name="body">HTML of the page.</param>
    public static string Page(string title, string bar, string body) =>
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + $"<title>{Text(title)} - QuickBooks</title><style>{Style}</style></head><body><header>{bar}</header><main>{body}</main></body></html>";

    private static string Class(IReadOnlyList<string> headings, int column) => headings[column].StartsWith('#') ? " class=\"n\"" : "";
}
