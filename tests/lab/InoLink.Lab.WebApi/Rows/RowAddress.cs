using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Query;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Rows;

/// <summary>Addresses of rows: <c>accounts(guid)</c>, <c>accounts(key='…')</c>, with or without the service root in front.</summary>
internal sealed class RowAddress(WebApiModel model, Uri root)
{
    public static ODataUriParser Parser(WebApiModel model, Uri root, Uri uri) => new(model.Edm, root, uri) { Resolver = new AlternateKeysODataUriResolver(model.Edm) };

    public string Of(TableMetadata table, Guid id) => $"{root}{table.EntitySetName}({id:D})";

    public EntityReference Parse(string address)
    {
        var text = address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : address.TrimStart('/');
        if (text.StartsWith("api/data/", StringComparison.OrdinalIgnoreCase))
        {
            text = text[(text.IndexOf('/', "api/data/".Length) + 1)..];
        }

        var path = Parser(model, root, new Uri(root, text)).ParsePath().ToList();
        return path is [EntitySetSegment set, KeySegment key] ? Reference(model.TableOf(set.EdmType), key) : throw ApiException.BadPayload($"'{address}' is no address of a row.");
    }

    public static EntityReference Reference(TableMetadata table, KeySegment segment)
    {
        var keys = segment.Keys.ToList();
        if (keys is [{ Value: Guid id } only] && only.Key == table.PrimaryIdColumn)
        {
            return new EntityReference(table.LogicalName, id);
        }

        KeyAttributeCollection values = [];
        foreach (var (name, value) in keys)
        {
            var column = WebApiModel.ColumnOf(table, name)!;
            values[column.LogicalName] = KeyValue(column, value);
        }

        return new EntityReference(table.LogicalName, values);
    }

    private static object? KeyValue(ColumnMetadata column, object? value) => value switch
    {
        Guid id when column.IsLookup => column.Targets is [var target] ? new EntityReference(target, id) : throw ApiException.NotEmulated($"the lookup '{column.LogicalName}' to several tables in an alternate key"),
        int option when column.IsChoice => new OptionSetValue(option),
        _ when PlainDate.TryGet(value, out var day) => day.ToDateTime(TimeOnly.MinValue),
        DateTimeOffset time => time.UtcDateTime,
        decimal amount when column.Kind == ColumnKind.Money => new Money(amount),
        _ => value,
    };
}
