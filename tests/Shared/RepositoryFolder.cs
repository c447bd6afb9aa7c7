using System.Reflection;

namespace InoLink.Tests;

/// <summary>Where the sources of the running tests lie.</summary>
internal static class RepositoryFolder
{
    /// <summary>Absolute, as it was when the test assembly was built.</summary>
    public static string Root { get; } = typeof(RepositoryFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The facts beside the repository; they are no part of it and may be absent.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    public static bool HasShared => Directory.Exists(Shared);
}
