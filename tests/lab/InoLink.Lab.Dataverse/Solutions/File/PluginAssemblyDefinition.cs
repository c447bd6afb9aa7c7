using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A classic, strong-named assembly, as custom workflow activities need it (solution-format §8.2).</summary>
public sealed record PluginAssemblyDefinition(Guid Id, string FullName, int SourceType, byte[] Content, IReadOnlyList<PluginTypeDefinition> Types)
{
    public static PluginAssemblyDefinition Read(XElement assembly, SolutionZip zip) => new(
        XmlValues.ParseId(assembly.RequiredAttribute("PluginAssemblyId"), "PluginAssemblyId"),
        assembly.RequiredAttribute("FullName"),
        assembly.Integer("SourceType") ?? 0,
        zip.Take(assembly.RequiredText("FileName")),
        [.. assembly.Elements("PluginTypes").Elements("PluginType").Select(PluginTypeDefinition.Read)]);
}

/// <summary>A class of a classic assembly.</summary>
public sealed record PluginTypeDefinition(Guid Id, string Name, string AssemblyQualifiedName, string? FriendlyName, string? WorkflowActivityGroupName)
{
    public static PluginTypeDefinition Read(XElement type) => new(
        XmlValues.ParseId(type.RequiredAttribute("PluginTypeId"), "PluginTypeId"),
        type.RequiredAttribute("Name"),
        type.RequiredAttribute("AssemblyQualifiedName"),
        type.Text("FriendlyName"),
        type.Text("WorkflowActivityGroupName"));
}
