using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>Reads, sets and empties one column of one row.</summary>
internal static class PropertyRequests
{
    /// <param name="session">The request.</param>
    /// <param name="target">The row.</param>
    /// <param name="name">Property.</param>
    /// <param name="raw"><c>/$value</c>: the bare text.</param>
    public static ApiResponse Handle(ApiSession session, EntityReference target, string name, bool raw)
    {
        QueryOptions.Check(session.Request.Uri, []);
        var table = session.Model.Metadata.Table(target.LogicalName);
        var column = WebApiModel.ColumnOf(table, name)!;
        return (session.Request.Method, raw) switch
        {
            ("GET", _) => Read(session, table, target, column, raw),
            ("PUT", false) => Write(session, table, target, column, ColumnValue.Read(column, Given(session))),
            ("DELETE", false) => Write(session, table, target, column, null),
            var (method, _) => throw new ApiException(405, ApiCodes.ODataError, $"The HTTP method '{method}' is not allowed for '{name}'."),
        };
    }

    private static ApiResponse Read(ApiSession session, TableMetadata table, EntityReference target, ColumnMetadata column, bool raw)
    {
        var row = ((RetrieveResponse)session.Execute(new RetrieveRequest { Target = target, ColumnSet = new ColumnSet(column.LogicalName) })).Entity;
        var value = RowWriter.Plain(column, row.Attributes.TryGetValue(column.LogicalName, out var found) ? found : null);
        if (value is null)
        {
            return ApiResponse.NoContent();
        }

        return raw
            ? new ApiResponse(200, value is JsonValue text && text.TryGetValue(out string? bare) ? bare : value.ToJsonString(), "text/plain; charset=utf-8")
            : ApiResponse.Json(new JsonObject { ["@odata.context"] = session.Context($"{table.EntitySetName}({row.Id:D})/{WebApiModel.PropertyOf(column)}"), ["value"] = value });
    }

    private static ApiResponse Write(ApiSession session, TableMetadata table, EntityReference target, ColumnMetadata column, object? value)
    {
        if (column.IsLookup)
        {
            throw ApiException.BadPayload($"'{WebApiModel.PropertyOf(column)}' can't be written: use $ref of its navigation property.");
        }

        session.Execute(new UpdateRequest { Target = new Entity(table.LogicalName, RowRequests.Resolve(session, table, target)) { [column.LogicalName] = value } });
        return ApiResponse.NoContent();
    }

    private static JsonNode? Given(ApiSession session) => ApiJson.Object(session.Request.Body) is { } body && body.ContainsKey("value") ? body["value"] : throw ApiException.BadPayload("The body must be {\"value\": …}.");
}
