using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Reading of the value elements that solution files are made of: numbers invariant, flags 0/1, ids with or without braces.</summary>
internal static class XmlValues
{
    public static string? Text(this XElement element, string child)
    {
        var value = element.Element(child)?.Value.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public static string RequiredText(this XElement element, string child)
        => element.Text(child) ?? throw new SolutionRefusedException(
            $"The import file is invalid. XSD validation failed with the following error: 'The element '{element.Name}' has incomplete content. Expected: '{child}'.'");

    public static string RequiredAttribute(this XElement element, string name)
    {
        var value = element.Attribute(name)?.Value.Trim();
        return string.IsNullOrEmpty(value)
            ? throw new SolutionRefusedException($"The import file is invalid. XSD validation failed with the following error: 'The required attribute '{name}' is missing on '{element.Name}'.'")
            : value;
    }

    public static int? Integer(this XElement element, string child)
        => element.Text(child) is { } text ? ParseInteger(text, child) : null;

    public static decimal? Number(this XElement element, string child)
        => element.Text(child) is { } text
            ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(text, child)
            : null;

    public static bool Flag(this XElement element, string child, bool whenAbsent = false)
        => element.Text(child) switch
        {
            null => whenAbsent,
            "1" => true,
            "0" => false,
            var text when bool.TryParse(text, out var value) => value,
            var text => throw Invalid(text, child),
        };

    public static Guid? Id(this XElement element, string child)
        => element.Text(child) is { } text ? ParseId(text, child) : null;

    public static Guid RequiredId(this XElement element, string child) => ParseId(element.RequiredText(child), child);

    public static int ParseInteger(string text, string name)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(text, name);

    public static Guid ParseId(string text, string name) => Guid.TryParse(text, out var id) ? id : throw Invalid(text, name);

    /// <summary>The text of the base language 1033, else the first language given.</summary>
    public static string? Label(this XElement? container, string item, string attribute = "description")
    {
        var labels = container?.Elements(item).ToList();
        var label = labels?.FirstOrDefault(l => l.Attribute("languagecode")?.Value == "1033") ?? labels?.FirstOrDefault();
        return label?.Attribute(attribute)?.Value;
    }

    /// <summary>The texts of all languages given, by language id.</summary>
    public static IReadOnlyDictionary<int, string> Labels(this XElement? container, string item)
    {
        var labels = new Dictionary<int, string>();
        foreach (var label in container?.Elements(item) ?? [])
        {
            if (label.Attribute("description")?.Value is { Length: > 0 } text)
            {
                labels[ParseInteger(label.RequiredAttribute("languagecode"), "languagecode")] = text;
            }
        }

        return labels;
    }

    private static SolutionRefusedException Invalid(string text, string name)
        => new($"The import file is invalid. XSD validation failed with the following error: 'The '{name}' element is invalid - The value '{text}' is invalid according to its datatype.'");
}
