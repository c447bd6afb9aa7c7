using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A request parameter or response property of a custom API.</summary>
/// <param name="Type">0 bool … 12 guid, the platform's numbers (solution-format §9).</param>
public sealed record CustomApiParameterDefinition(string UniqueName, string Name, int Type, bool IsOptional, string? Table)
{
    public static CustomApiParameterDefinition Read(XElement parameter)
    {
        var name = parameter.RequiredAttribute("uniquename");

        // solution-format §9: present on a response property it is an import error
        if (parameter.Name.LocalName == "customapiresponseproperty" && parameter.Element("isoptional") is not null)
        {
            throw new SolutionRefusedException($"The 'customapiresponseproperty' entity doesn't contain attribute with Name = 'isoptional' (property {name}).");
        }

        return new CustomApiParameterDefinition(
            name,
            parameter.Text("name") ?? name,
            parameter.Integer("type") ?? throw new SolutionRefusedException($"The custom API parameter {name} has no type."),
            parameter.Flag("isoptional"),
            parameter.Text("logicalentityname"));
    }
}
