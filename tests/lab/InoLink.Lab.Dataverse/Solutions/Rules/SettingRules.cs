using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Environment variables and processes (solution-format §10, §15).</summary>
internal static class SettingRules
{
    public static IEnumerable<string> Check(ImportTarget target) => target.File.EnvironmentVariables.SelectMany(variable => Variable(target, variable)).Concat(Processes(target)).Concat(Activities(target));

    private static IEnumerable<string> Variable(ImportTarget target, EnvironmentVariableDefinition variable)
    {
        if (!variable.SchemaName.StartsWith(target.Prefix, StringComparison.Ordinal))
        {
            yield return $"The environment variable {variable.SchemaName} must start with the customization prefix {target.Prefix}.";
        }

        if (variable.Type is < 100_000_000 or > 100_000_005)
        {
            yield return $"The type {variable.Type} of environment variable {variable.SchemaName} is invalid.";
        }

        foreach (var value in new[] { variable.DefaultValue, variable.Value }.OfType<string>().Where(value => !Fits(variable.Type, value)))
        {
            yield return $"The value '{value}' of environment variable {variable.SchemaName} does not fit its type {variable.Type}.";
        }
    }

    private static bool Fits(int type, string value) => type switch
    {
        100_000_001 => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        100_000_002 => value is "yes" or "no",
        _ => true,
    };

    private static IEnumerable<string> Processes(ImportTarget target)
        => from workflow in target.File.Workflows
           where workflow.PrimaryTable is { } table && table != "none" && !target.HasTable(table)
           select $"The process {workflow.Name} is of the entity {workflow.PrimaryTable}, which does not exist.";

    /// <summary>Custom workflow activities that a process uses must be registered (solution-format §15).</summary>
    private static IEnumerable<string> Activities(ImportTarget target)
        => from workflow in target.File.Workflows
           where workflow.FileName.EndsWith(".xaml", StringComparison.OrdinalIgnoreCase)
           from name in ActivityNames(workflow).Distinct(StringComparer.Ordinal)
           where !target.HasActivity(name)
           select $"The process {workflow.Name} uses the activity {name}, which is not registered.";

    private static List<string> ActivityNames(WorkflowDefinition workflow)
    {
        using var xaml = new MemoryStream(workflow.Content);
        return XDocument.Load(xaml).Descendants().Where(e => e.Name.LocalName == "ActivityReference")
            .Select(e => e.Attribute("AssemblyQualifiedName")?.Value).OfType<string>()
            .Where(name => !name.Contains("PublicKeyToken=31bf3856ad364e35", StringComparison.OrdinalIgnoreCase)).ToList();
    }
}
