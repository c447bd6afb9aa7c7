using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>A server on loopback that answers as a test says: for shapes of answers that the simulated company does not make.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private int calls;

    private ScriptedServer(Func<HttpContext, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(context =>
        {
            Interlocked.Increment(ref calls);
            return answer(context);
        });
    }

    public Uri Address { get; private set; } = null!;

    public int Calls => calls;

    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> answer)
    {
        ScriptedServer server = new(answer);
        await server.application.StartAsync();
        server.Address = new Uri(server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
