using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// RootComponents and customizations.xml name the same components; a listed one that is missing is refused
/// ("root components are not defined in customizations", solution-format §2.1).
/// </summary>
public sealed class RootComponentsRule : IRule
{
    private static readonly Kind[] Kinds =
    [
        new("1", "Entities", e => (string?)e.Element("Name"), LowerCase: true),
        new("9", "optionsets", e => (string?)e.Attribute("Name")),
        new("20", "Roles", e => (string?)e.Attribute("id")),
        new("29", "Workflows", e => (string?)e.Attribute("WorkflowId")),
        new("60", "Dashboards", e => (string?)e.Element("FormId")),
        new("61", "WebResources", e => (string?)e.Element("Name")),
        new("62", "AppModuleSiteMaps", e => (string?)e.Element("SiteMapUniqueName")),
        new("70", "FieldSecurityProfiles", e => (string?)e.Attribute("fieldsecurityprofileid")),
        new("80", "AppModules", e => (string?)e.Element("UniqueName")),
        new("91", "SolutionPluginAssemblies", e => (string?)e.Attribute("FullName")),
        new("92", "SdkMessageProcessingSteps", e => (string?)e.Attribute("SdkMessageProcessingStepId")),
        new("372", "Connectors", e => (string?)e.Element("name")),
    ];

    public string Name => "root-components";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var roots = zip.Manifest?.Element("SolutionManifest")?.Element("RootComponents")?.Elements().ToList() ?? [];
        foreach (Kind kind in Kinds)
        {
            var nodes = zip.Section(kind.Section).Select(e => kind.Normal(kind.Key(e))).ToList();
            var listed = roots.Where(r => (string?)r.Attribute("type") == kind.Type).Select(KeyOf).ToList();
            foreach (string key in listed.Except(nodes))
            {
                yield return new Finding(Name, key, $"is a root component of type {kind.Type} but {kind.Section} has no such node: add it or remove the root");
            }

            foreach (string key in nodes.Except(listed))
            {
                yield return new Finding(Name, key, $"is in {kind.Section} but no root component of type {kind.Type} lists it: add it to solution.xml");
            }

            foreach (var twice in listed.GroupBy(k => k).Where(g => g.Count() > 1))
            {
                yield return new Finding(Name, twice.Key, "is listed as a root component twice: keep one");
            }
        }

        foreach (XElement root in roots.Where(r => Kinds.All(k => k.Type != (string?)r.Attribute("type"))))
        {
            yield return new Finding(Name, root.ToString(), "type is not one that a solution of ours lists (packages, custom APIs and variables are never listed): remove it");
        }

        foreach (XElement root in roots.Where(r => (string?)r.Attribute("type") == "1"))
        {
            string table = KeyOf(root);
            string expected = KnownTables.IsStandard(table) ? "2" : "0";
            if ((string?)root.Attribute("behavior") != expected)
            {
                yield return new Finding(Name, table, $"behavior has to be {expected}: a standard table ships our parts only, an own one everything");
            }
        }
    }

    private static string KeyOf(XElement root) => (string?)root.Attribute("schemaName") ?? (string?)root.Attribute("id") ?? "";

    private sealed record Kind(string Type, string Section, Func<XElement, string?> Key, bool LowerCase = false)
    {
        public string Normal(string? key) => LowerCase ? LogicalName.Of(key) : key ?? "";
    }
}
