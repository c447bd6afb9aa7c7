using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>GET of a set by FetchXML: given in the address, or that of a view (savedQuery).</summary>
internal static class FetchRequests
{
    public static ApiResponse Read(ApiSession session, TableMetadata table, string xml)
    {
        QueryOptions.Check(session.Request.Uri, ["fetchXml", "savedQuery"]);
        XElement fetch;
        try
        {
            fetch = XElement.Parse(xml);
        }
        catch (XmlException problem)
        {
            throw new ApiException(400, FaultCode.InvalidFetch, $"Invalid XML. {problem.Message}");
        }

        if ((string?)fetch.Element("entity")?.Attribute("name") is { } name && name != table.LogicalName)
        {
            throw new ApiException(400, FaultCode.InvalidFetch, $"The entity '{name}' of the FetchXML is not that of the address: {table.EntitySetName} holds {table.LogicalName}.");
        }

        var page = (int?)fetch.Attribute("page") ?? 1;
        if (fetch.Attribute("top") is null && fetch.Attribute("count") is null && session.Request.Prefer.MaxPageSize is { } size)
        {
            fetch.SetAttributeValue("count", size);
            fetch.SetAttributeValue("page", page);
        }

        var found = session.Service.RetrieveMultiple(new FetchExpression(fetch.ToString(SaveOptions.DisableFormatting)));
        JsonObject body = new() { ["@odata.context"] = session.Context(table.EntitySetName) };
        SetRequests.Counts(session, body, found, found.TotalRecordCount >= 0);
        if (found.MoreRecords)
        {
            body["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"] = Cookie(page + 1, found.PagingCookie);
        }

        if (session.Request.Prefer.Wants("Microsoft.Dynamics.CRM.morerecords"))
        {
            body["@Microsoft.Dynamics.CRM.morerecords"] = found.MoreRecords;
        }

        body["value"] = new JsonArray([.. found.Entities.Select(row => session.Writer.FetchedRow(table, row))]);
        return ApiResponse.Json(body).With("Preference-Applied", session.Request.Prefer.Applied());
    }

    /// <summary>The FetchXML of a view of this table.</summary>
    public static string OfView(ApiSession session, TableMetadata table, string id)
    {
        var view = session.Service.Retrieve("savedquery", Guid.TryParse(id, out var given) ? given : throw ApiException.BadUri($"savedQuery must be the id of a view, not '{id}'."), new ColumnSet("fetchxml", "returnedtypecode"));
        return view.GetAttributeValue<string>("returnedtypecode") == table.LogicalName
            ? view.GetAttributeValue<string>("fetchxml")
            : throw ApiException.BadUri($"The view {id} shows {view.GetAttributeValue<string>("returnedtypecode")}, not {table.LogicalName}.");
    }

    // encoded twice, as clients expect
    private static string Cookie(int page, string? cookie) => new XElement(
        "cookie", new XAttribute("pagenumber", page.ToString(CultureInfo.InvariantCulture)), new XAttribute("pagingcookie", Uri.EscapeDataString(Uri.EscapeDataString(cookie ?? ""))), new XAttribute("istracking", "False"))
        .ToString(SaveOptions.DisableFormatting);
}
