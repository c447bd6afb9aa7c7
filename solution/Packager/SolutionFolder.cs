using System.Xml.Linq;
using InoLink.Packager.Layout;

namespace InoLink.Packager;

/// <summary>
/// A solution's source tree in the layout of Microsoft's SolutionPackager (solution-format §1.1), and its way into a
/// zip and back.
/// </summary>
/// <param name="path">The folder that holds Other/Solution.xml.</param>
public sealed class SolutionFolder(string path)
{
    private const string ManifestFile = "Other/Solution.xml";
    private const string CustomizationsFile = "Other/Customizations.xml";

    private static readonly IReadOnlyList<ILayout> Layouts =
    [
        new EntityFiles(),
        new SectionFiles("Roles", "Roles", r => (string?)r.Attribute("name")),
        new RecordFiles("Workflows", "Workflows", ["JsonFileName", "XamlFileName"]),
        new WholeSectionFile("FieldSecurityProfiles", "Other/FieldSecurityProfiles.xml"),
        new WholeSectionFile("EntityMaps", "Other/EntityMaps.xml"),
        new RelationshipFiles(),
        new SectionFiles("optionsets", "OptionSets", o => (string?)o.Attribute("Name")),
        new SectionFiles("Dashboards", "Dashboards", d => (string?)d.Element("FormId")),
        new WebResourceFiles(),
        new RecordFiles("SolutionPluginAssemblies", "PluginAssemblies", ["FileName"]),
        new SectionFiles("SdkMessageProcessingSteps", "SdkMessageProcessingSteps", s => (string?)s.Attribute("SdkMessageProcessingStepId")),
        new SectionFiles("AppModuleSiteMaps", "AppModuleSiteMaps", m => (string?)m.Element("SiteMapUniqueName") + "/AppModuleSiteMap"),
        new SectionFiles("AppModules", "AppModules", m => (string?)m.Element("UniqueName") + "/AppModule"),
        new ConnectorFiles(),
        new ComponentFolders(),
    ];

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The solution folders directly below a folder, in name order.</summary>
    public static IReadOnlyList<string> FindAll(string solutions)
    {
        var found = Directory.GetDirectories(solutions, "InoLink*")
            .Where(d => File.Exists(System.IO.Path.Combine(d, ManifestFile)))
            .Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new SolutionException($"no solution (InoLink*/{ManifestFile}) below {solutions}");
    }

    /// <param name="builds">Package and assemblies to put in.</param>
    /// <param name="version">Written into the manifest; null keeps the source's.</param>
    /// <param name="managed">Managed and unmanaged files differ in this flag only (solution-format §2.2).</param>
    public SolutionZip Pack(BuildOutputs builds, Version? version, bool managed)
    {
        XElement manifest = ReadRoot(ManifestFile);
        XElement content = manifest.Element("SolutionManifest") ?? throw new SolutionException($"{ManifestFile} has no SolutionManifest");
        if (version != null)
        {
            content.SetElementValue("Version", version.ToString(4));
        }

        content.SetElementValue("Managed", managed ? "1" : "0");
        var context = new PackContext(Path, ReadRoot(CustomizationsFile), builds);
        foreach (ILayout layout in Layouts)
        {
            layout.Pack(context);
        }

        List<SolutionEntry> entries =
        [
            new(SolutionZip.CustomizationsName, SourceXml.PackedFile(context.Customizations)),
            new(SolutionZip.ManifestName, SourceXml.PackedFile(manifest)),
            .. context.Entries.OrderBy(e => e.Name, StringComparer.Ordinal),
        ];
        return new SolutionZip([new SolutionEntry(SolutionZip.ContentTypesName, ContentTypes.For(entries)), .. entries]);
    }

    /// <summary>Writes a zip's files into this folder; files that are already there and not in the zip stay.</summary>
    public void Unpack(SolutionZip zip)
    {
        if (zip.Manifest == null || zip.Customizations == null)
        {
            throw new SolutionException("the zip has no readable solution.xml and customizations.xml");
        }

        var context = new UnpackContext(Path, new XElement(zip.Customizations), zip);
        foreach (ILayout layout in Layouts)
        {
            layout.Unpack(context);
        }

        context.WriteXml(ManifestFile, zip.Manifest);
        context.WriteXml(CustomizationsFile, context.Customizations);
    }

    private XElement ReadRoot(string file)
    {
        string full = System.IO.Path.Combine(Path, file);
        return File.Exists(full)
            ? SourceXml.Read(File.ReadAllBytes(full), full)
            : throw new SolutionException($"{full} is missing: a solution folder begins with it");
    }
}
