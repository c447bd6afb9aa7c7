using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Query;
using InoLink.Lab.WebApi.Requests;
using InoLink.Lab.WebApi.Rows;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Operations;

/// <summary>Parameters and results of operations, between JSON or addresses and the SDK's types.</summary>
internal sealed class OperationValues(ApiSession session)
{
    private const string TypePrefix = "#" + WebApiModel.Namespace + ".";

    public object? OfJson(CustomApiParameter parameter, JsonNode value)
    {
        var name = parameter.Name;
        return parameter.Type switch
        {
            CustomApiType.Boolean => ColumnValue.Truth(name, value),
            CustomApiType.DateTime => ColumnValue.Time(name, value),
            CustomApiType.Decimal => ColumnValue.Number<decimal>(name, value, "Edm.Decimal"),
            CustomApiType.Float => ColumnValue.Number<double>(name, value, "Edm.Double"),
            CustomApiType.Integer => ColumnValue.Number<int>(name, value, "Edm.Int32"),
            CustomApiType.Money => new Money(ColumnValue.Number<decimal>(name, value, "Edm.Decimal")),
            CustomApiType.Picklist => new OptionSetValue(ColumnValue.Number<int>(name, value, "Edm.Int32")),
            CustomApiType.String => ColumnValue.Text(name, value),
            CustomApiType.Guid => ColumnValue.Id(name, value),
            CustomApiType.StringArray => Items(name, value).Select(item => ColumnValue.Text(name, item)).ToArray(),
            CustomApiType.EntityReference => Reference(parameter, value),
            CustomApiType.Entity => Row(parameter, value),
            CustomApiType.EntityCollection => Rows(parameter, value),
            _ => throw ApiException.NotEmulated($"parameters of type {parameter.Type}"),
        };
    }

    public object? OfUri(CustomApiParameter parameter, object? value) => value switch
    {
        ConstantNode constant => OfUri(parameter, constant.Value),
        ConvertNode convert => OfUri(parameter, convert.Source),
        ParameterAliasNode alias => OfUri(parameter, session.Uri.ParameterAliasNodes.TryGetValue(alias.Alias, out var node) ? node : null),
        null => null,
        DateTimeOffset time => time.UtcDateTime,
        decimal amount when parameter.Type == CustomApiType.Money => new Money(amount),
        int option when parameter.Type == CustomApiType.Picklist => new OptionSetValue(option),
        string or int or bool or Guid or decimal or double => value,
        Microsoft.OData.ODataEntityReferenceLink link => session.Addresses.Parse(link.Url.OriginalString),
        _ => throw ApiException.NotEmulated($"the parameter '{parameter.Name}' of type {parameter.Type} in an address"),
    };

    public JsonNode? ToJson(object? value) => value switch
    {
        Entity row => Written(row),
        EntityReference reference => Pointer(reference),
        EntityCollection rows => new JsonArray([.. rows.Entities.Select(Written)]),
        string[] texts => new JsonArray([.. texts.Select(text => (JsonNode?)text)]),
        _ => RowWriter.Plain(null, value),
    };

    private static IEnumerable<JsonNode?> Items(string name, JsonNode value) => value as JsonArray ?? throw ApiException.BadPayload($"'{name}' must be an array.");

    private EntityReference Reference(CustomApiParameter parameter, JsonNode value)
    {
        if (value["@odata.id"] is { } address)
        {
            return session.Addresses.Parse(ColumnValue.Text("@odata.id", address));
        }

        var row = Row(parameter, value);
        return row.Id != Guid.Empty ? row.ToEntityReference() : throw ApiException.BadPayload($"'{parameter.Name}' needs the row's key.");
    }

    private Entity Row(CustomApiParameter parameter, JsonNode value)
    {
        if (value is not JsonObject body)
        {
            throw ApiException.BadPayload($"'{parameter.Name}' must be an object.");
        }

        var type = body["@odata.type"]?.GetValue<string>()?.TrimStart('#');
        var name = type?.StartsWith(WebApiModel.Namespace + ".", StringComparison.Ordinal) == true ? type[(WebApiModel.Namespace.Length + 1)..] : parameter.Table;
        return name switch
        {
            null or "" => throw ApiException.BadPayload($"'{parameter.Name}' needs '@odata.type'."),
            "expando" => OpenRow(body),
            _ => session.Reader.Read(session.Model.Metadata.Table(name), body),
        };
    }

    private EntityCollection Rows(CustomApiParameter parameter, JsonNode value)
    {
        EntityCollection rows = new() { EntityName = parameter.Table };
        rows.Entities.AddRange(Items(parameter.Name, value).Select(item => Row(parameter, item ?? throw ApiException.BadPayload($"'{parameter.Name}' holds null."))));
        return rows;
    }

    /// <summary>An open row: each value's type from its annotation, else from JSON.</summary>
    private static Entity OpenRow(JsonObject body)
    {
        Entity row = new();
        foreach (var (name, value) in body.Where(member => !member.Key.Contains('@', StringComparison.Ordinal)))
        {
            row[name] = body[$"{name}@odata.type"]?.GetValue<string>().TrimStart('#').Replace("Edm.", "", StringComparison.Ordinal) switch
            {
                "Guid" => ColumnValue.Id(name, value),
                "DateTimeOffset" => ColumnValue.Time(name, value),
                "Decimal" => ColumnValue.Number<decimal>(name, value, "Edm.Decimal"),
                "Int64" => ColumnValue.Number<long>(name, value, "Edm.Int64"),
                "Double" => ColumnValue.Number<double>(name, value, "Edm.Double"),
                "Int32" => ColumnValue.Number<int>(name, value, "Edm.Int32"),
                "Boolean" or "String" or null => Native(name, value),
                var other => throw ApiException.NotEmulated($"'{name}' of type {other} in an open row"),
            };
        }

        return row;
    }

    private static object? Native(string name, JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.TryGetValue(out string? read) => read,
        JsonValue truth when truth.TryGetValue(out bool read) => read,
        JsonValue number when number.TryGetValue(out int read) => read,
        JsonValue number when number.TryGetValue(out decimal read) => read,
        _ => throw ApiException.NotEmulated($"'{name}', an object or array in an open row"),
    };

    private JsonObject Written(Entity row)
    {
        if (row.LogicalName is { Length: > 0 } name && session.Model.Metadata.Tables.TryGetValue(name, out var table))
        {
            var json = session.Writer.Row(new RowShape(table, null, [.. row.Attributes.Keys.Select(key => table.Column(key)).OfType<Dataverse.ColumnMetadata>()]), row);
            json.Insert(0, "@odata.type", TypePrefix + name);
            return json;
        }

        JsonObject open = new() { ["@odata.type"] = TypePrefix + "expando" };
        foreach (var (key, value) in row.Attributes)
        {
            if (TypeName(value) is { } type)
            {
                open[$"{key}@odata.type"] = type;
            }

            open[key] = ToJson(value);
        }

        return open;
    }

    private JsonObject Pointer(EntityReference reference) => new()
    {
        ["@odata.type"] = TypePrefix + reference.LogicalName,
        [session.Model.Metadata.Table(reference.LogicalName).PrimaryIdColumn] = reference.Id.ToString("D"),
    };

    // JSON's own types need no name
    private static string? TypeName(object? value) => value switch
    {
        Guid => "#Guid",
        DateTime => "#DateTimeOffset",
        decimal or Money => "#Decimal",
        long => "#Int64",
        EntityCollection => $"#Collection({WebApiModel.Namespace}.crmbaseentity)",
        string[] => "#Collection(String)",
        _ => null,
    };
}
