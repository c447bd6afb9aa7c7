using System.Globalization;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Demo;

/// <summary>What became of one sample record, as both sides show it.</summary>
public sealed record Outcome
{
    /// <summary>The record's table and key: <c>account:KEY</c>.</summary>
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

    /// <summary>What the record is linked to in QuickBooks: customer, item, estimate or invoice.</summary>
    public JsonObject? Held { get; init; }

    /// <summary>A document's total without tax as the CRM shows it; null for other records.</summary>
    public decimal? CrmNet { get; init; }

    /// <summary>A linked document's total without tax as QuickBooks shows it; null for other records.</summary>
    public decimal? BookedNet => CrmNet is null || Held is null ? null : Amount(Held["TotalAmt"]) - Amount(Held["TxnTaxDetail"]?["TotalTax"]);

    public string? ParentDisplayName { get; init; }

    // a node may hold a number of any type, or the text that was stored
    private static decimal Amount(JsonNode? node) => node is null ? 0m : decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>An outcome beside what was expected of it; no complaint means that it is the expected one.</summary>
public sealed record Verdict(Outcome Outcome, string? Complaint);
