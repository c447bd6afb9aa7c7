using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>A registered step, as the sdkmessageprocessingstep row and its images say. Immutable.</summary>
public sealed record StepRegistration
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Message { get; init; }

    /// <summary>Logical name; empty = any table.</summary>
    public required string Table { get; init; }

    public required PluginTypeRegistration Type { get; init; }

    public string? Configuration { get; init; }

    public IReadOnlyList<string> FilteringColumns { get; init; } = [];

    public int Rank { get; init; }

    public bool AsyncAutoDelete { get; init; }

    /// <summary>A disabled step starts nothing; a job it has queued still runs.</summary>
    public bool IsEnabled { get; init; } = true;

    public IReadOnlyList<StepImage> Images { get; init; } = [];

    /// <summary>
    /// Whether the step runs for this operation. Filtering columns count on Update only, and a column counts when it is in the
    /// Target, changed or not (DESIGN §7; emulators §5).
    /// </summary>
    public bool Matches(string message, string table, Entity? target)
        => IsEnabled
            && Message == message
            && (Table.Length == 0 || Table == table)
            && (message != "Update" || FilteringColumns.Count == 0 || (target is not null && FilteringColumns.Any(target.Contains)));
}

/// <summary>An entity image of a step.</summary>
/// <param name="Columns">Logical names; empty = all columns.</param>
public sealed record StepImage(string Alias, bool IsPre, bool IsPost, IReadOnlyList<string> Columns)
{
    /// <summary>A copy that holds only the image's columns (and the id).</summary>
    public Entity Cut(Entity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var image = new Entity(row.LogicalName, row.Id);
        foreach (var (name, value) in row.Attributes)
        {
            if (value is not null && (Columns.Count == 0 || Columns.Contains(name)))
            {
                image[name] = value;
                if (row.FormattedValues.TryGetValue(name, out var text))
                {
                    image.FormattedValues[name] = text;
                }
            }
        }

        return image;
    }
}
