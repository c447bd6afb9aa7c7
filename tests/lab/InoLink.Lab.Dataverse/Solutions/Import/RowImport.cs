using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Writes component rows: found by id or by key, updated or made, and listed as components of the solution.</summary>
internal sealed class RowImport(LocalDataverse dataverse, CallContext context, ImportLog log)
{
    private readonly List<(string Table, Guid Id)> components = [];

    public IOrganizationService Service { get; } = dataverse.ServiceFor(context);

    /// <summary>Component rows written so far.</summary>
    public IReadOnlyList<(string Table, Guid Id)> Components => components;

    /// <summary>Updates the row of that id or makes it.</summary>
    public Guid ById(string table, Guid id, string name, params (string Column, object? Value)[] values)
    {
        var exists = Find(table, PrimaryId(table), id) is not null;
        return Write(table, exists ? id : null, id, name, values);
    }

    /// <summary>Updates the row with that text in the key column or makes it, with a new id unless one is given.</summary>
    public Guid ByKey(string table, string column, string key, Guid? newId, params (string Column, object? Value)[] values)
        => Write(table, Find(table, column, key), newId, key, [(column, key), .. values]);

    /// <summary>Updates the row with these values in two key columns or makes it.</summary>
    public Guid ByParent(string table, string parentColumn, EntityReference parent, string column, string key, params (string Column, object? Value)[] values)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition(parentColumn, ConditionOperator.Equal, parent.Id);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, key);
        var found = Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
        return Write(table, found, null, $"{parent.Name}.{key}", [(parentColumn, parent), (column, key), .. values]);
    }

    public Guid? Find(string table, string column, object value)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }

    public IEnumerable<Entity> All(string table, string column, object value)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return Service.RetrieveMultiple(query).Entities;
    }

    public void Remove(string table, Guid id, string name)
    {
        Service.Delete(table, id);
        log.Removed(table, name);
    }

    public static OptionSetValue Choice(int value) => new(value);

    private Guid Write(string table, Guid? existing, Guid? newId, string name, (string Column, object? Value)[] values)
    {
        var row = new Entity(table);
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        row.Id = existing ?? newId ?? Guid.NewGuid();
        if (existing is null)
        {
            Service.Create(row);
        }
        else
        {
            Service.Update(row);
        }

        log.Note(table, name, existing is null);
        if (ComponentTypes.Of(table) is not null)
        {
            components.Add((table, row.Id));
        }

        return row.Id;
    }

    private string PrimaryId(string table) => dataverse.Metadata.Table(table).PrimaryIdColumn;
}
