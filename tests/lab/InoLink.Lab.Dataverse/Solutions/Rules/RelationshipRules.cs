namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Each new lookup has its relationship and each new relationship its lookup and both roles (solution-format §4.4).</summary>
internal static class RelationshipRules
{
    private static readonly HashSet<string> DeleteCascades = new(StringComparer.Ordinal) { "NoCascade", "Cascade", "RemoveLink", "Restrict" };

    public static IEnumerable<string> Check(ImportTarget target) => Lookups(target).Concat(Relationships(target));

    private static IEnumerable<string> Lookups(ImportTarget target)
        => from table in target.File.Tables
           from column in table.Columns
           where column.IsLookup && column.IsCustomField
               && !target.File.Relationships.Any(r => r.ReferencingTable == table.LogicalName && r.ReferencingColumn == column.LogicalName)
               && !target.Metadata.Relationships.Any(r => r.ReferencingTable == table.LogicalName && r.ReferencingColumn == column.LogicalName)
           select $"The attribute {column.LogicalName} of entity {table.LogicalName} is of type lookup but has no relationship.";

    private static IEnumerable<string> Relationships(ImportTarget target)
        => target.File.Relationships.Where(r => !r.IsManyToMany).SelectMany(relationship => Relationship(target, relationship));

    private static IEnumerable<string> Relationship(ImportTarget target, RelationshipDefinition relationship)
    {
        var isNew = !target.Metadata.TryGetRelationship(relationship.Name, out var existing);
        if (isNew && relationship.ReferencingNavigationProperty is null)
        {
            yield return $"The entity relationship role of the referencing entity is required when creating a new one-to-many entity relationship {relationship.Name}.";
        }

        if (isNew && relationship.ReferencedNavigationProperty is null)
        {
            yield return $"The entity relationship role of the referenced entity is required when creating a new one-to-many entity relationship {relationship.Name}.";
        }

        if (!target.HasColumn(relationship.ReferencingTable, relationship.ReferencingColumn))
        {
            yield return $"The relationship {relationship.Name} names the attribute {relationship.ReferencingColumn}, which {relationship.ReferencingTable} does not have.";
        }

        if (existing is not null && (existing.ReferencedTable != relationship.ReferencedTable || existing.ReferencingTable != relationship.ReferencingTable || existing.ReferencingColumn != relationship.ReferencingColumn))
        {
            yield return $"The relationship {relationship.Name} exists between other entities or attributes.";
        }

        if (!DeleteCascades.Contains(relationship.Cascades.GetValueOrDefault("Delete", "")))
        {
            yield return $"The CascadeDelete '{relationship.Cascades.GetValueOrDefault("Delete")}' of relationship {relationship.Name} is invalid.";
        }

        if (IsParental(relationship) && target.File.Relationships.Any(other => other != relationship && other.ReferencingTable == relationship.ReferencingTable && IsParental(other)))
        {
            yield return $"The entity {relationship.ReferencingTable} can have only one parental relationship; {relationship.Name} is a second one.";
        }
    }

    private static bool IsParental(RelationshipDefinition relationship) => relationship.Cascades.GetValueOrDefault("Delete") == "Cascade";
}
