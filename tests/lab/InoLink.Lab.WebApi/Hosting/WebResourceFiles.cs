using InoLink.Lab.Dataverse;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.WebApi.Hosting;

/// <summary>Serves the imported web resource rows by name; an address with <c>%7b…%7d</c> in front (the platform's cache key) is the same file.</summary>
internal sealed class WebResourceFiles(LocalDataverse dataverse)
{
    private static readonly Dictionary<int, string> Types = new()
    {
        [1] = "text/html; charset=utf-8", [2] = "text/css; charset=utf-8", [3] = "text/javascript; charset=utf-8", [4] = "text/xml; charset=utf-8", [5] = "image/png", [6] = "image/jpeg",
        [7] = "image/gif", [8] = "application/x-silverlight-app", [9] = "text/xsl", [10] = "image/x-icon", [11] = "image/svg+xml", [12] = "text/xml; charset=utf-8",
    };

    public async Task ServeAsync(HttpContext http, string name)
    {
        QueryByAttribute query = new("webresource") { ColumnSet = new ColumnSet("content", "webresourcetype") };
        query.AddAttributeValue("name", name);
        var row = dataverse.ServiceFor(dataverse.SystemUserId).RetrieveMultiple(query).Entities.FirstOrDefault();
        if (row is null)
        {
            http.Response.StatusCode = 404;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync($"There is no web resource '{name}'.");
            return;
        }

        http.Response.ContentType = Types[row.GetAttributeValue<OptionSetValue>("webresourcetype").Value];
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        await http.Response.Body.WriteAsync(Convert.FromBase64String(row.GetAttributeValue<string>("content") ?? ""));
    }
}
