using System.Text;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace InoLink.Lab.WebApi.Hosting;

/// <summary>Between HTTP and the Web API: who calls, and the bytes of request and answer.</summary>
internal sealed class WebApiEndpoint(WebApi api, SignIn signIn)
{
    private const int MaximumBody = 128 * 1024 * 1024;

    public async Task HandleAsync(HttpContext http)
    {
        if (signIn.Caller(http) is not { } user)
        {
            await Write(http, SignIn.Refusal(http.Request.Headers.Authorization.Count > 0));
            return;
        }

        Uri root = new($"{http.Request.Scheme}://{http.Request.Host}/api/data/{http.Request.RouteValues["version"]}/");
        var body = await Body(http);
        ApiRequest request = new(http.Request.Method, root, new Uri(http.Request.GetEncodedUrl()), http.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase), body);

        // the pipeline is synchronous, as the organization service is
        var response = await Task.Run(() => api.HandleAsync(request, new CallContext { UserId = user.Id }));
        await Write(http, response);
    }

    private static async Task<ReadOnlyMemory<byte>> Body(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        return body.Length <= MaximumBody ? body.ToArray() : throw new BadHttpRequestException("The body is too large.", 413);
    }

    private static async Task Write(HttpContext http, ApiResponse response)
    {
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.Headers.CacheControl = "no-cache";
        if (response.Body is { } text)
        {
            http.Response.ContentType = response.ContentType;
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
    }
}
