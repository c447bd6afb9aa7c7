namespace InoLink.Lab.Dataverse;

/// <summary>One option of a choice. Immutable.</summary>
public sealed record ChoiceOption
{
    /// <summary>The number stored in a row.</summary>
    public required int Value { get; init; }

    /// <summary>Labels by language id (1033 English).</summary>
    public IReadOnlyDictionary<int, string> Labels { get; init; } = Label.None;

    /// <summary>For a status reason: the state it belongs to.</summary>
    public int? State { get; init; }

    /// <summary>For a state: the status reason a row gets when none is given.</summary>
    public int? DefaultStatus { get; init; }

    /// <summary>The solution that brought this option; null for the platform's own.</summary>
    public string? IntroducedBy { get; init; }
}

/// <summary>A choice (option set), global or of one column. Immutable.</summary>
public sealed record ChoiceMetadata
{
    /// <summary>Logical name: the global name, or table_column for a local one.</summary>
    public required string Name { get; init; }

    /// <summary>Whether several columns share it.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Display names by language id.</summary>
    public IReadOnlyDictionary<int, string> DisplayNames { get; init; } = Label.None;

    /// <summary>Its options in display order.</summary>
    public IReadOnlyList<ChoiceOption> Options { get; init; } = [];

    /// <summary>The solution that brought it; null for the platform's own.</summary>
    public string? IntroducedBy { get; init; }

    /// <summary>The option of that number, or null.</summary>
    public ChoiceOption? Option(int value) => Options.FirstOrDefault(option => option.Value == value);
}
