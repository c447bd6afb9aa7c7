using System.Reflection;
using InoLink.Lab.Dataverse.Plugins;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Classic assemblies: strong name, identity and types must agree with the XML byte for byte (solution-format §8.2).</summary>
internal static class AssemblyRules
{
    private const string MicrosoftToken = "31bf3856ad364e35";

    public static IEnumerable<string> Check(ImportTarget target) => target.File.PluginAssemblies.SelectMany(Assembly);

    private static IEnumerable<string> Assembly(PluginAssemblyDefinition definition)
    {
        if (definition.SourceType is not (0 or 1 or 2))
        {
            return [$"Invalid value {definition.SourceType} for SourceType of {definition.FullName} (valid values are 0,1,2)"];
        }

        if (definition.Content.Length > PluginPackageContent.MaximumBytes)
        {
            return [$"The plug-in assembly {definition.FullName} is larger than 16 MB."];
        }

        try
        {
            return Compare(definition, AssemblyScanner.Scan([(definition.FullName, definition.Content)])[0]);
        }
        catch (BadImageFormatException e)
        {
            return [$"The plug-in assembly {definition.FullName} cannot be read: {e.Message}"];
        }
    }

    private static IEnumerable<string> Compare(PluginAssemblyDefinition definition, PackageAssembly content)
    {
        var token = Convert.ToHexStringLower(new AssemblyName(content.FullName).GetPublicKeyToken() ?? []);
        if (token.Length == 0)
        {
            yield return $"The plug-in assembly {content.Name} must be signed with a strong name.";
        }
        else if (token == MicrosoftToken)
        {
            yield return $"Plug-in assemblies signed by Microsoft are not allowed: {content.Name}.";
        }

        if (content.FullName != definition.FullName)
        {
            yield return $"Plugin Types import: FAILURE. The assembly is {content.FullName}, the solution says {definition.FullName}.";
        }

        foreach (var type in definition.Types)
        {
            var name = type.AssemblyQualifiedName.Split(',')[0].Trim();
            if (!content.PluginTypes.Contains(name) && !content.ActivityTypes.Contains(name))
            {
                yield return $"PluginType [{name}] not found in PluginAssembly [{definition.FullName}]";
            }
            else if (type.AssemblyQualifiedName != $"{name}, {definition.FullName}")
            {
                yield return $"Plugin Types import: FAILURE. The AssemblyQualifiedName of {name} does not name {definition.FullName}.";
            }
        }
    }
}
