using System.Security.Cryptography;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>A registered plug-in class with the bytes that hold it.</summary>
/// <param name="Id">The plugintype row.</param>
/// <param name="TypeName">Full type name.</param>
/// <param name="AssemblyName">Simple name.</param>
/// <param name="Container">Unique name of the package, or the assembly's simple name.</param>
/// <param name="Content">What the classes are loaded from.</param>
public sealed record PluginTypeRegistration(Guid Id, string TypeName, string AssemblyName, string Container, PluginContent Content);

/// <summary>The bytes of a package or a classic assembly.</summary>
/// <param name="IsPackage">Whether the bytes are a nupkg; else they are a DLL.</param>
public sealed record PluginContent(bool IsPackage, byte[] Bytes)
{
    /// <summary>The same for the same bytes: a repeated import keeps instances and their assemblies.</summary>
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Bytes));

    public IReadOnlyList<PackageAssembly> Assemblies(string assemblyName)
        => IsPackage ? PluginPackageContent.Read(Bytes).Assemblies : AssemblyScanner.Scan([(assemblyName + ".dll", Bytes)]);
}
