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

    public static string Page(string title, string body) =>
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        + $"<title>{Text(title)}</title><style>{Style}</style></head><body>{body}</body></html>";
}
