using System.Globalization;

namespace InoLink.Lab.WebApi.Http;

/// <summary>The Prefer header.</summary>
/// <param name="Representation">return=representation: the row comes back.</param>
/// <param name="MaxPageSize">odata.maxpagesize.</param>
/// <param name="ContinueOnError">odata.continue-on-error: a batch goes on after a failure.</param>
/// <param name="Annotations">Patterns of odata.include-annotations; empty = none but the always present.</param>
internal sealed record Preferences(bool Representation, int? MaxPageSize, bool ContinueOnError, IReadOnlyList<string> Annotations)
{
    public const string FormattedValue = "OData.Community.Display.V1.FormattedValue";

    public const string LookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";

    public const string LookupNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    public static Preferences Read(string? header)
    {
        var representation = false;
        var continues = false;
        int? size = null;
        List<string> annotations = [];
        foreach (var (name, value) in Parts(header ?? ""))
        {
            switch (name.ToLowerInvariant())
            {
                case "return":
                    representation = value == "representation";
                    break;
                case "odata.maxpagesize" or "maxpagesize" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0:
                    size = given;
                    break;
                case "odata.continue-on-error" or "continue-on-error":
                    continues = value is "" or "true";
                    break;
                case "odata.include-annotations" or "include-annotations":
                    annotations.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                default:
                    break;
            }
        }

        return new(representation, size, continues, annotations);
    }

    /// <summary>Whether an annotation is asked for: <c>*</c>, a namespace with <c>.*</c>, or its whole name.</summary>
    public bool Wants(string annotation) => Annotations.Any(pattern =>
        pattern == "*" || pattern == annotation || (pattern.EndsWith(".*", StringComparison.Ordinal) && annotation.StartsWith(pattern[..^1], StringComparison.Ordinal)));

    /// <summary>What the answer confirms.</summary>
    public string? Applied()
    {
        List<string> applied = [];
        if (MaxPageSize is { } size)
        {
            applied.Add(string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));
        }

        if (Annotations.Count > 0)
        {
            applied.Add($"odata.include-annotations=\"{string.Join(',', Annotations)}\"");
        }

        if (Representation)
        {
            applied.Add("return=representation");
        }

        return applied.Count == 0 ? null : string.Join(", ", applied);
    }

    // commas inside quotes belong to the value
    private static IEnumerable<(string Name, string Value)> Parts(string header)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= header.Length; i++)
        {
            if (i < header.Length && header[i] == '"')
            {
                quoted = !quoted;
            }

            if (i == header.Length || (!quoted && header[i] is ',' or ';'))
            {
                var part = header[start..i].Trim();
                start = i + 1;
                if (part.Length > 0)
                {
                    var equals = part.IndexOf('=', StringComparison.Ordinal);
                    yield return equals < 0 ? (part, "") : (part[..equals].Trim(), part[(equals + 1)..].Trim().Trim('"'));
                }
            }
        }
    }
}
