using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Plug-in packages (solution-format §8.1, dataverse-runtime §2); what a nupkg may hold is checked when it is read.</summary>
internal static class PackageRules
{
    public static IEnumerable<string> Check(ImportTarget target)
        => target.File.PluginPackages.SelectMany(package => Name(target, package).Concat(Version(target, package)).Concat(DroppedTypes(target, package)));

    /// <summary>Assemblies with plug-in classes that an update brings for the first time: the platform does not register them.</summary>
    public static IEnumerable<string> Unregistered(ImportTarget target)
        => from package in target.File.PluginPackages
           where target.Installed.Package(package.UniqueName) is not null
           from assembly in target.Content(package).PluginAssemblies.Except(target.Installed.Registrable(package, target.Content(package)))
           select $"Plugin package {package.UniqueName}: the assembly {assembly.Name} has plug-in types but was not in the package when that was created; it is not registered.";

    /// <summary>Custom APIs whose class is gone from the new content and that do not come with the file: they lose their main operation.</summary>
    public static IEnumerable<string> Emptied(ImportTarget target)
        => from package in target.File.PluginPackages
           from type in Dropped(target, package)
           from api in target.Installed.CustomApis
           where api.GetAttributeValue<EntityReference>("plugintypeid")?.Id == type.Id
               && target.File.CustomApis.All(definition => definition.UniqueName != api.GetAttributeValue<string>("uniquename"))
           select $"Custom API {api.GetAttributeValue<string>("uniquename")} loses its plug-in type {type.GetAttributeValue<string>("typename")}.";

    private static IEnumerable<string> Name(ImportTarget target, PluginPackageDefinition package)
    {
        if (!package.Name.StartsWith(target.Prefix, StringComparison.Ordinal) || !package.UniqueName.StartsWith(target.Prefix, StringComparison.Ordinal))
        {
            yield return $"The nuget file name does not contain a solution prefix: {package.Name}";
        }

        if (package.Name.Length > 100 || package.UniqueName.Length > 128)
        {
            yield return $"The name of plugin package {package.UniqueName} is too long.";
        }
    }

    private static IEnumerable<string> Version(ImportTarget target, PluginPackageDefinition package)
    {
        if (target.Installed.Package(package.UniqueName) is { } installed && installed.GetAttributeValue<string>("version") != package.Version)
        {
            yield return "PluginPackage version cannot be updated.";
        }
    }

    private static IEnumerable<string> DroppedTypes(ImportTarget target, PluginPackageDefinition package)
        => from type in Dropped(target, package)
           let steps = target.Installed.StepsOf(type.Id).Count()
           where steps > 0
           select $"Unable to delete '{type.GetAttributeValue<string>("typename")}' plugintype due to {steps} step(s)";

    /// <summary>Registered classes of the package that its new content lacks.</summary>
    private static IEnumerable<Entity> Dropped(ImportTarget target, PluginPackageDefinition package)
        => target.Installed.Package(package.UniqueName) is not { } installed
            ? []
            : from assembly in target.Installed.AssembliesOf(installed.Id)
              let content = target.Content(package).Assemblies.FirstOrDefault(a => a.Name == assembly.GetAttributeValue<string>("name"))
              from type in target.Installed.TypesOf(assembly.Id)
              where content?.PluginTypes.Contains(type.GetAttributeValue<string>("typename")) != true
              select type;
}
