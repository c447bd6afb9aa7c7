using System.Text;
using System.Xml.Linq;
using InoLink.Packager;

namespace InoLink.Solution.Tests.Samples;

/// <summary>Copies of the built zip with one thing made wrong.</summary>
internal static class Broken
{
    public static SolutionZip Customizations(Action<XElement> change) => Xml(SolutionZip.CustomizationsName, change);

    public static SolutionZip Manifest(Action<XElement> change) => Xml(SolutionZip.ManifestName, change);

    public static SolutionZip Xml(string file, Action<XElement> change)
    {
        XElement root = SourceXml.Read(BuiltZips.Core.Find(file)!.Bytes, file);
        change(root);
        return BuiltZips.Core.With(file, SourceXml.PackedFile(root));
    }

    public static SolutionZip File(string file, string text) => BuiltZips.Core.With(file, Encoding.UTF8.GetBytes(text));

    public static SolutionZip Without(string file) => BuiltZips.Core.With(file, null);

    /// <summary>The zip with a script ino_/js/sample.js and one more change.</summary>
    public static SolutionZip Script(string script, Action<XElement> change) => Resource("ino_/js/sample.js", 3, script, change);

    /// <summary>The zip with a web resource and one more change.</summary>
    public static SolutionZip Resource(string name, int type, string text, Action<XElement> change) =>
        Customizations(c =>
        {
            c.AddPart("WebResources", $"<WebResource><WebResourceId>{DeterministicId.Braced(name)}</WebResourceId><Name>{name}</Name><WebResourceType>{type}</WebResourceType><FileName>/WebResources/x</FileName></WebResource>");
            change(c);
        }).With("WebResources/x", Encoding.UTF8.GetBytes(text));

    /// <summary>The zip with this test assembly as a classic assembly that claims a class.</summary>
    public static SolutionZip Assembly(string type)
    {
        System.Reflection.Assembly assembly = typeof(Broken).Assembly;
        return Customizations(c => c.AddPart(
            "SolutionPluginAssemblies",
            $"<PluginAssembly FullName=\"{assembly.FullName}\"><IsolationMode>2</IsolationMode><SourceType>0</SourceType><FileName>/PluginAssemblies/x.dll</FileName><PluginTypes><PluginType Name=\"{type}\" AssemblyQualifiedName=\"{type}, {assembly.FullName}\" /></PluginTypes></PluginAssembly>"))
            .With("PluginAssemblies/x.dll", System.IO.File.ReadAllBytes(assembly.Location));
    }

    /// <summary>The zip with a draft of a background workflow, some of whose elements are others.</summary>
    public static SolutionZip Process(string elements, string xaml)
    {
        var process = XElement.Parse("<Workflow WorkflowId=\"{0f6b2c1e-3d7a-5a44-9c55-7b1d2e3f4a50}\" Name=\"x\"><XamlFileName>/Workflows/x.xaml</XamlFileName><Category>0</Category><Mode>0</Mode><StateCode>0</StateCode><StatusCode>1</StatusCode><PrimaryEntity>Account</PrimaryEntity></Workflow>");
        foreach (XElement element in XElement.Parse($"<x>{elements}</x>").Elements())
        {
            process.SetElementValue(element.Name, element.Value);
        }

        return Customizations(c => c.AddPart("Workflows", process.ToString())).With("Workflows/x.xaml", Encoding.UTF8.GetBytes(xaml));
    }

    /// <summary>The zip with a file added to its plug-in package.</summary>
    public static SolutionZip Package(string file, byte[] bytes) => Package((file, bytes));

    /// <summary>The zip with files added to its plug-in package.</summary>
    public static SolutionZip Package(params (string File, byte[] Bytes)[] added)
    {
        SolutionEntry package = BuiltZips.Core.Entries.Single(e => e.Name.EndsWith(".nupkg", StringComparison.Ordinal));
        using var stream = new MemoryStream(package.Bytes);
        var files = ZipBytes.Read(stream);
        files.AddRange(added.Select(file => new SolutionEntry(file.File, file.Bytes)));
        return BuiltZips.Core.With(package.Name, ZipBytes.Write(files));
    }

    /// <summary>Adds a part to a section of customizations.xml, and the section where it is missing.</summary>
    public static void AddPart(this XElement customizations, string section, string part)
    {
        if (customizations.Element(section) == null)
        {
            customizations.Element("Languages")!.AddBeforeSelf(new XElement(section));
        }

        customizations.Element(section)!.Add(XElement.Parse(part));
    }

    public static XElement Table(this XElement customizations, string name) =>
        customizations.Element("Entities")!.Elements().Single(e => e.Element("Name")!.Value == name);

    public static XElement Column(this XElement customizations, string table, string column) =>
        customizations.Table(table).Descendants("attribute").Single(a => a.Element("LogicalName")?.Value == column);

    public static XElement Choice(this XElement customizations, string name) =>
        customizations.Element("optionsets")!.Elements().Single(o => o.Attribute("Name")!.Value == name);

    public static XElement Control(this XElement customizations, string id, string table) =>
        customizations.Table(table).Descendants("control").Single(c => c.Attribute("id")!.Value == id);

    public static XElement Role(this XElement customizations, string name) =>
        customizations.Element("Roles")!.Elements().Single(r => r.Attribute("name")!.Value == name);

    public static XElement Step(this XElement customizations, string message) =>
        customizations.Element("SdkMessageProcessingSteps")!.Elements().First(s => s.Attribute("Name")!.Value.Contains($": {message} of", StringComparison.Ordinal));
}
