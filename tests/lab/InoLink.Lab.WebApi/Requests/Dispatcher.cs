using System.Text.Json.Nodes;
using System.Text;
using System.Xml;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Definitions;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Rows;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>Finds out from the path what a request is about.</summary>
internal static class Dispatcher
{
    public static ApiResponse Handle(ApiSession session) => session.Uri.ParsePath().ToArray() switch
    {
        [] => ServiceDocument(session),
        [MetadataSegment] => Metadata(session),
        [OperationImportSegment operation] => OperationRequests.Execute(session, operation.OperationImports.First().Operation, operation.Parameters, null),
        [EntitySetSegment set, ..] path when DefinitionRequests.Knows(set) => DefinitionRequests.Read(session, path),
        [EntitySetSegment set] => Set(session, session.Model.TableOf(set.EdmType)),
        [EntitySetSegment set, CountSegment] => Get(session, () => SetRequests.Count(session, session.Model.TableOf(set.EdmType))),
        [EntitySetSegment set, KeySegment key, .. var rest] => Row(session, RowAddress.Reference(session.Model.TableOf(set.EdmType), key), rest),
        var path => throw ApiException.NotEmulated($"the path '{string.Join('/', path.Select(segment => segment.Identifier))}'"),
    };

    private static ApiResponse Set(ApiSession session, TableMetadata table) => session.Request.Method switch
    {
        "GET" when QueryOptions.Of(session.Request.Uri, "fetchXml") is { } xml => FetchRequests.Read(session, table, xml),
        "GET" when QueryOptions.Of(session.Request.Uri, "savedQuery") is { } view => FetchRequests.Read(session, table, FetchRequests.OfView(session, table, view)),
        "GET" when QueryOptions.Of(session.Request.Uri, "$apply") is not null => SetRequests.Apply(session, table),
        "GET" => SetRequests.Read(session, table),
        "POST" => SetRequests.Create(session, table),
        var method => throw NotAllowed(method, table.EntitySetName),
    };

    private static ApiResponse Row(ApiSession session, EntityReference target, ODataPathSegment[] rest) => (session.Request.Method, rest) switch
    {
        ("GET", []) => RowRequests.Read(session, target),
        ("PATCH", []) => RowRequests.Update(session, target),
        ("DELETE", []) => RowRequests.Delete(session, target),
        (_, [OperationSegment operation]) => OperationRequests.Execute(session, operation.Operations.First(), operation.Parameters, target),
        (var method, []) => throw NotAllowed(method, target.LogicalName),
        (_, [PropertySegment property]) => PropertyRequests.Handle(session, target, property.Property.Name, raw: false),
        (_, [PropertySegment property, ValueSegment]) => PropertyRequests.Handle(session, target, property.Property.Name, raw: true),
        (_, [NavigationPropertyLinkSegment link]) => ReferenceRequests.Handle(session, target, link.NavigationProperty.Name, null),
        (_, [NavigationPropertyLinkSegment link, KeySegment key]) => ReferenceRequests.Handle(session, target, link.NavigationProperty.Name, key),
        _ => Related(session, target, rest),
    };

    private static ApiResponse Related(ApiSession session, EntityReference target, ODataPathSegment[] rest)
    {
        var table = session.Model.Metadata.Table(target.LogicalName);
        if (rest is [NavigationPropertySegment navigation, .. var further] && session.Model.Collection(table, navigation.NavigationProperty.Name) is { } collection)
        {
            var restrict = SetRequests.RelatedTo(table, RowRequests.Resolve(session, table, target), collection);
            var related = session.Model.Metadata.Table(collection.Target);
            switch (session.Request.Method, further)
            {
                case ("GET", []):
                    return SetRequests.Read(session, related, restrict);
                case ("GET", [CountSegment]):
                    return SetRequests.Count(session, related, restrict);
                case ("POST", []) when collection.Relationship.Kind == RelationshipKind.OneToMany:
                    EntityReference parent = new(table.LogicalName, RowRequests.Resolve(session, table, target));
                    return SetRequests.Create(session, related, row => row[collection.Relationship.ReferencingColumn] = parent);
            }
        }

        if (session.Request.Method == "GET" && rest is [NavigationPropertySegment single] && session.Model.Lookup(table, single.NavigationProperty.Name) is { } lookup)
        {
            return RowRequests.ReadBehind(session, target, lookup);
        }

        throw ApiException.NotEmulated($"{session.Request.Method} of the path '{string.Join('/', rest.Select(segment => segment.Identifier))}' below a row");
    }

    private static ApiResponse Get(ApiSession session, Func<ApiResponse> read) => session.Request.Method == "GET" ? read() : throw NotAllowed(session.Request.Method, "$count");

    private static ApiResponse ServiceDocument(ApiSession session) => ApiResponse.Json(new JsonObject
    {
        ["@odata.context"] = session.Context("").TrimEnd('#'),
        ["value"] = new JsonArray([.. session.Model.Metadata.Tables.Values.OrderBy(table => table.EntitySetName, StringComparer.Ordinal)
            .Select(table => new JsonObject { ["name"] = table.EntitySetName, ["kind"] = "EntitySet", ["url"] = table.EntitySetName })]),
    });

    private static ApiResponse Metadata(ApiSession session)
    {
        StringBuilder text = new();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(session.Model.Edm, writer, CsdlTarget.OData, out var problems))
            {
                throw new InvalidOperationException(string.Join("; ", problems.Select(problem => problem.ErrorMessage)));
            }
        }

        return new ApiResponse(200, text.ToString(), "application/xml");
    }

    private static ApiException NotAllowed(string method, string what) => new(405, ApiCodes.ODataError, $"The HTTP method '{method}' is not allowed for '{what}'.");
}
