using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The publisher of a solution; the option value prefix is 10000–99999 (solution-format §2).</summary>
public sealed record PublisherDefinition(string UniqueName, string DisplayName, string Prefix, int OptionValuePrefix)
{
    public static PublisherDefinition Read(XElement publisher)
    {
        var name = publisher.RequiredText("UniqueName");
        var options = publisher.Integer("CustomizationOptionValuePrefix") ?? 0;
        return options is >= 10_000 and <= 99_999
            ? new PublisherDefinition(
                name, publisher.Element("LocalizedNames").Label("LocalizedName") ?? name, publisher.RequiredText("CustomizationPrefix"), options)
            : throw new SolutionRefusedException($"The option value prefix {options} of publisher '{name}' is not between 10000 and 99999.");
    }
}
