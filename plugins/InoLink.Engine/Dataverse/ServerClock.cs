using System.Diagnostics;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Dataverse;

/// <summary>
/// Now, as Dataverse has it: the modified-on of a row just written, carried on by a stopwatch (DESIGN §2). The sandbox's own clock is never asked,
/// so that all workers and the server agree about leases and due times.
/// </summary>
public sealed class ServerClock
{
    private readonly DateTime start;
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public ServerClock(DateTime start) => this.start = start;

    public DateTime Now => start + watch.Elapsed;

    /// <summary>Writes the row and reads its modified-on back.</summary>
    public static ServerClock By(IOrganizationService service, Entity write)
    {
        service.Update(write);
        Entity row = service.Retrieve(write.LogicalName, write.Id, new Microsoft.Xrm.Sdk.Query.ColumnSet("modifiedon"));
        return new ServerClock(row.Time("modifiedon") ?? throw new InvalidOperationException($"{write.LogicalName} has no modified-on."));
    }
}
