using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>What a plug-in package may hold (solution-format §8.1, dataverse-runtime §2).</summary>
public sealed class PackageContentRule : IRule
{
    private const long MaxBytes = 16 * 1024 * 1024;
    private const int MaxAssemblies = 50;

    // what the sandbox brings itself: shipping it again ends in version conflicts
    private static readonly string[] Sandbox = ["Microsoft.", "System.Activities", "System.Text.Json", "Newtonsoft.Json"];

    public string Name => "package-content";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Code is { } code ? Violations(code).Select(what => new Finding(Name, zip.PackageName ?? "package", what)) : [];

    private static IEnumerable<string> Violations(PluginCode code)
    {
        var plugins = code.Assemblies.Where(a => a.Classes.Count > 0).Select(a => a.SimpleName).ToList();
        if (plugins.Count != 1)
        {
            yield return $"needs exactly one assembly with plug-in classes, has {plugins.Count} ({string.Join(", ", plugins)}): one added later is silently not registered";
        }

        foreach (PluginAssembly assembly in code.Assemblies)
        {
            if (Sandbox.Any(s => assembly.SimpleName.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"holds {assembly.SimpleName}, which the sandbox brings: leave it out";
            }

            if (!assembly.Path.StartsWith("lib/net4", StringComparison.Ordinal))
            {
                yield return $"holds {assembly.Path}: assemblies belong into lib/net4…";
            }
        }

        foreach (string duplicate in code.Assemblies.GroupBy(a => a.SimpleName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return $"holds {duplicate} twice: keep one";
        }

        if (code.Assemblies.Select(a => a.IsSigned).Distinct().Count() > 1)
        {
            yield return "has signed and unsigned assemblies: all or none";
        }

        if (code.Size > MaxBytes || code.Assemblies.Count > MaxAssemblies)
        {
            yield return $"has {code.Size} bytes and {code.Assemblies.Count} assemblies: at most {MaxBytes} and {MaxAssemblies}";
        }
    }
}
