using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A global or inline choice, yes/no, state or status set (solution-format §4.2, §4.5).</summary>
/// <param name="Kind">picklist, bit, state or status.</param>
public sealed record OptionSetDefinition(string Name, string Kind, bool IsGlobal, IReadOnlyDictionary<int, string> DisplayNames, IReadOnlyList<OptionDefinition> Options)
{
    public static OptionSetDefinition Read(XElement optionSet)
    {
        var name = optionSet.RequiredAttribute("Name");
        return new OptionSetDefinition(
            name,
            optionSet.RequiredText("OptionSetType"),
            optionSet.Flag("IsGlobal"),
            optionSet.Element("displaynames").Labels("displayname"),
            [
                .. optionSet.Elements("options").Elements("option").Select(OptionDefinition.Read),
                .. optionSet.Elements("states").Elements("state").Select(OptionDefinition.Read),
                .. optionSet.Elements("statuses").Elements("status").Select(OptionDefinition.Read),
            ]);
    }
}
