using System.Reflection;
using InoLink.Tests;
using Mono.Cecil;

namespace InoLink.Sdk.Tests;

/// <summary>What this build wrote, found as files.</summary>
internal static class BuildOutput
{
    public static string PluginFramework { get; } = Metadata("PluginFramework");

    public static string DotnetHost { get; } = Metadata("DotnetHost");

    public static bool UsesOfficialSdk { get; } = Metadata("UseOfficialSdk") == "true";

    public static string PluginPackage { get; }
        = Path.Combine(RepositoryFolder.Root, "plugins", "InoLink.Plugins", "bin", Metadata("Configuration"), "ino_InoLink.Plugins.1.0.0.nupkg");

    public static string PluginFolder { get; } = Folder("plugins/InoLink.Plugins", PluginFramework);

    public static string ProbePlugin { get; } = Path.Combine(Folder("tests/InoLink.Sdk.Tests/ProbePlugin", PluginFramework), "ProbePlugin.dll");

    public static string StandIn(string framework) => Path.Combine(Folder("tests/sdk/Microsoft.Xrm.Sdk", framework), "Microsoft.Xrm.Sdk.dll");

    public static string[] StandIns { get; } = [StandIn(PluginFramework), StandIn("net10.0")];

    public static string[] WorkflowStandIns { get; } = [WorkflowStandIn(PluginFramework), WorkflowStandIn("net10.0")];

    public static string WorkflowAssembly { get; } = Path.Combine(Folder("workflows/InoLink.Workflows", PluginFramework), "InoLink.Workflows.dll");

    public static string ActivitiesStandIn { get; } = Path.Combine(Folder("tests/sdk/System.Activities", "netstandard2.0"), "System.Activities.dll");

    /// <summary>The framework's own System.Activities, as the compiler of a net462 project sees it.</summary>
    public static string FrameworkActivities { get; } = Path.Combine(
        Directory.GetDirectories(Path.Combine(Metadata("NuGetPackageRoot"), "microsoft.netframework.referenceassemblies." + PluginFramework)).Order(StringComparer.Ordinal).Last(),
        "build", ".NETFramework", "v" + string.Join('.', PluginFramework["net".Length..].ToCharArray()), "System.Activities.dll");

    public static ModuleDefinition Read(string file) => ModuleDefinition.ReadModule(file, new ReaderParameters { InMemory = true });

    private static string WorkflowStandIn(string framework) => Path.Combine(Folder("tests/sdk/Microsoft.Xrm.Sdk.Workflow", framework), "Microsoft.Xrm.Sdk.Workflow.dll");

    private static string Folder(string project, string framework)
        => Path.Combine(RepositoryFolder.Root, project, "bin", Metadata("Configuration"), framework);

    private static string Metadata(string key)
        => typeof(BuildOutput).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
