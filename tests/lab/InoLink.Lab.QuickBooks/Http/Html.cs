using System.Net;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>The frame of the few pages of the simulated company.</summary>
internal static class Html
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}a{color:#0b6623}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
        th{font-weight:600;background:#f4f6f4}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.muted{color:#777}
        """;

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A link; the text is encoded here.</summary>
    public static string Link(string address, string text) => $"<a href=\"{Text(address)}\">{Text(text)}</a>";

    /// <summary>A table of cells that are HTML already; a heading that starts with # stands over numbers.</summary>
    public static string Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        string head = string.Concat(headings.Select((heading, column) => $"<th{Class(headings, column)}>{Text(heading.TrimStart('#'))}</th>"));
        string body = string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select((cell, column) => $"<td{Class(headings, column)}>{cell}</td>"))}</tr>"));
        return body.Length == 0 ? "<p class=\"muted\">None yet.</p>" : $"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static string Class(IReadOnlyList<string> headings, int column) => headings[column].StartsWith('#') ? " class=\"n\"" : "";

    public static string Page(string title, string body) =>
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        + $"<title>{Text(title)}</title><style>{Style}</style></head><body>{body}</body></html>";
}
