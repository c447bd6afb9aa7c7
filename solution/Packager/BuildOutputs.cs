namespace InoLink.Packager;

/// <summary>What a build makes and the source tree does not hold: the plug-in package and classic assemblies.</summary>
/// <param name="Package">The nupkg, any file name.</param>
/// <param name="Assemblies">DLLs, found by file name.</param>
public sealed record BuildOutputs(string? Package, IReadOnlyList<string> Assemblies)
{
    public static BuildOutputs None { get; } = new(null, []);

    public byte[] ReadPackage() =>
        Package != null && File.Exists(Package)
            ? File.ReadAllBytes(Package)
            : throw new SolutionException($"no plug-in package at '{Package}': build plugins/InoLink.Plugins first");

    /// <param name="fileName">Name in the solution, which is that of the DLL without its inner dots (solution-format §1).</param>
    public byte[] ReadAssembly(string fileName) =>
        Assemblies.FirstOrDefault(a => Path.GetFileNameWithoutExtension(a).Replace(".", "", StringComparison.Ordinal) + ".dll" == fileName && File.Exists(a)) is { } path
            ? File.ReadAllBytes(path)
            : throw new SolutionException($"no assembly {fileName}: build it and name it with --assembly");
}
