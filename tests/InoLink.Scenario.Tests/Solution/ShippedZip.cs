using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using InoLink.Lab;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>The zip that ships, changed as a later version of it would be: another version number, other customizations, other classes in the package.</summary>
internal sealed class ShippedZip
{
    private const string Plugins = "lib/net462/InoLink.Plugins.dll";

    private readonly Dictionary<string, byte[]> entries;

    public ShippedZip(string version, string zip = "InoLink_managed.zip")
    {
        using Stream file = SolutionZips.Open(zip);
        entries = Read(file);
        Manifest = Xml("solution.xml");
        Customizations = Xml("customizations.xml");
        Manifest.Descendants("Version").Single().Value = version;
    }

    public XElement Manifest { get; }

    public XElement Customizations { get; }

    public IDictionary<string, byte[]> Entries => entries;

    /// <summary>A text column like an existing one.</summary>
    public ShippedZip WithColumn(string table, string like, string physicalName)
    {
        XElement model = Table(table).Descendants("attribute").First(a => a.Element("LogicalName")!.Value == like);
        XElement column = new(model);
        column.SetAttributeValue("PhysicalName", physicalName);
        column.Element("Name")!.Value = column.Element("LogicalName")!.Value = physicalName.ToLowerInvariant();
        model.AddAfterSelf(column);
        return this;
    }

    public XElement Table(string name) => Customizations.Descendants("Entity").Single(e => e.Element("Name")!.Value == name);

    /// <summary>The steps of a class.</summary>
    public IReadOnlyList<XElement> Steps(string className) =>
        [.. Customizations.Descendants("SdkMessageProcessingStep").Where(step => step.Attribute("Name")!.Value.StartsWith(className + ":", StringComparison.Ordinal))];

    public ShippedZip WithoutStepsOf(string className)
    {
        foreach (XElement step in Steps(className))
        {
            string id = step.Attribute("SdkMessageProcessingStepId")!.Value;
            Manifest.Descendants("RootComponent").Single(root => root.Attribute("id")?.Value == id).Remove();
            step.Remove();
        }

        return this;
    }

    /// <summary>The class stays and does nothing.</summary>
    public ShippedZip WithIdleClass(string className) => EditPlugins(module =>
    {
        MethodDefinition execute = module.GetType(className).Methods.Single(method => method.Name == "Execute");
        execute.Body = new MethodBody(execute);
        execute.Body.GetILProcessor().Emit(OpCodes.Ret);
    });

    public ShippedZip WithoutClass(string className) => EditPlugins(module => module.Types.Remove(module.GetType(className)));

    public ShippedZip EditPlugins(Action<ModuleDefinition> edit) => EditPackage(files =>
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(files[Plugins]));
        edit(module);
        using MemoryStream written = new();
        module.Write(written);
        files[Plugins] = written.ToArray();
    });

    /// <summary>Changes the files of the nupkg.</summary>
    public ShippedZip EditPackage(Action<Dictionary<string, byte[]>> edit)
    {
        string name = entries.Keys.Single(entry => entry.EndsWith(".nupkg", StringComparison.Ordinal));
        Dictionary<string, byte[]> files = Read(new MemoryStream(entries[name]));
        edit(files);
        entries[name] = Zip(files);
        return this;
    }

    /// <summary>Changes an XML file of the zip.</summary>
    public ShippedZip EditXml(string name, Action<XElement> edit)
    {
        XElement root = Xml(name);
        edit(root);
        entries[name] = Encoding.UTF8.GetBytes(root.ToString());
        return this;
    }

    public Stream Build()
    {
        if (entries.ContainsKey("solution.xml"))
        {
            entries["solution.xml"] = Encoding.UTF8.GetBytes(Manifest.ToString());
        }

        if (entries.ContainsKey("customizations.xml"))
        {
            entries["customizations.xml"] = Encoding.UTF8.GetBytes(Customizations.ToString());
        }

        return new MemoryStream(Zip(entries));
    }

    private XElement Xml(string name) => XDocument.Load(new MemoryStream(entries[name])).Root!;

    private static Dictionary<string, byte[]> Read(Stream zip)
    {
        using ZipArchive archive = new(zip, ZipArchiveMode.Read);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            using MemoryStream copy = new();
            content.CopyTo(copy);
            files[entry.FullName] = copy.ToArray();
        }

        return files;
    }

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
