using InoLink.Tests;

namespace InoLink.Solution.Tests;

/// <summary>Where the solutions' sources and the built zips lie.</summary>
internal static class Repository
{
    public static string Root => RepositoryFolder.Root;

    public static string Solutions { get; } = Path.Combine(RepositoryFolder.Root, "solution");

    public static string InoLink { get; } = Path.Combine(Solutions, "InoLink");

    // …/bin/<Configuration>/net10.0
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Zips { get; } = Path.Combine(Solutions, "bin", Configuration);

    public static string Package { get; } = Path.Combine(Root, "plugins", "InoLink.Plugins", "bin", Configuration, "ino_InoLink.Plugins.1.0.0.nupkg");
}
