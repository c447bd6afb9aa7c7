using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>What a plug-in package may hold (solution-format §8.1, dataverse-runtime §2).</summary>
public sealed class PackageContentRule : IRule
{
    private const long MaxBytes = 16 * 1024 * 1024;
    private const int MaxAssemblies = 50;

    // what the sandbox brings itself: shipping it again ends in version conflicts
    private static readonly string[] Sandbox = ["Microsoft.", "System.Activities", "System.Text.Json", NewtonsoftJson];

    // Intuit's SDK can't do without a copy of its own (ipp-sdk, Consequences 1)
    private const string NewtonsoftJson = "Newtonsoft.Json";
    private const string IntuitSdk = "Intuit.Ipp.Core";

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

        bool carriesIntuit = code.Assemblies.Any(a => a.SimpleName == IntuitSdk);
        var unsigned = code.Assemblies.Where(a => !a.IsSigned).Select(a => a.SimpleName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (PluginAssembly assembly in code.Assemblies)
        {
            if (!(carriesIntuit && assembly.SimpleName == NewtonsoftJson) && Sandbox.Any(s => assembly.SimpleName.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"holds {assembly.SimpleName}, which the sandbox brings: leave it out";
            }

            if (!assembly.Path.StartsWith("lib/net4", StringComparison.Ordinal))
            {
                yield return $"holds {assembly.Path}: assemblies belong into lib/net4…";
            }

            foreach (string reference in assembly.IsSigned ? assembly.References.Where(unsigned.Contains) : [])
            {
                yield return $"holds {assembly.SimpleName}, which is signed and references {reference}, which is not: sign all of the chain or none";
            }
        }

        foreach (string duplicate in code.Assemblies.GroupBy(a => a.SimpleName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return $"holds {duplicate} twice: keep one";
        }

        if (code.Size > MaxBytes || code.Assemblies.Count > MaxAssemblies)
        {
            yield return $"has {code.Size} bytes and {code.Assemblies.Count} assemblies: at most {MaxBytes} and {MaxAssemblies}";
        }
    }
}
