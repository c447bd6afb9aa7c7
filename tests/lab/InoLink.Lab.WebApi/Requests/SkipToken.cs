using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using InoLink.Lab.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>The <c>$skiptoken</c> of a next link: a cookie that only the server reads.</summary>
internal static class SkipToken
{
    public static int Page(Uri uri)
    {
        if (!QueryHelpers.ParseQuery(uri.Query).TryGetValue("$skiptoken", out var token))
        {
            return 1;
        }

        try
        {
            return int.Parse(XElement.Parse(token.ToString()).Attribute("pagenumber")!.Value, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception problem) when (problem is XmlException or NullReferenceException or FormatException or OverflowException)
        {
            throw ApiException.BadUri($"Malformed XML in the Paging Cookie: $skiptoken '{token}'. Use @odata.nextLink as it is.");
        }
    }

    public static string Next(Uri uri, int page, string? cookie)
    {
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !Uri.UnescapeDataString(part).StartsWith("$skiptoken=", StringComparison.Ordinal));
        XElement token = new("cookie", new XAttribute("pagenumber", page), new XAttribute("pagingcookie", Uri.EscapeDataString(cookie ?? "")), new XAttribute("istracking", "False"));
        return $"{uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', query.Append("$skiptoken=" + Uri.EscapeDataString(token.ToString(SaveOptions.DisableFormatting))))}";
    }
}
