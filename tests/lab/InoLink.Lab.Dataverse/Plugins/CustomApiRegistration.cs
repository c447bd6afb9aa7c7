namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>A registered custom API, as its rows say. Immutable.</summary>
public sealed record CustomApiRegistration
{
    public required Guid Id { get; init; }

    public required string UniqueName { get; init; }

    /// <summary>0 global, 1 entity, 2 entity collection.</summary>
    public int BindingType { get; init; }

    public string? BoundTable { get; init; }

    public string? ExecutePrivilege { get; init; }

    public bool IsFunction { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>The class of its main operation; null = a business event, which only returns.</summary>
    public PluginTypeRegistration? Type { get; init; }

    public IReadOnlyList<CustomApiParameter> RequestParameters { get; init; } = [];

    public IReadOnlyList<CustomApiParameter> ResponseProperties { get; init; } = [];
}

/// <summary>A request parameter or response property.</summary>
/// <param name="Name">Its unique name, the key in Parameters and Results.</param>
public sealed record CustomApiParameter(string Name, CustomApiType Type, bool IsOptional, string? Table);
