using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Registrations;

/// <summary>
/// Writes a solution's steps, custom APIs and step root components from the attributes on the plug-in classes: the class
/// is the only place where a registration is stated. Translated labels of custom APIs are kept.
/// </summary>
/// <param name="folder">The solution folder.</param>
/// <param name="code">The compiled plug-ins.</param>
public sealed class Sync(string folder, PluginCode code)
{
    private const string Steps = "SdkMessageProcessingSteps";

    public void Write()
    {
        string package = PackageName();
        var tables = new KnownTables(Directory.GetFiles(Path.Combine(folder, "Entities"), "Entity.xml", SearchOption.AllDirectories).Select(Read));
        var steps = code.Classes.SelectMany(new StepXml(package, tables).Of).ToList();
        WriteSteps(steps);
        WriteApis(code.Classes.SelectMany(new CustomApiXml(package).Of).ToList());
        WriteRoots(steps);
    }

    private string PackageName()
    {
        string packages = Path.Combine(folder, "pluginpackages");
        string[] found = Directory.Exists(packages) ? Directory.GetDirectories(packages) : [];
        return found.Length == 1
            ? Path.GetFileName(found[0])
            : throw new SolutionException($"{folder} has {found.Length} folders below pluginpackages: it needs one, named as the package");
    }

    private void WriteSteps(List<XElement> steps)
    {
        string target = Path.Combine(folder, Steps);
        Directory.CreateDirectory(target);
        foreach (string file in Directory.GetFiles(target, "*.xml").Where(f => Read(f).Element("PluginTypeExportKey") != null))
        {
            File.Delete(file);
        }

        foreach (XElement step in steps)
        {
            WriteXml($"{Steps}/{(string?)step.Attribute("SdkMessageProcessingStepId")}.xml", SourceXml.AsRoot(step));
        }
    }

    private void WriteApis(List<KeyValuePair<string, XElement>> files)
    {
        string target = Path.Combine(folder, CustomApiXml.Folder);
        var old = Directory.Exists(target)
            ? Directory.GetFiles(target, "*.xml", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), Read)
            : [];
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        foreach ((string file, XElement written) in files)
        {
            if (old.TryGetValue(file, out XElement? before))
            {
                Translations.Keep(before, written);
            }

            WriteXml(file, written);
        }
    }

    private void WriteRoots(List<XElement> steps)
    {
        string file = Path.Combine(folder, "Other", "Solution.xml");
        XElement manifest = Read(file);
        XElement roots = manifest.Element("SolutionManifest")?.Element("RootComponents")
            ?? throw new SolutionException($"{file} has no RootComponents");
        var kept = roots.Elements().Where(r => (string?)r.Attribute("type") != "92").ToList();
        var added = steps.Select(s => new XElement(
            "RootComponent",
            new XAttribute("type", 92),
            new XAttribute("id", (string)s.Attribute("SdkMessageProcessingStepId")!),
            new XAttribute("behavior", 0)));
        roots.ReplaceNodes(kept.Concat(added)
            .OrderBy(r => int.Parse((string)r.Attribute("type")!, CultureInfo.InvariantCulture))
            .ThenBy(r => (string?)r.Attribute("schemaName") ?? (string?)r.Attribute("id"), StringComparer.Ordinal));
        File.WriteAllBytes(file, SourceXml.SourceFile(manifest));
    }

    private void WriteXml(string file, XElement root)
    {
        string full = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, SourceXml.SourceFile(root));
    }

    private static XElement Read(string file) => SourceXml.Read(File.ReadAllBytes(file), file);
}
