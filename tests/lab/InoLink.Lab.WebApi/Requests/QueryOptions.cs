using InoLink.Lab.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>Options that a request doesn't have are refused rather than ignored.</summary>
internal static class QueryOptions
{
    public static IReadOnlyList<string> OfSets { get; } = ["$select", "$filter", "$orderby", "$top", "$count", "$expand", "$skiptoken", "$apply", "fetchXml", "savedQuery", "userQuery"];

    public static string? Of(Uri uri, string name) => QueryHelpers.ParseQuery(uri.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    public static void Check(Uri uri, IReadOnlyList<string> allowed)
    {
        foreach (var name in QueryHelpers.ParseQuery(uri.Query).Keys.Where(name => !allowed.Contains(name) && !name.StartsWith('@')))
        {
            throw name switch
            {
                "$skip" => ApiException.BadUri("Skip Clause is not supported in CRM"),
                "$search" => ApiException.BadUri("Search Clause is not supported in CRM"),
                _ when name.StartsWith('$') => ApiException.NotEmulated($"the query option '{name}' here; known: {string.Join(", ", allowed)}"),
                _ => ApiException.NotEmulated($"the query option '{name}'"),
            };
        }
    }
}
