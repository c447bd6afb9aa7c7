using System.Reflection;

namespace InoLink.Lab;

/// <summary>The zips that ship, where the build put them. The lab has no other way to the product.</summary>
public static class SolutionZips
{
    public static string Folder { get; } = typeof(SolutionZips).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "SolutionZips").Value!;

    /// <summary>Opens e.g. <c>InoLink_managed.zip</c>.</summary>
    public static Stream Open(string name)
    {
        string path = Path.Combine(Folder, name);
        return File.Exists(path) ? File.OpenRead(path) : throw new FileNotFoundException($"{path} is missing. Build InoLink.Plugins.sln first: the Packager makes it.");
    }
}
