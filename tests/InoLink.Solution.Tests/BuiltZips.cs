using InoLink.Packager;

namespace InoLink.Solution.Tests;

/// <summary>The zips the build made.</summary>
public static class BuiltZips
{
    public static TheoryData<string> Names { get; } = [.. Directory.GetFiles(Repository.Zips, "*.zip").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static SolutionZip Read(string name) => SolutionZip.Read(Path.Combine(Repository.Zips, name));

    public static SolutionZip Core { get; } = Read("InoLink.zip");
}
