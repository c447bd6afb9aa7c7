using System.Collections.ObjectModel;

namespace InoLink.Lab.Dataverse;

/// <summary>Texts by language id.</summary>
public static class Label
{
    /// <summary>English (United States), the organization's base language.</summary>
    public const int English = 1033;

    /// <summary>No text in any language.</summary>
    public static IReadOnlyDictionary<int, string> None { get; } = ReadOnlyDictionary<int, string>.Empty;

    /// <summary>One English text.</summary>
    public static IReadOnlyDictionary<int, string> Of(string text) => new Dictionary<int, string> { [English] = text };

    /// <summary>The text in that language, else in English, else any, else null.</summary>
    public static string? In(this IReadOnlyDictionary<int, string> labels, int language = English)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.TryGetValue(language, out var text) || labels.TryGetValue(English, out text) ? text : labels.Values.FirstOrDefault();
    }
}
