using InoLink.Lab.Dataverse.Plugins;

namespace InoLink.Lab.WebApi.Operations;

/// <summary>A function or action of the platform itself.</summary>
/// <param name="Name">Its name here and as a message.</param>
/// <param name="BoundTable">The table it is bound to; null = unbound.</param>
internal sealed record PlatformOperation(string Name, bool IsFunction, string? BoundTable, IReadOnlyList<CustomApiParameter> Parameters, IReadOnlyList<CustomApiParameter> Results);

/// <summary>The platform's own functions and actions that the lab runs.</summary>
internal static class PlatformOperations
{
    public static IReadOnlyList<PlatformOperation> All { get; } =
    [
        new("WhoAmI", true, null, [], [Of("BusinessUnitId", CustomApiType.Guid), Of("UserId", CustomApiType.Guid), Of("OrganizationId", CustomApiType.Guid)]),
        new("RetrieveVersion", true, null, [], [Of("Version", CustomApiType.String)]),
    ];

    public static PlatformOperation? Find(string name) => All.FirstOrDefault(operation => operation.Name == name);

    private static CustomApiParameter Of(string name, CustomApiType type, string? table = null) => new(name, type, false, table);
}
