using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Rows;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.WebApi.Requests;

/// <summary><c>$ref</c>: sets and empties lookups, associates and disassociates rows.</summary>
internal static class ReferenceRequests
{
    /// <param name="session">The request.</param>
    /// <param name="target">The row in the address.</param>
    /// <param name="name">Navigation property.</param>
    /// <param name="key">The related row in the address, if one is there.</param>
    public static ApiResponse Handle(ApiSession session, EntityReference target, string name, KeySegment? key)
    {
        QueryOptions.Check(session.Request.Uri, ["$id"]);
        var table = session.Model.Metadata.Table(target.LogicalName);
        target = new EntityReference(target.LogicalName, RowRequests.Resolve(session, table, target));
        if (session.Model.Collection(table, name) is { } collection)
        {
            Collection(session, target, collection, key);
            return ApiResponse.NoContent();
        }

        var lookup = session.Model.Lookup(table, name)!;
        Entity change = new(target.LogicalName, target.Id);
        change[lookup.Column.LogicalName] = session.Request.Method switch
        {
            "PUT" => Related(session, lookup.Target),
            "DELETE" => null,
            var method => throw NotAllowed(method, name),
        };
        session.Execute(new UpdateRequest { Target = change });
        return ApiResponse.NoContent();
    }

    private static void Collection(ApiSession session, EntityReference target, CollectionNavigation collection, KeySegment? key)
    {
        Relationship relationship = new(collection.Relationship.SchemaName);
        switch (session.Request.Method)
        {
            case "POST" when key is null:
                session.Execute(new AssociateRequest { Target = target, Relationship = relationship, RelatedEntities = [Related(session, collection.Target)] });
                break;
            case "DELETE":
                var related = key is not null ? RowAddress.Reference(session.Model.Metadata.Table(collection.Target), key)
                    : QueryOptions.Of(session.Request.Uri, "$id") is { } address ? session.Addresses.Parse(address)
                    : throw ApiException.BadUri($"Name the row to disassociate: {collection.Name}(id)/$ref or $ref?$id=address.");
                session.Execute(new DisassociateRequest { Target = target, Relationship = relationship, RelatedEntities = [related] });
                break;
            default:
                throw NotAllowed(session.Request.Method, collection.Name);
        }
    }

    private static EntityReference Related(ApiSession session, string? table)
    {
        JsonNode? address = ApiJson.Object(session.Request.Body)["@odata.id"];
        var related = session.Addresses.Parse(ColumnValue.Text("@odata.id", address));
        return table is null || related.LogicalName == table ? related : throw ApiException.BadPayload($"'@odata.id' must name a row of {table}, not of {related.LogicalName}.");
    }

    private static ApiException NotAllowed(string method, string name) => method == "GET"
        ? ApiException.NotEmulated($"GET of '{name}/$ref'")
        : new ApiException(405, ApiCodes.ODataError, $"The HTTP method '{method}' is not allowed for '{name}/$ref'.");
}
