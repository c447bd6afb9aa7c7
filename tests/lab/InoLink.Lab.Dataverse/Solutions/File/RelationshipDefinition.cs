using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An EntityRelationship element (solution-format §4.4). Names of tables and columns are logical names.</summary>
public sealed record RelationshipDefinition
{
    public required string Name { get; init; }

    public required bool IsManyToMany { get; init; }

    public string ReferencingTable { get; init; } = "";

    public string ReferencedTable { get; init; } = "";

    /// <summary>The lookup column, logical name.</summary>
    public string ReferencingColumn { get; init; } = "";

    /// <summary>Cascade of each action by its XML name without "Cascade": Delete, Assign, Share, Unshare, Reparent.</summary>
    public required IReadOnlyDictionary<string, string> Cascades { get; init; }

    /// <summary>Navigation property on the referencing side, e.g. ino_AccountId; null when the role is missing.</summary>
    public string? ReferencingNavigationProperty { get; init; }

    /// <summary>Collection navigation property on the referenced side; null when the role is missing.</summary>
    public string? ReferencedNavigationProperty { get; init; }

    public string FirstTable { get; init; } = "";

    public string SecondTable { get; init; } = "";

    public string IntersectTable { get; init; } = "";

    public static RelationshipDefinition Read(XElement relationship)
    {
        var roles = relationship.Elements("EntityRelationshipRoles").Elements("EntityRelationshipRole").ToList();
        return new RelationshipDefinition
        {
            Name = relationship.RequiredAttribute("Name"),
            IsManyToMany = relationship.RequiredText("EntityRelationshipType") == "ManyToMany",
            ReferencingTable = Lower(relationship, "ReferencingEntityName"),
            ReferencedTable = Lower(relationship, "ReferencedEntityName"),
            ReferencingColumn = Lower(relationship, "ReferencingAttributeName"),
            Cascades = relationship.Elements().Where(e => e.Name.LocalName.StartsWith("Cascade", StringComparison.Ordinal))
                .ToDictionary(e => e.Name.LocalName["Cascade".Length..], e => e.Value.Trim(), StringComparer.Ordinal),
            ReferencingNavigationProperty = Role(roles, 1),
            ReferencedNavigationProperty = Role(roles, 0),
            FirstTable = Lower(relationship, "FirstEntityName"),
            SecondTable = Lower(relationship, "SecondEntityName"),
            IntersectTable = Lower(relationship, "IntersectEntityName"),
        };
    }

    private static string Lower(XElement relationship, string name) => relationship.Text(name)?.ToLowerInvariant() ?? "";

    private static string? Role(List<XElement> roles, int type)
        => roles.FirstOrDefault(role => role.Integer("RelationshipRoleType") == type)?.Text("NavigationPropertyName");
}
