using System.Text.Json.Nodes;

namespace InoLink.Lab.WebApi.Definitions;

/// <summary>One definition as a document.</summary>
/// <param name="Type">Name of its type without the namespace.</param>
/// <param name="Values">Its own properties.</param>
/// <param name="Related">Its navigation properties: a list, or one definition or none for single-valued ones.</param>
internal sealed record Definition(string Type, JsonObject Values, IReadOnlyDictionary<string, (bool IsList, Func<IEnumerable<Definition>> Rows)> Related)
{
    public static IReadOnlyDictionary<string, (bool IsList, Func<IEnumerable<Definition>> Rows)> Nothing { get; } = new Dictionary<string, (bool, Func<IEnumerable<Definition>>)>();
}
