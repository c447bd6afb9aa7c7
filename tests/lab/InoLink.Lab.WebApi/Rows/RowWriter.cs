using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Query;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Rows;

/// <summary>Writes rows as JSON: values, and beside them what the Prefer header asks for.</summary>
internal sealed class RowWriter(WebApiModel model, Preferences prefer)
{
    /// <summary>A row of OData's own query: every selected column, those without a value as null.</summary>
    public JsonObject Row(RowShape shape, Entity row)
    {
        JsonObject json = [];
        if (Value(row, shape.Alias is null ? "versionnumber" : $"{shape.Alias}.versionnumber") is long version)
        {
            json["@odata.etag"] = ETag(version.ToString(CultureInfo.InvariantCulture));
        }
        else if (row.RowVersion is { Length: > 0 } text && shape.Alias is null)
        {
            json["@odata.etag"] = ETag(text);
        }

        foreach (var column in shape.Columns)
        {
            Column(json, shape.Table, column, WebApiModel.PropertyOf(column), Value(row, shape.KeyOf(column)), row.FormattedValues.TryGetValue(shape.KeyOf(column), out var label) ? label : null);
        }

        // the key always comes
        var key = shape.Table.PrimaryIdColumn;
        if (!json.ContainsKey(key) && Value(row, shape.KeyOf(shape.Table.Columns[key])) is Guid id)
        {
            json[key] = id.ToString("D");
        }

        foreach (var (navigation, inner) in shape.Rows)
        {
            json[navigation.Name] = Value(row, inner.KeyOf(inner.Table.Columns[inner.Table.PrimaryIdColumn])) is null ? null : Row(inner, row);
        }

        return json;
    }

    /// <summary>A row of a FetchXML query: only columns with a value; joined columns under their alias.</summary>
    public JsonObject FetchedRow(TableMetadata table, Entity row)
    {
        JsonObject json = [];
        if (row.RowVersion is { Length: > 0 } version)
        {
            json["@odata.etag"] = ETag(version);
        }

        foreach (var (key, value) in row.Attributes.Where(attribute => attribute.Value is not null))
        {
            var label = row.FormattedValues.TryGetValue(key, out var text) ? text : null;
            if (value is not AliasedValue aliased)
            {
                Column(json, table, table.Columns[key], WebApiModel.PropertyOf(table.Columns[key]), value, label);
            }
            else if (aliased.Value is not null)
            {
                var of = model.Metadata.Table(aliased.EntityLogicalName);
                Column(json, of, of.Columns[aliased.AttributeLogicalName], key, aliased.Value, label);
            }
        }

        return json;
    }

    /// <summary>A value without its annotations.</summary>
    public static JsonNode? Plain(ColumnMetadata? column, object? value) => value switch
    {
        null => null,
        AliasedValue aliased => Plain(column, aliased.Value),
        EntityReference reference => reference.Id.ToString("D"),
        OptionSetValue option => option.Value,
        OptionSetValueCollection options => string.Join(',', options.Select(option => option.Value.ToString(CultureInfo.InvariantCulture))),
        Money money => money.Value,
        Guid id => id.ToString("D"),
        DateTime time => column is { DateTimeBehavior: DateTimeBehavior.DateOnly } ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        bool truth => truth,
        int number => number,
        long number => number,
        decimal number => number,
        double number => number,
        string text => text,
        _ => throw ApiException.NotEmulated($"values of type {value.GetType().Name}"),
    };

    public static string ETag(string version) => $"W/\"{version}\"";

    private void Column(JsonObject json, TableMetadata table, ColumnMetadata column, string key, object? value, string? label)
    {
        if (value is EntityReference reference)
        {
            if (prefer.Wants(Preferences.LookupNavigation) && model.Navigation(table, column, reference.LogicalName) is { } navigation)
            {
                json[$"{key}@{Preferences.LookupNavigation}"] = navigation.Name;
            }

            if (prefer.Wants(Preferences.LookupTable))
            {
                json[$"{key}@{Preferences.LookupTable}"] = reference.LogicalName;
            }
        }

        if (label is not null && prefer.Wants(Preferences.FormattedValue))
        {
            json[$"{key}@{Preferences.FormattedValue}"] = label;
        }

        json[key] = Plain(column, value);
    }

    private static object? Value(Entity row, string key) => !row.Attributes.TryGetValue(key, out var value) ? null : value is AliasedValue aliased ? aliased.Value : value;
}
