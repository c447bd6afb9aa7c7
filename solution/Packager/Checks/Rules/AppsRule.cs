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
        var records = ComponentIds.Of(zip);
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
                    "26" => records.Views.ContainsKey(key),
                    "59" => records.Charts.ContainsKey(key),
                    "60" => records.Forms.ContainsKey(key) || records.Dashboards.Contains(key),
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

            if ((string?)area.Attribute("DefaultDashboard") is { } dashboard && !records.Dashboards.Contains($"{{{dashboard}}}"))
            {
                yield return new Finding(Name, id, $"sub-area opens dashboard {dashboard}, which is not in the solution");
            }

            if (ViewOf(area) is { } view && records.Views.GetValueOrDefault(view.Id) != view.Table)
            {
                yield return new Finding(Name, id, $"sub-area opens view {view.Id}, which {view.Table} lacks");
            }

            if ((string?)area.Attribute("Url") is { } url && url.StartsWith("$webresource:", StringComparison.Ordinal) && !resources.Contains(url["$webresource:".Length..].Split('?')[0]))
            {
                yield return new Finding(Name, id, $"sub-area shows {url}, which is not in the solution");
            }
        }
    }

    // /main.aspx?pagetype=entitylist&etn=<table>&viewid=%7B<id>%7D
    private static (string Table, string Id)? ViewOf(XElement area)
    {
        string url = Uri.UnescapeDataString((string?)area.Attribute("Url") ?? "");
        string? Part(string name) => url.Split('?', '&').FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
        return Part("viewid") is { } id ? (Part("etn") ?? "", id) : null;
    }
}
