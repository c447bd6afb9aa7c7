using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Names of ours begin with the publisher's prefix, else the import is refused (solution-format §4.2, §16).</summary>
public sealed class PrefixRule : IRule
{
    public string Name => "prefix";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        Names(zip).Where(n => !Naming.IsOurs(n.Name)).Select(n => new Finding(Name, n.Name, $"{n.Kind} has to begin with '{Naming.Prefix}_': rename it"))
            .Concat(MixedCase(zip));

    private static IEnumerable<(string Kind, string Name)> Names(SolutionZip zip)
    {
        var tables = zip.Tables.Own.Select(e => ("table", (string?)e.Element("Name") ?? ""));
        var columns = zip.Section("Entities").SelectMany(KnownTables.Attributes)
            .Where(a => (string?)a.Element("IsCustomField") == "1").Select(a => ("column", (string?)a.Element("Name") ?? ""));
        var components = zip.Xml("customapis/").Where(x => x.Value.Name == "customapi")
            .Concat(zip.Xml("pluginpackages/")).Select(x => (x.Value.Name.LocalName, (string?)x.Value.Attribute("uniquename") ?? ""));
        return tables.Concat(columns).Concat(components)
            .Concat(zip.Section("optionsets").Select(o => ("choice", (string?)o.Attribute("Name") ?? "")))
            .Concat(zip.Section("EntityRelationships").Select(r => ("relationship", (string?)r.Attribute("Name") ?? "")))
            .Concat(zip.Section("WebResources").Select(w => ("web resource", (string?)w.Element("Name") ?? "")))
            .Concat(zip.Section("AppModules").Select(a => ("app", (string?)a.Element("UniqueName") ?? "")))
            .Concat(zip.Section("connectionreferences").Select(c => ("connection reference", (string?)c.Attribute("connectionreferencelogicalname") ?? "")))
            .Concat(zip.Xml("environmentvariabledefinitions/").Select(x => ("environment variable", (string?)x.Value.Attribute("schemaname") ?? "")));
    }

    private IEnumerable<Finding> MixedCase(SolutionZip zip)
    {
        foreach (XElement attribute in zip.Section("Entities").SelectMany(KnownTables.Attributes))
        {
            string schema = (string?)attribute.Attribute("PhysicalName") ?? "";
            if ((string?)attribute.Element("LogicalName") != LogicalName.Of(schema) || (string?)attribute.Element("Name") != LogicalName.Of(schema))
            {
                yield return new Finding(Name, schema, "Name and LogicalName have to be the PhysicalName in lower case");
            }
        }
    }
}
