using System.Net;
using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InoLink.Lab.WebApi.Hosting;

/// <summary>How the Dataverse side is put on the network.</summary>
public sealed record DataverseHostOptions
{
    public required LocalDataverse Dataverse { get; init; }

    public required DataverseExtensions Extensions { get; init; }

    public required IReadOnlyList<LabUser> Users { get; init; }

    /// <summary>Port on 127.0.0.1; null takes a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Further pages: the app shell adds its routes here.</summary>
    public Action<IEndpointRouteBuilder, SignIn>? Pages { get; init; }
}

/// <summary>
/// An organization on 127.0.0.1: <c>/api/data/v9.2/</c> (Web API), <c>/WebResources/</c>, <c>/lab/</c> (sign-in), and what <see cref="DataverseHostOptions.Pages"/> adds.
/// </summary>
public sealed class DataverseHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _active;

    private DataverseHost(DataverseHostOptions options)
    {
        SignIn = new SignIn(options.Users);
        _application = Build(options);
    }

    /// <summary>http://127.0.0.1:port/</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Who may come in.</summary>
    public SignIn SignIn { get; }

    /// <summary>Whether a request is being answered right now: the clock is not to jump under it.</summary>
    public bool IsBusy => Volatile.Read(ref _active) > 0;

    public static async Task<DataverseHost> StartAsync(DataverseHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DataverseHost host = new(options);
        try
        {
            await host._application.StartAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        host.Address = new Uri(host._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        return host;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private WebApplication Build(DataverseHostOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port ?? 0));
        var web = builder.Build();
        WebApiEndpoint api = new(new WebApi(options.Dataverse, options.Extensions), SignIn);
        WebResourceFiles files = new(options.Dataverse);
        web.Use(CountAsync);
        web.UseRouting();
        web.Map("/api/data/{version}/{**path}", api.HandleAsync);
        web.MapGet("/WebResources/{**name}", (HttpContext http, string name) => Signed(http, () => files.ServeAsync(http, name)));
        web.MapGet("/{cache}/WebResources/{**name}", (HttpContext http, string cache, string name) => Signed(http, () => files.ServeAsync(http, name)));
        web.MapGet("/lab/signin", SignIn.EnterAsync);
        web.MapGet("/lab/signout", (RequestDelegate)SignIn.LeaveAsync);
        web.MapGet("/lab/users", (RequestDelegate)(http => http.Response.WriteAsJsonAsync(SignIn.Users.Select(user => new { name = user.Name, roles = user.Roles }))));
        options.Pages?.Invoke(web, SignIn);
        return web;
    }

    private Task Signed(HttpContext http, Func<Task> serve) => SignIn.Caller(http) is null ? SignIn.PageAsync(http) : serve();

    private async Task CountAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _active);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _active);
        }
    }
}
