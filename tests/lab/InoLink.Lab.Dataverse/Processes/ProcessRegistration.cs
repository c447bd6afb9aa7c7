using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>An activated classic process, as its workflow row says. Immutable.</summary>
internal sealed record ProcessRegistration
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Table { get; init; }

    /// <summary>Runs inside the user's request; else as a system job.</summary>
    public required bool IsRealTime { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>A real-time process that runs as its owner; others run as who caused it.</summary>
    public required bool RunsAsOwner { get; init; }

    public required bool IsOnDemand { get; init; }

    /// <summary>May be started by another process.</summary>
    public required bool IsChild { get; init; }

    public required bool OnCreate { get; init; }

    public required bool OnDelete { get; init; }

    /// <summary>Starts on an update of one of these.</summary>
    public required IReadOnlyList<string> UpdateColumns { get; init; }

    public required bool AsyncAutoDelete { get; init; }

    public required ProcessProgram Program { get; init; }

    public bool Concerns(string message, string table) => Table == table && message switch
    {
        "Create" => OnCreate,
        "Delete" => OnDelete,
        "Update" => UpdateColumns.Count > 0,
        _ => false,
    };

    /// <summary>A column counts when it is in the Target, changed or not, as with steps.</summary>
    public bool Matches(string message, string table, Entity? target)
        => Concerns(message, table) && (message != "Update" || (target is not null && UpdateColumns.Any(target.Contains)));
}
