using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>References to rows: by id or alternate key, to a table the lookup allows, to a row that exists.</summary>
internal static class Lookups
{
    public static EntityReference Resolve(RequestScope scope, TableMetadata table, ColumnMetadata lookup, EntityReference reference)
    {
        // system jobs may regard any row
        if (!lookup.Targets.Contains(reference.LogicalName) && lookup.Targets is not ["*"])
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"The entity '{reference.LogicalName}' is not a valid target of the lookup '{lookup.LogicalName}' of '{table.LogicalName}'. Valid: {string.Join(", ", lookup.Targets)}.");
        }

        var target = scope.Metadata.Table(reference.LogicalName);
        var id = IdOf(scope, target, reference.Id, reference.KeyAttributes);
        return scope.Transaction.Read(connection => RowStore.Exists(connection, target, id))
            ? new EntityReference(target.LogicalName, id)
            : throw Faults.NoRow(target.LogicalName, id);
    }

    /// <summary>The id given, or the id of the row with these key values.</summary>
    public static Guid IdOf(RequestScope scope, TableMetadata table, Guid id, KeyAttributeCollection? keys)
    {
        if (id != Guid.Empty || keys is null || keys.Count == 0)
        {
            return id;
        }

        return Find(scope, table, keys) ?? throw Faults.Of(FaultCode.RecordNotFoundByEntityKey, $"A record with the specified key values does not exist in {table.LogicalName} entity");
    }

    /// <summary>The id of the row with these key values, or null.</summary>
    public static Guid? Find(RequestScope scope, TableMetadata table, KeyAttributeCollection keys)
    {
        var names = keys.Keys.ToHashSet(StringComparer.Ordinal);
        if (table.Keys.All(key => !names.SetEquals(key.Columns)) && !names.SetEquals([table.PrimaryIdColumn]))
        {
            throw Faults.Of(FaultCode.InvalidEntityKey, $"Invalid EntityKey Operation performed : Entity {table.LogicalName} does not contain an alternate key of {string.Join(", ", names)}.");
        }

        var values = keys.Select(key => KeyValuePair.Create(key.Key, ColumnRules.Accept(scope, table, MetadataSnapshot.Column(table, key.Key), key.Value))).ToList();
        return scope.Transaction.Read(connection => RowStore.WithValues(connection, table, values)) is [var id, ..] ? id : null;
    }

    public static Guid IdOf(RequestScope scope, TableMetadata table, Entity row)
    {
        var given = row.Id != Guid.Empty ? row.Id : row.Value(table.PrimaryIdColumn) is Guid id ? id : Guid.Empty;
        var found = IdOf(scope, table, given, row.KeyAttributes);
        return found != Guid.Empty ? found : throw Faults.Of(FaultCode.InvalidArgument, "Entity Id must be specified for the operation.");
    }
}
