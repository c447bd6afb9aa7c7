using System.Globalization;
using System.Text.Json;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InoLink.Lab.Run;

/// <summary>
/// What tests in other languages need beside the two products' own interfaces, for a System Administrator: <c>GET /lab/clock</c>, <c>POST /lab/clock?minutes=N</c>,
/// <c>POST /lab/faults {"kind":"Throttled","entity":"Invoice","operation":"create","always":false,"seconds":0}</c>, <c>DELETE /lab/faults</c>.
/// </summary>
public sealed class LabControls(Laboratory lab)
{
    private const int MostMinutes = 366 * 24 * 60;

    public void Map(IEndpointRouteBuilder routes, SignIn signIn)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(signIn);
        routes.MapGet("/lab/clock", (RequestDelegate)(http => Guarded(http, signIn, ClockAsync)));
        routes.MapPost("/lab/clock", (RequestDelegate)(http => Guarded(http, signIn, AdvanceAsync)));
        routes.MapPost("/lab/faults", (RequestDelegate)(http => Guarded(http, signIn, AddFaultAsync)));
        routes.MapDelete("/lab/faults", (RequestDelegate)(http => Guarded(http, signIn, ClearFaultsAsync)));
    }

    private Task Guarded(HttpContext http, SignIn signIn, Func<HttpContext, Task> act) =>
        signIn.Caller(http) is { } user && lab.Dataverse.Security.IsSystemAdministrator(user.Id) ? act(http) : Refuse(http, 403, "The lab's controls are a System Administrator's.");

    private Task ClockAsync(HttpContext http) => http.Response.WriteAsJsonAsync(new { now = lab.Clock.UtcNow });

    /// <summary>Days pass: the clock jumps once nothing runs, and then the tick comes, as it does each lab minute.</summary>
    private async Task AdvanceAsync(HttpContext http)
    {
        if (!int.TryParse(http.Request.Query["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) || minutes > MostMinutes)
        {
            await Refuse(http, 400, $"minutes is a number from 0 to {MostMinutes}.");
            return;
        }

        await lab.DrainAsync(http.RequestAborted);
        lab.Clock.Advance(TimeSpan.FromMinutes(minutes));
        lab.Execute("ino_WakeLinkJobs");
        await ClockAsync(http);
    }

    private async Task AddFaultAsync(HttpContext http)
    {
        FaultOrder? order;
        try
        {
            order = await http.Request.ReadFromJsonAsync<FaultOrder>();
        }
        catch (JsonException problem)
        {
            await Refuse(http, 400, problem.Message);
            return;
        }

        if (order is null || !Enum.TryParse(order.Kind, out FaultKind kind))
        {
            await Refuse(http, 400, $"kind is one of {string.Join(", ", Enum.GetNames<FaultKind>())}.");
            return;
        }

        FaultRule rule = new(kind) { Entity = order.Entity, Operation = order.Operation, Delay = TimeSpan.FromSeconds(order.Seconds) };
        lab.QuickBooks.Faults.Add(order.Always ? rule.Always() : rule);
        http.Response.StatusCode = 204;
    }

    private Task ClearFaultsAsync(HttpContext http)
    {
        lab.QuickBooks.Faults.Clear();
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext http, int status, string problem)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = problem });
    }

    private sealed record FaultOrder(string Kind, string? Entity, string? Operation, bool Always, double Seconds);
}
