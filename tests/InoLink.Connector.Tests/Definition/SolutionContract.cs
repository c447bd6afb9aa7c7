using System.IO.Compression;
using System.Xml.Linq;
using InoLink.Lab;

namespace InoLink.Connector.Tests.Definition;

/// <summary>Custom APIs, tables and choices as the core solution's zip ships them.</summary>
internal sealed class SolutionContract
{
    private static readonly string[] Types =
    [
        "Boolean", "DateTime", "Decimal", "Entity", "EntityCollection", "EntityReference", "Float", "Integer", "Money", "Picklist", "String", "StringArray", "Guid",
    ];

    private readonly XElement customizations;

    public SolutionContract()
    {
        using ZipArchive zip = new(SolutionZips.Open("InoLink.zip"));
        Apis = zip.Entries.Where(entry => entry.FullName.StartsWith("customapis/", StringComparison.Ordinal) && entry.Name == "customapi.xml")
            .Select(entry => Read(zip, entry)).ToDictionary(api => api.Name, StringComparer.Ordinal);
        customizations = Xml(zip.GetEntry("customizations.xml")!);
    }

    public IReadOnlyDictionary<string, Api> Apis { get; }

    /// <summary>Logical name to entity set name, column to kind.</summary>
    public (string Set, IReadOnlyDictionary<string, string> Columns) Table(string name)
    {
        XElement table = customizations.Descendants("entity").Single(entity => string.Equals((string?)entity.Attribute("Name"), name, StringComparison.OrdinalIgnoreCase));
        return (table.Element("EntitySetName")!.Value, table.Descendants("attribute").ToDictionary(column => column.Element("LogicalName")!.Value, column => column.Element("Type")!.Value, StringComparer.Ordinal));
    }

    /// <summary>Value and English label of a choice's options, in order.</summary>
    public IReadOnlyList<(int Value, string Label)> Choice(string name) =>
    [
        .. customizations.Descendants("optionset").Single(choice => (string?)choice.Attribute("Name") == name).Element("options")!.Elements("option")
            .Select(option => ((int)option.Attribute("value")!, (string)option.Descendants("label").Single(label => (string?)label.Attribute("languagecode") == "1033").Attribute("description")!)),
    ];

    private static Api Read(ZipArchive zip, ZipArchiveEntry entry)
    {
        XElement api = Xml(entry);
        string folder = entry.FullName[..^entry.Name.Length];
        return new Api(
            (string)api.Attribute("uniquename")!, (string)api.Element("executeprivilegename")!, (string?)api.Element("isfunction") == "1", Parameters(zip, folder + "customapirequestparameters/"), Parameters(zip, folder + "customapiresponseproperties/"));
    }

    private static Dictionary<string, (string Type, bool IsOptional)> Parameters(ZipArchive zip, string folder) =>
        zip.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)).Select(Xml)
        .ToDictionary(parameter => (string)parameter.Attribute("uniquename")!, parameter => (Types[(int)parameter.Element("type")!], (string?)parameter.Element("isoptional") == "1"), StringComparer.Ordinal);

    private static XElement Xml(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        return XElement.Load(stream);
    }

    /// <param name="Privilege">What its caller needs.</param>
    /// <param name="Requests">By name: type and whether it may be left out.</param>
    /// <param name="Responses">By name: type.</param>
    internal sealed record Api(string Name, string Privilege, bool IsFunction, IReadOnlyDictionary<string, (string Type, bool IsOptional)> Requests, IReadOnlyDictionary<string, (string Type, bool IsOptional)> Responses);
}
