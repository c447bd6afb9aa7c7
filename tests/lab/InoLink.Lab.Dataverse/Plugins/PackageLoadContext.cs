using System.Reflection;
using System.Runtime.Loader;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// The assemblies of one package or one classic assembly, loaded from the bytes stored in the organization. Names that are
/// not in it come from the host: the SDK and the .NET facades of the framework (sdk-feasibility §3). Not collectible: a
/// static HttpClient would keep it alive anyway.
/// </summary>
internal sealed class PackageLoadContext : AssemblyLoadContext
{
    private readonly Dictionary<string, byte[]> assemblies;

    public PackageLoadContext(string name, IEnumerable<PackageAssembly> assemblies) : base(name, isCollectible: false)
        => this.assemblies = assemblies.ToDictionary(assembly => assembly.Name, assembly => assembly.Content, StringComparer.OrdinalIgnoreCase);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        if (!assemblies.TryGetValue(assemblyName.Name ?? "", out var content))
        {
            return null;
        }

        using var stream = new MemoryStream(content);
        return LoadFromStream(stream);
    }
}
