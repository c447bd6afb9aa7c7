using System.Text.RegularExpressions;

namespace InoLink.Connector.Tests.Definition;

/// <summary>What the certification says about texts (connector §2).</summary>
internal static partial class Words
{
    private static readonly string[] Products =
    [
        "Power Automate", "Power Apps", "PowerApps", "Power Platform", "Power BI", "Power Pages", "Microsoft Flow", "Logic Apps", "Copilot Studio", "Power Virtual Agents", "Dataverse",
        "Common Data Service",
    ];

    // proper names and shorthand that keep their capitals in a sentence
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "QuickBooks", "ID", "CRM", "InoLink" };

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with" };

    public static bool NamesAProduct(string text) => Products.Any(product => text.Contains(product, StringComparison.OrdinalIgnoreCase));

    public static bool HasAnAddress(string text) => Address().IsMatch(text);

    public static bool IsAscii(string text) => text.All(char.IsAscii);

    /// <summary>Only the first word and names have a capital.</summary>
    public static bool IsSentenceCase(string text)
    {
        string[] words = text.Split(' ');
        return words.Length > 0 && words[0].Length > 0 && char.IsUpper(words[0][0]) && words.Skip(1).All(word => Names.Contains(word.Trim('(', ')')) || !word.Any(char.IsUpper));
    }

    /// <summary>Every word has a capital, but for the small ones in the middle.</summary>
    public static bool IsTitleCase(string text)
    {
        string[] words = text.Split(' ');
        return words.Select((word, place) => word.Length > 0 && (char.IsUpper(word[0]) || (place > 0 && place < words.Length - 1 && Small.Contains(word)))).All(right => right);
    }

    /// <summary>Letters, digits, spaces and parentheses.</summary>
    public static bool IsPlain(string text) => Plain().IsMatch(text);

    public static bool IsPascalCase(string text) => Pascal().IsMatch(text);

    [GeneratedRegex(@"https?://|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z0-9 ()]+$")]
    private static partial Regex Plain();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Pascal();
}
