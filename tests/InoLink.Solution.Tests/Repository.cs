using System.Reflection;

namespace InoLink.Solution.Tests;

/// <summary>Where the sources, the built zips and the facts beside the repository lie.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == "RepositoryRoot").Value!;

    public static string Solutions { get; } = Path.Combine(Root, "solution");

    public static string InoLink { get; } = Path.Combine(Solutions, "InoLink");

    /// <summary>Facts that are shared between repositories; absent on most machines.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    // …/bin/<Configuration>/net10.0
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Zips { get; } = Path.Combine(Solutions, "bin", Configuration);

    public static string Package { get; } = Path.Combine(Root, "plugins", "InoLink.Plugins", "bin", Configuration, "ino_InoLink.Plugins.1.0.0.nupkg");
}
