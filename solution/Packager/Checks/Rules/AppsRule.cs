using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Apps and sitemaps name components and roles that exist (solution-format §5).</summary>
public sealed class AppsRule : IRule
{
    // System Administrator and System Customizer: role template ids, the same in every environment
    private static readonly string[] TemplateRoles = ["{627090ff-40a3-4053-8790-584edc5be201}", "{119f245c-3cc8-4b62-b31c-d1a046ced15d}"];

    public string Name => "apps";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var roles = zip.Section("Roles").Select(r => (string?)r.Attribute("id") ?? "").Concat(TemplateRoles).ToHashSet();
        var siteMaps = zip.Section("AppModuleSiteMaps").Select(m => (string?)m.Element("SiteMapUniqueName") ?? "").ToHashSet();
        var resources = zip.Section("WebResources").Select(w => (string?)w.Element("Name") ?? "").ToHashSet();
        var records = (zip.Customizations?.Descendants() ?? []).Select(e => (string?)e.Element("formid") ?? (string?)e.Element("savedqueryid")).OfType<string>().ToHashSet();
        foreach (XElement app in zip.Section("AppModules"))
        {
            string name = (string?)app.Element("UniqueName") ?? "";
            foreach (XElement component in app.Descendants("AppModuleComponent"))
            {
                string key = (string?)component.Attribute("schemaName") ?? (string?)component.Attribute("id") ?? "";
                bool exists = (string?)component.Attribute("type") switch
                {
                    "1" => zip.Tables.Exists(key),
                    "62" => siteMaps.Contains(key),
                    "26" or "60" => records.Contains(key),
                    _ => true,
                };
                if (!exists)
                {
                    yield return new Finding(Name, name, $"names component {key}, which doesn't exist");
                }
            }

            foreach (string role in app.Descendants("Role").Select(r => (string?)r.Attribute("id") ?? "").Where(r => !roles.Contains(r)))
            {
                yield return new Finding(Name, name, $"is for role {role}, which doesn't exist");
            }

            if (!siteMaps.Contains(name))
            {
                yield return new Finding(Name, name, "needs a sitemap of the same unique name");
            }
        }

        foreach (XElement area in zip.Section("AppModuleSiteMaps").Descendants("SubArea"))
        {
            string id = (string?)area.Attribute("Id") ?? "";
            if ((string?)area.Attribute("Entity") is { } table && !zip.Tables.Exists(table))
            {
                yield return new Finding(Name, id, $"sub-area shows table {table}, which doesn't exist");
            }

            if ((string?)area.Attribute("Url") is { } url && url.StartsWith("$webresource:", StringComparison.Ordinal) && !resources.Contains(url["$webresource:".Length..].Split('?')[0]))
            {
                yield return new Finding(Name, id, $"sub-area shows {url}, which is not in the solution");
            }
        }
    }
}
