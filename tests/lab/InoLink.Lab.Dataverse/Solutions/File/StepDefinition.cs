using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An SdkMessageProcessingStep (solution-format §8.3).</summary>
public sealed record StepDefinition
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public Guid? MessageId { get; init; }

    public string? MessageName { get; init; }

    /// <summary>64 hex digits, for a class of a plug-in package.</summary>
    public string? PluginTypeExportKey { get; init; }

    /// <summary>For a class of a classic assembly.</summary>
    public Guid? PluginTypeId { get; init; }

    /// <summary>Logical name of the table; empty for none.</summary>
    public required string PrimaryTable { get; init; }

    public bool AsyncAutoDelete { get; init; }

    public string? Configuration { get; init; }

    public required IReadOnlyList<string> FilteringColumns { get; init; }

    /// <summary>0 synchronous, 1 asynchronous.</summary>
    public int Mode { get; init; }

    public int Rank { get; init; }

    /// <summary>10 PreValidation, 20 PreOperation, 40 PostOperation.</summary>
    public int Stage { get; init; }

    public required IReadOnlyList<StepImageDefinition> Images { get; init; }

    public static StepDefinition Read(XElement step)
    {
        var table = step.Text("PrimaryEntity")?.ToLowerInvariant() ?? "";
        return new StepDefinition
        {
            Id = XmlValues.ParseId(step.RequiredAttribute("SdkMessageProcessingStepId"), "SdkMessageProcessingStepId"),
            Name = step.RequiredAttribute("Name"),
            MessageId = step.Id("SdkMessageId"),
            MessageName = step.Text("SdkMessageName"),
            PluginTypeExportKey = step.Text("PluginTypeExportKey"),
            PluginTypeId = step.Id("PluginTypeId"),
            PrimaryTable = table == "none" ? "" : table,
            AsyncAutoDelete = step.Flag("AsyncAutoDelete"),
            Configuration = step.Text("Configuration"),
            FilteringColumns = Names(step.Text("FilteringAttributes")),
            Mode = step.Integer("Mode") ?? 0,
            Rank = step.Integer("Rank") ?? 1,
            Stage = step.Integer("Stage") ?? 40,
            Images = [.. step.Elements("SdkMessageProcessingStepImages").Elements("SdkMessageProcessingStepImage").Select(StepImageDefinition.Read)],
        };
    }

    internal static string[] Names(string? list)
        => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => n.ToLowerInvariant())];
}
