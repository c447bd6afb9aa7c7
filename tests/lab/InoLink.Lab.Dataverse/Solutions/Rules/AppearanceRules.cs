using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Web resources, and what ribbons, forms, sitemaps and apps name (solution-format §4.6, §5–§7).</summary>
internal static partial class AppearanceRules
{
    /// <summary>Default limit of one web resource: 5 MB (solution-format §7).</summary>
    private const int LargestWebResource = 5 * 1024 * 1024;

    // view, chart and form of a table (or dashboard) that an app shows (solution-format §5)
    private const int View = 26;
    private const int Chart = 59;
    private const int Form = 60;

    private const string Reference = "$webresource:";

    public static IEnumerable<string> Check(ImportTarget target)
        => WebResources(target).Concat(Ribbons(target)).Concat(Forms(target)).Concat(FormColumns(target)).Concat(SubGrids(target)).Concat(Charts(target)).Concat(SiteMaps(target)).Concat(Apps(target));

    private static IEnumerable<string> WebResources(ImportTarget target)
    {
        foreach (var resource in target.File.WebResources)
        {
            if (!resource.Name.StartsWith(target.Prefix, StringComparison.Ordinal))
            {
                yield return $"The web resource name {resource.Name} must start with the customization prefix {target.Prefix}.";
            }

            if (!AllowedName().IsMatch(resource.Name) || resource.Name.Contains("//", StringComparison.Ordinal))
            {
                yield return $"The web resource name {resource.Name} can only hold letters, digits, periods, dashes, underscores and non-consecutive slashes.";
            }

            if (resource.Kind is < 1 or > 12 or 8)
            {
                yield return $"The type {resource.Kind} of web resource {resource.Name} is invalid.";
            }

            if (resource.Content.Length > LargestWebResource)
            {
                yield return $"The web resource {resource.Name} is larger than 5 MB.";
            }

            foreach (var library in Dependencies(resource).Where(name => !target.HasWebResource(name)))
            {
                yield return $"The web resource {resource.Name} depends on web resource {library}, which does not exist.";
            }
        }
    }

    private static IEnumerable<string> Dependencies(WebResourceDefinition resource)
        => resource.DependencyXml is { } xml
            ? XElement.Parse(xml).Descendants("Library").Select(library => library.Attribute("name")?.Value).OfType<string>()
            : [];

    private static IEnumerable<string> Ribbons(ImportTarget target)
        => from table in target.File.Tables
           where table.Ribbon is not null
           from attribute in table.Ribbon!.Descendants().Attributes()
           where attribute.Value.StartsWith(Reference, StringComparison.Ordinal)
           let name = attribute.Value[Reference.Length..]
           where !target.HasWebResource(name)
           let owner = attribute.Parent!.AncestorsAndSelf().Attributes("Id").FirstOrDefault()?.Value
           select $"Ribbon item '{owner}' of {table.LogicalName} depends on web resource '{name}', which does not exist.";

    private static IEnumerable<string> Forms(ImportTarget target)
        => from table in target.File.Tables
           from form in table.Forms
           from library in form.Libraries
           where !target.HasWebResource(library)
           select $"The form '{form.Name}' of {table.LogicalName} depends on web resource '{library}', which does not exist.";

    private static IEnumerable<string> FormColumns(ImportTarget target)
        => from table in target.File.Tables
           from form in table.Forms
           from column in form.Columns
           where !target.HasColumn(table.LogicalName, column) && !ForeignParts.IsForeign(target, column)
           select $"The form '{form.Name}' of {table.LogicalName} depends on attribute {column}, which does not exist.";

    private static IEnumerable<string> SubGrids(ImportTarget target)
    {
        var owners = target.File.Tables.SelectMany(table => table.Forms.Select(form => (Name: $"The form '{form.Name}' of {table.LogicalName}", form.Form)))
            .Concat(target.File.Dashboards.Select(dashboard => (Name: $"The dashboard '{dashboard.Name}'", dashboard.Form)));
        foreach (var (owner, grid) in owners.SelectMany(o => SubGridDefinition.ReadAll(o.Form).Select(grid => (o.Name, grid))))
        {
            if (PlatformNames.IsTable(grid.Table) && !target.HasTable(grid.Table))
            {
                continue;
            }

            if (!target.HasTable(grid.Table))
            {
                yield return $"{owner} shows the entity {grid.Table}, which does not exist.";
            }

            if (grid.View is { } view && !HasView(target, view))
            {
                yield return $"{owner} depends on savedquery {view:D}, which does not exist.";
            }

            if (grid.Chart is { } chart && !HasChart(target, chart))
            {
                yield return $"{owner} depends on savedqueryvisualization {chart:D}, which does not exist.";
            }

            if (grid.Relationship is { } name && !HasRelationship(target, name))
            {
                yield return $"{owner} depends on relationship {name}, which does not exist.";
            }
        }
    }

    private static IEnumerable<string> Charts(ImportTarget target)
        => from table in target.File.Tables
           from chart in table.Charts
           from column in chart.Columns
           where !target.HasColumn(table.LogicalName, column)
           select $"The chart '{chart.Name}' names the attribute {column}, which {table.LogicalName} does not have.";

    private static IEnumerable<string> SiteMaps(ImportTarget target)
    {
        foreach (var (map, area) in from m in target.File.SiteMaps from a in m.SiteMap.Descendants("SubArea") select (m, a))
        {
            if (area.Attribute("Entity")?.Value is { } table && !target.HasTable(table) && !PlatformNames.IsTable(table))
            {
                yield return $"The sitemap {map.UniqueName} shows the entity {table}, which does not exist.";
            }

            if (Guid.TryParse(area.Attribute("DefaultDashboard")?.Value, out var dashboard) && !HasForm(target, dashboard))
            {
                yield return $"The sitemap {map.UniqueName} depends on dashboard {dashboard:D}, which does not exist.";
            }

            if (area.Attribute("Url")?.Value is { } url && url.StartsWith(Reference, StringComparison.Ordinal) && !target.HasWebResource(url[Reference.Length..].Split('?')[0]))
            {
                yield return $"The sitemap {map.UniqueName} depends on web resource '{url[Reference.Length..]}', which does not exist.";
            }
        }
    }

    private static IEnumerable<string> Apps(ImportTarget target)
        => from app in target.File.AppModules
           from component in app.Components
           where !Exists(target, component)
           select $"The app {app.UniqueName} names a component of type {component.Type} ({component.SchemaName ?? component.Id?.ToString("D")}) that does not exist.";

    private static bool Exists(ImportTarget target, AppModuleComponent component) => component.Type switch
    {
        RootComponent.Table => component.SchemaName is { } table && target.HasTable(table),
        RootComponent.SiteMap => target.File.SiteMaps.Any(map => map.UniqueName == component.SchemaName),
        Form => component.Id is { } id && HasForm(target, id),
        View => component.Id is { } id && HasView(target, id),
        Chart => component.Id is { } id && HasChart(target, id),
        _ => true,
    };

    private static bool HasForm(ImportTarget target, Guid id)
        => target.File.Tables.SelectMany(t => t.Forms).Any(f => f.Id == id) || target.File.Dashboards.Any(d => d.Id == id) || target.Installed.Exists("systemform", id);

    private static bool HasView(ImportTarget target, Guid id) => target.File.Tables.SelectMany(t => t.Views).Any(v => v.Id == id) || target.Installed.Exists("savedquery", id);

    private static bool HasChart(ImportTarget target, Guid id)
        => target.File.Tables.SelectMany(t => t.Charts).Any(c => c.Id == id) || target.Installed.Exists("savedqueryvisualization", id);

    private static bool HasRelationship(ImportTarget target, string name)
        => target.Metadata.TryGetRelationship(name, out _) || target.File.Relationships.Any(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[A-Za-z0-9_./-]+$")]
    private static partial Regex AllowedName();
}
