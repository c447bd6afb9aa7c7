using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace InoLink.Lab.Shell;

/// <summary>The pages of the app: <c>/main.aspx</c>, its scripts below <c>/shell/</c>, and what they draw from, <c>/shell/organization</c>.</summary>
public sealed class AppShell(LocalDataverse dataverse, Uri quickBooks)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>
    /// Nothing but the laboratory's own addresses: a name that tried to be markup could load or send nothing. Styles of elements are set by script only.
    /// </summary>
    private const string Policy = "default-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Adds the routes to the host's.</summary>
    public void Map(IEndpointRouteBuilder routes, SignIn signIn)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(signIn);
        OrganizationReader reader = new(dataverse, quickBooks);
        routes.MapGet("/", (RequestDelegate)(http =>
        {
            http.Response.Redirect("/main.aspx");
            return Task.CompletedTask;
        }));
        routes.MapGet("/main.aspx", http => signIn.Caller(http) is null ? signIn.PageAsync(http) : SendAsync(http, "index.html"));
        routes.MapGet("/shell/organization", http => signIn.Caller(http) is { } user ? http.Response.WriteAsJsonAsync(reader.Read(user)) : signIn.PageAsync(http));
        routes.MapGet("/shell/{**file}", (HttpContext http, string file) => SendAsync(http, file));
    }

    private static async Task SendAsync(HttpContext http, string file)
    {
        await using Stream? content = typeof(AppShell).Assembly.GetManifestResourceStream(file);
        if (content is null)
        {
            http.Response.StatusCode = 404;
            await http.Response.WriteAsync($"The app shell has no file '{file}'.");
            return;
        }

        http.Response.ContentType = Types.TryGetContentType(file, out string? type) ? type : "application/octet-stream";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        await content.CopyToAsync(http.Response.Body);
    }
}
