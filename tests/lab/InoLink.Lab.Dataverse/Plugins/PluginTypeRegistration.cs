namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>A registered plug-in class with the bytes that hold it.</summary>
/// <param name="Id">The plugintype row.</param>
/// <param name="TypeName">Full type name.</param>
/// <param name="AssemblyName">Simple name.</param>
/// <param name="Container">Unique name of the package, or the assembly's simple name.</param>
/// <param name="IsPackage">Whether <paramref name="Content"/> is a nupkg; else it is a DLL.</param>
public sealed record PluginTypeRegistration(Guid Id, string TypeName, string AssemblyName, string Container, bool IsPackage, byte[] Content);
