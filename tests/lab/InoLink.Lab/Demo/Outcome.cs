using System.Text.Json.Nodes;

namespace InoLink.Lab.Demo;

/// <summary>What became of one sample record, as both sides show it.</summary>
public sealed record Outcome
{
    /// <summary><c>account:KEY</c>.</summary>
    public required string Key { get; init; }

    public required string RecordName { get; init; }

    /// <summary>Link Status of the record.</summary>
    public required string RecordStatus { get; init; }

    /// <summary>Link Status of its last job; empty where it has none.</summary>
    public required string JobStatus { get; init; }

    public required string QuickBooksId { get; init; }

    public required string Code { get; init; }

    /// <summary>The job's description and recommendation.</summary>
    public required string Words { get; init; }

    /// <summary>The customer in QuickBooks that the record is linked to.</summary>
    public JsonObject? Customer { get; init; }

    public string? ParentDisplayName { get; init; }
}

/// <summary>An outcome beside what was expected of it; no complaint means that it is the expected one.</summary>
public sealed record Verdict(Outcome Outcome, string? Complaint);
