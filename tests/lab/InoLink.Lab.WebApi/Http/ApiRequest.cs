using Microsoft.Extensions.Primitives;

namespace InoLink.Lab.WebApi.Http;

/// <summary>One request of the Web API, whether it came alone or as a part of a batch.</summary>
/// <param name="Method">GET, POST, PATCH, PUT, DELETE.</param>
/// <param name="Root">Service root: <c>http://127.0.0.1:port/api/data/v9.2/</c>.</param>
/// <param name="Uri">The absolute address.</param>
/// <param name="Headers">Names are case-insensitive.</param>
/// <param name="Body">UTF-8.</param>
internal sealed record ApiRequest(string Method, Uri Root, Uri Uri, IReadOnlyDictionary<string, StringValues> Headers, ReadOnlyMemory<byte> Body)
{
    private Preferences? _preferences;

    /// <summary>What the Prefer headers ask for.</summary>
    public Preferences Prefer => _preferences ??= Preferences.Read(Header("Prefer"));

    /// <summary>A header's value, several joined by comma; null if absent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) && value.Count > 0 ? string.Join(',', value.ToArray()) : null;
}
