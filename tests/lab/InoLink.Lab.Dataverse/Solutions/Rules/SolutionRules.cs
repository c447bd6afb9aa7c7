using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The solution as a whole: publisher, version, mode, root components (solution-format §2).</summary>
internal static class SolutionRules
{
    public static IEnumerable<string> Check(ImportTarget target) => Publisher(target).Concat(Version(target)).Concat(RootComponents(target)).Concat(Unlisted(target.File));

    private static IEnumerable<string> Publisher(ImportTarget target)
    {
        var publisher = target.File.Manifest.Publisher;
        if (target.Installed.Publisher(publisher.UniqueName) is not { } installed)
        {
            yield break;
        }

        var prefix = installed.GetAttributeValue<string>("customizationprefix");
        var options = installed.GetAttributeValue<int>("customizationoptionvalueprefix");
        if (prefix != publisher.Prefix || options != publisher.OptionValuePrefix)
        {
            yield return $"The publisher '{publisher.UniqueName}' exists with the prefixes {prefix} and {options}; the solution says {publisher.Prefix} and {publisher.OptionValuePrefix}.";
        }
    }

    private static IEnumerable<string> Version(ImportTarget target)
    {
        var manifest = target.File.Manifest;
        if (target.Installed.Solution(manifest.UniqueName) is not { } installed)
        {
            yield break;
        }

        var isManaged = installed.GetAttributeValue<bool>("ismanaged");
        if (isManaged != manifest.IsManaged)
        {
            yield return $"The solution is already installed on this system as {Kind(isManaged)} solution and the package supplied is attempting to install it in {(manifest.IsManaged ? "managed" : "unmanaged")} mode. Import can only update solutions when the modes match. Uninstall the current solution and try again.";
        }

        var version = System.Version.Parse(installed.GetAttributeValue<string>("version"));
        if (manifest.Version < version)
        {
            yield return $"The solution version {manifest.Version} of '{manifest.UniqueName}' is lower than the version {version} that is installed.";
        }
    }

    private static IEnumerable<string> RootComponents(ImportTarget target)
    {
        var defined = Defined(target.File).ToList();
        var missing = target.File.Manifest.RootComponents
            .Where(root => !defined.Any(part => part.Type == root.Type && Same(root, part.SchemaName, part.Id)))
            .Select(root => root.ToString())
            .ToList();
        if (missing.Count > 0)
        {
            yield return $"The following root components are not defined in customizations: {string.Join(", ", missing)}";
        }
    }

    /// <summary>Parts of the file that are in no root component. Every export lists them; what the platform does with one that is not is unknown (§2.1), so it goes no further here.</summary>
    private static IEnumerable<string> Unlisted(SolutionFile file)
    {
        var unlisted = Defined(file)
            .Where(part => !file.Manifest.RootComponents.Any(root => root.Type == part.Type && Same(root, part.SchemaName, part.Id)))
            .Select(part => $"{part.Type} {part.SchemaName ?? part.Id?.ToString("D")}")
            .ToList();
        if (unlisted.Count > 0)
        {
            yield return $"The following components of customizations are not defined in the root components: {string.Join(", ", unlisted)}";
        }
    }

    private static IEnumerable<(int Type, string? SchemaName, Guid? Id)> Defined(SolutionFile file) =>
    [
        .. file.Tables.Select(t => Part(RootComponent.Table, t.LogicalName)),
        .. file.OptionSets.Select(o => Part(RootComponent.Choice, o.Name)),
        .. file.Roles.Select(r => Part(RootComponent.Role, null, r.Id)),
        .. file.Workflows.Select(w => Part(RootComponent.Workflow, null, w.Id)),
        .. file.Dashboards.Select(d => Part(RootComponent.Dashboard, null, d.Id)),
        .. file.WebResources.Select(w => Part(RootComponent.WebResource, w.Name)),
        .. file.SiteMaps.Select(s => Part(RootComponent.SiteMap, s.UniqueName)),
        .. file.FieldSecurityProfiles.Select(p => Part(RootComponent.FieldSecurityProfile, null, p.Id)),
        .. file.AppModules.Select(a => Part(RootComponent.AppModule, a.UniqueName)),
        .. file.PluginAssemblies.Select(a => Part(RootComponent.PluginAssembly, a.FullName, a.Id)),
        .. file.Steps.Select(s => Part(RootComponent.Step, null, s.Id)),
        .. file.Connectors.Select(c => Part(RootComponent.Connector, c.Name, c.Id)),
    ];

    private static (int Type, string? SchemaName, Guid? Id) Part(int type, string? schemaName, Guid? id = null) => (type, schemaName, id);

    private static bool Same(RootComponent root, string? schemaName, Guid? id)
        => root.Id is { } rootId && id is { } own ? rootId == own : root.SchemaName is not null && string.Equals(root.SchemaName, schemaName, StringComparison.OrdinalIgnoreCase);

    private static string Kind(bool isManaged) => isManaged ? "a managed" : "an unmanaged";
}
