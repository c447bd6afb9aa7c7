using System.Text.Json.Nodes;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Requests;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace InoLink.Lab.WebApi.Definitions;

/// <summary>GET of EntityDefinitions and GlobalOptionSetDefinitions and what is below them. Definitions are changed by solution import only.</summary>
internal static class DefinitionRequests
{
    public static bool Knows(EntitySetSegment set) => set.EntitySet.Name is "EntityDefinitions" or "GlobalOptionSetDefinitions";

    public static ApiResponse Read(ApiSession session, ODataPathSegment[] path)
    {
        if (session.Request.Method != "GET")
        {
            throw ApiException.NotEmulated($"{session.Request.Method} of definitions: tables and columns come by solution import");
        }

        QueryOptions.Check(session.Request.Uri, ["$select", "$filter", "$expand", "LabelLanguages"]);
        DefinitionReader reader = new(session.Model, session.Dataverse.LanguageOf(session.Caller.UserId));
        var set = (EntitySetSegment)path[0];
        IEnumerable<Definition> found = set.EntitySet.Name == "EntityDefinitions" ? reader.Tables() : reader.Choices();
        var single = false;
        foreach (var segment in path[1..])
        {
            switch (segment)
            {
                case KeySegment key:
                    found = [One(found, key)];
                    single = true;
                    break;
                case TypeSegment type:
                    var name = NameOf(type.EdmType);
                    found = [.. found.Where(definition => definition.Type == name)];
                    break;
                case NavigationPropertySegment navigation when single:
                    var (isList, rows) = found.Single().Related.TryGetValue(navigation.NavigationProperty.Name, out var related) ? related : throw Missing(navigation.Identifier);
                    found = rows();
                    single = !isList;
                    break;
                default:
                    throw ApiException.NotEmulated($"'{segment.Identifier}' of a definition");
            }
        }

        return Answer(session, set.EntitySet.Name, found, single);
    }

    private static ApiResponse Answer(ApiSession session, string name, IEnumerable<Definition> found, bool single)
    {
        var clause = session.Uri.ParseSelectAndExpand();
        if (single)
        {
            JsonObject body = new() { ["@odata.context"] = session.Context($"{name}/$entity") };
            foreach (var (key, value) in DefinitionShape.Write(found.FirstOrDefault() ?? throw Missing(name), clause))
            {
                body[key] = value?.DeepClone();
            }

            return ApiResponse.Json(body);
        }

        var filter = session.Uri.ParseFilter();
        return ApiResponse.Json(new JsonObject
        {
            ["@odata.context"] = session.Context(name),
            ["value"] = new JsonArray([.. found.Where(definition => DefinitionShape.Matches(definition, filter)).Select(definition => DefinitionShape.Write(definition, clause))]),
        });
    }

    private static Definition One(IEnumerable<Definition> found, KeySegment key)
    {
        var (name, value) = key.Keys.Single();
        return found.FirstOrDefault(definition => string.Equals(definition.Values[name]?.GetValue<string>(), value is Guid id ? id.ToString("D") : value as string, StringComparison.Ordinal)) ?? throw Missing($"{name}='{value}'");
    }

    private static string NameOf(IEdmType type) => type is IEdmCollectionType collection ? NameOf(collection.ElementType.Definition) : ((IEdmEntityType)type).Name;

    private static ApiException Missing(string what) => new(404, Dataverse.FaultCode.NoEntity, $"Could not find an entity, attribute or choice with {what}.");
}
