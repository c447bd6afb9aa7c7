using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>One option. State is the owning state of a status; DefaultStatus and InvariantName belong to a state.</summary>
public sealed record OptionDefinition(int Value, IReadOnlyDictionary<int, string> Labels, int? State, int? DefaultStatus, string? InvariantName)
{
    public static OptionDefinition Read(XElement option)
    {
        var value = option.RequiredAttribute("value");
        return new OptionDefinition(
            XmlValues.ParseInteger(value, "value"),
            option.Element("labels").Labels("label"),
            Number(option, "state"),
            Number(option, "defaultstatus"),
            option.Attribute("invariantname")?.Value);
    }

    private static int? Number(XElement option, string name)
        => option.Attribute(name) is { } attribute ? XmlValues.ParseInteger(attribute.Value, name) : null;
}
