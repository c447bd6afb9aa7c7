namespace InoLink.Lab.Dataverse;

/// <summary>A relationship between two tables. Immutable.</summary>
public sealed record RelationshipMetadata
{
    /// <summary>Schema name.</summary>
    public required string SchemaName { get; init; }

    /// <summary>Its shape.</summary>
    public RelationshipKind Kind { get; init; }

    /// <summary>1:N: the table pointed at. N:N: the first table.</summary>
    public required string ReferencedTable { get; init; }

    /// <summary>1:N: the table with the lookup. N:N: the second table.</summary>
    public required string ReferencingTable { get; init; }

    /// <summary>1:N: the lookup column.</summary>
    public string ReferencingColumn { get; init; } = "";

    /// <summary>N:N: the table in between.</summary>
    public string? IntersectTable { get; init; }

    /// <summary>1:N: when the referenced row is deleted.</summary>
    public CascadeKind CascadeDelete { get; init; } = CascadeKind.RemoveLink;

    /// <summary>1:N: when the referenced row is assigned (NoCascade or Cascade).</summary>
    public CascadeKind CascadeAssign { get; init; }

    /// <summary>1:N: when the referenced row is merged away: references move to the master unless NoCascade.</summary>
    public CascadeKind CascadeMerge { get; init; } = CascadeKind.Cascade;

    /// <summary>Web API name of the lookup's side (single-valued); null = the lookup's schema name.</summary>
    public string? ReferencingNavigationProperty { get; init; }

    /// <summary>Web API name of the collection's side; null = the schema name.</summary>
    public string? ReferencedNavigationProperty { get; init; }

    /// <summary>Unique name of the solution that brought it; null for the platform's own.</summary>
    public string? IntroducedBy { get; init; }
}

/// <summary>An alternate key. Immutable. It is Active at once: the platform's index delay is not emulated.</summary>
public sealed record KeyMetadata
{
    /// <summary>Logical name.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Schema name.</summary>
    public required string SchemaName { get; init; }

    /// <summary>Its columns. Rows with a null in one of them are not checked (dataverse-runtime §6).</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Unique name of the solution that brought it.</summary>
    public string? IntroducedBy { get; init; }
}
