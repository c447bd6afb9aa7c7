using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Operations;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>Functions by GET, actions by POST: custom APIs and the platform's own.</summary>
internal static class OperationRequests
{
    public static ApiResponse Execute(ApiSession session, IEdmOperation operation, IEnumerable<OperationSegmentParameter> given, EntityReference? target)
    {
        var isFunction = operation.IsFunction();
        if (session.Request.Method != (isFunction ? "GET" : "POST"))
        {
            throw new ApiException(405, ApiCodes.ODataError, $"The HTTP method '{session.Request.Method}' is not allowed for the {(isFunction ? "function" : "action")} '{operation.Name}'.");
        }

        var (parameters, results) = Contract(session.Model, operation.Name);
        OrganizationRequest request = new(operation.Name);
        if (target is not null)
        {
            request["Target"] = target;
        }

        OperationValues values = new(session);
        if (isFunction)
        {
            foreach (var parameter in given)
            {
                request[parameter.Name] = values.OfUri(parameters.First(one => one.Name == parameter.Name), parameter.Value);
            }
        }
        else
        {
            Body(request, operation, parameters, values, ApiJson.Object(session.Request.Body));
        }

        var answer = session.Execute(request);
        return results.Count == 0 ? ApiResponse.NoContent() : ApiResponse.Json(Results(session, operation, results, answer, values)).With("Preference-Applied", session.Request.Prefer.Applied());
    }

    private static void Body(OrganizationRequest request, IEdmOperation operation, IReadOnlyList<CustomApiParameter> parameters, OperationValues values, JsonObject body)
    {
        foreach (var (name, value) in body.Where(member => !member.Key.Contains('@', StringComparison.Ordinal)))
        {
            var parameter = parameters.FirstOrDefault(one => one.Name == name) ?? throw ApiException.BadPayload(
                $"The parameter '{name}' in the request payload is not a valid parameter for the operation '{operation.Name}'.");
            request[name] = value is null ? null : values.OfJson(parameter, value);
        }
    }

    private static JsonObject Results(ApiSession session, IEdmOperation operation, IReadOnlyList<CustomApiParameter> results, OrganizationResponse answer, OperationValues values)
    {
        JsonObject body = new() { ["@odata.context"] = session.Context($"{WebApiModel.Namespace}.{operation.Name}Response") };
        foreach (var result in results)
        {
            body[result.Name] = answer.Results.TryGetValue(result.Name, out var value) ? values.ToJson(value) : null;
        }

        return body;
    }

    private static (IReadOnlyList<CustomApiParameter> Parameters, IReadOnlyList<CustomApiParameter> Results) Contract(WebApiModel model, string name) =>
        model.Apis.TryGetValue(name, out var api) ? (api.RequestParameters, api.ResponseProperties)
        : PlatformOperations.Find(name) is { } known ? (known.Parameters, known.Results)
        : throw ApiException.NotEmulated($"the operation '{name}'");
}
