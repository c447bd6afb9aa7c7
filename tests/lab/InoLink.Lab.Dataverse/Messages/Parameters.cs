using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Reads the parameters of a request, whatever class it has: typed requests and plain OrganizationRequests are the same to the platform.</summary>
internal static class Parameters
{
    public static T Required<T>(this OrganizationRequest request, string name) =>
        request.Parameters.TryGetValue(name, out var value) && value is T typed
            ? typed
            : throw Faults.Of(FaultCode.InvalidArgument, value is null
                ? $"Required field '{name}' is missing"
                : $"Parameter '{name}' of {request.RequestName} is a {value.GetType().Name}, not a {typeof(T).Name}.");

    public static T? Optional<T>(this OrganizationRequest request, string name) =>
        !request.Parameters.TryGetValue(name, out var value) || value is null
            ? default
            : value is T typed ? typed : throw Faults.Of(FaultCode.InvalidArgument, $"Parameter '{name}' of {request.RequestName} is a {value.GetType().Name}, not a {typeof(T).Name}.");

    /// <summary>An answer without a class of its own.</summary>
    public static OrganizationResponse Answer(this OrganizationRequest request, params ReadOnlySpan<(string Name, object? Value)> results)
    {
        var response = new OrganizationResponse { ResponseName = request.RequestName };
        foreach (var (name, value) in results)
        {
            response.Results[name] = value;
        }

        return response;
    }
}
