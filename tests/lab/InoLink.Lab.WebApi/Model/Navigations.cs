using InoLink.Lab.Dataverse;

namespace InoLink.Lab.WebApi.Model;

/// <summary>The single-valued side of a lookup: one for each table it may point at.</summary>
/// <param name="Name">Navigation property.</param>
/// <param name="Target">Logical name of the table; null for the owner, which is a user or a team.</param>
internal sealed record LookupNavigation(string Name, ColumnMetadata Column, string? Target);

/// <summary>The collection-valued side of a relationship.</summary>
/// <param name="Name">Navigation property.</param>
/// <param name="Target">Logical name of the table of its rows.</param>
internal sealed record CollectionNavigation(string Name, string Target, RelationshipMetadata Relationship);
