using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Rows;

/// <summary>Reads a row out of a body: values by property, lookups by <c>navigation@odata.bind</c>.</summary>
internal sealed class RowReader(WebApiModel model, RowAddress addresses)
{
    public Entity Read(TableMetadata table, JsonObject body)
    {
        Entity row = new(table.LogicalName);
        foreach (var (name, value) in body)
        {
            if (name.EndsWith("@odata.bind", StringComparison.Ordinal))
            {
                Bind(row, table, name[..^"@odata.bind".Length], value);
            }
            else if (!name.Contains('@', StringComparison.Ordinal))
            {
                Property(row, table, name, value);
            }
        }

        if (row.Attributes.TryGetValue(table.PrimaryIdColumn, out var id) && id is Guid given)
        {
            row.Id = given;
        }

        return row;
    }

    private void Property(Entity row, TableMetadata table, string name, JsonNode? value)
    {
        if (WebApiModel.ColumnOf(table, name) is { } column)
        {
            if (column.IsLookup)
            {
                throw ApiException.BadPayload($"CRM do not support direct update of Entity Reference properties, Use Navigation properties instead. ('{name}' of {table.LogicalName})");
            }

            row[column.LogicalName] = ColumnValue.Read(column, value);
            return;
        }

        if (model.Lookup(table, name) is { } lookup)
        {
            row[lookup.Column.LogicalName] = value is null ? null : throw ApiException.NotEmulated($"creating the row behind '{name}' along with this one: create it first, then use '{name}@odata.bind'");
            return;
        }

        throw model.Collection(table, name) is not null
            ? ApiException.NotEmulated($"creating rows of '{name}' along with their parent: create them one by one, or in a batch")
            : ApiException.BadPayload($"Error identified in Payload provided by the user for Entity :'{table.EntitySetName}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ----> "
                + $"InnerException : Microsoft.OData.ODataException: An undeclared property '{name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values. The property '{name}' does not exist on type '{WebApiModel.Namespace}.{table.LogicalName}'. Make sure to only use property names that are defined by the type.");
    }

    private void Bind(Entity row, TableMetadata table, string name, JsonNode? value)
    {
        if (model.Lookup(table, name) is not { } lookup)
        {
            throw model.Collection(table, name) is not null
                ? ApiException.NotEmulated($"'{name}@odata.bind', a collection: associate the rows with $ref")
                : ApiException.BadPayload($"An undeclared property '{name}' which only has property annotations in the payload but no property value was found in the payload: {table.LogicalName} has no navigation property of that name (names are case-sensitive).");
        }

        if (value is null)
        {
            row[lookup.Column.LogicalName] = null;
            return;
        }

        var reference = addresses.Parse(ColumnValue.Text(name + "@odata.bind", value));
        row[lookup.Column.LogicalName] = lookup.Target is null || lookup.Target == reference.LogicalName
            ? reference
            : throw ApiException.BadPayload($"'{name}@odata.bind' must point at a row of {lookup.Target}, not of {reference.LogicalName}.");
    }
}
