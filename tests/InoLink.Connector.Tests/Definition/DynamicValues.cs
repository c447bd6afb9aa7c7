using System.Text.Json.Nodes;
using InoLink.Lab.Connector.Definition;

namespace InoLink.Connector.Tests.Definition;

/// <summary>Lists to choose from: the operation that fills one has to be there and to answer what the list reads (connector §2).</summary>
internal static class DynamicValues
{
    private const string Old = "x-ms-dynamic-values";
    private const string New = "x-ms-dynamic-list";

    public static IEnumerable<Finding> Check(JsonObject definition, Swagger swagger)
    {
        foreach ((string where, JsonObject field) in CertificationRules.Fields(definition).Where(place => place.Field.ContainsKey(Old) || place.Field.ContainsKey(New)))
        {
            if (field[Old] is not JsonObject values || field[New] is not JsonObject list)
            {
                yield return new Finding("dynamic-twin", where, $"has {Old} and {New}");
                continue;
            }

            if (((string?)values["operationId"], (string?)values["value-collection"], (string?)values["value-path"], (string?)values["value-title"])
                != ((string?)list["operationId"], (string?)list["itemsPath"], (string?)list["itemValuePath"], (string?)list["itemTitlePath"]))
            {
                yield return new Finding("dynamic-twin", where, "both say the same");
            }

            if ((string?)field["in"] == "body")
            {
                yield return new Finding("dynamic-place", where, "the extension lies on a property, never on the body");
            }

            if (Items(swagger, values) is not { } items || items["properties"]?[(string)values["value-path"]!] is null || items["properties"]?[(string)values["value-title"]!] is null)
            {
                yield return new Finding("dynamic-operation", where, $"{values["operationId"]} answers a list at {values["value-collection"]} whose items have {values["value-path"]} and {values["value-title"]}");
            }
        }
    }

    private static JsonObject? Items(Swagger swagger, JsonObject values)
    {
        if (swagger.Operations.SingleOrDefault(operation => operation.Id == (string?)values["operationId"])?.SchemaOf(200) is not { } schema)
        {
            return null;
        }

        JsonNode? list = swagger.Resolve(schema)["properties"]?[(string)values["value-collection"]!];
        return (string?)list?["type"] == "array" ? swagger.Resolve(list!["items"]!) : null;
    }
}
