namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A plug-in package: pluginpackage.xml and its nupkg (solution-format §8.1).</summary>
public sealed record PluginPackageDefinition(string UniqueName, string Name, string Version, byte[] Content)
{
    public static PluginPackageDefinition Read(string entry, SolutionZip zip)
    {
        var xml = zip.TakeXml(entry);
        var folder = entry[..^"pluginpackage.xml".Length];
        return new PluginPackageDefinition(
            xml.RequiredAttribute("uniquename"),
            xml.RequiredText("name"),
            xml.RequiredText("version"),
            zip.Take($"{folder}package/{xml.RequiredText("package")}"));
    }
}
