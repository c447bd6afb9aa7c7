namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>A DLL of a plug-in package, or a classic assembly, as its metadata describes it; it is not loaded.</summary>
/// <param name="FileName">Name inside the package, without folder.</param>
/// <param name="FullName">Display name: name, version, culture, public key token.</param>
/// <param name="PluginTypes">Full names of the public classes that implement IPlugin.</param>
/// <param name="ActivityTypes">Full names of the public classes that derive from System.Activities.CodeActivity.</param>
public sealed record PackageAssembly(
    string FileName, string Name, string FullName, byte[] Content, IReadOnlyList<string> PluginTypes, IReadOnlyList<string> ActivityTypes);
