using System.Security.Cryptography;
using System.Text;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>The key by which steps and custom APIs of a solution name a class of a plug-in package (solution-format §8.1, exportkeyversion 1).</summary>
public static class PluginTypeExportKey
{
    /// <summary>UPPER-HEX SHA-256 of lower(package unique name) | lower(assembly simple name) | full type name with its case.</summary>
    public static string Of(string packageUniqueName, string assemblyName, string typeFullName)
    {
        ArgumentNullException.ThrowIfNull(packageUniqueName);
        ArgumentNullException.ThrowIfNull(assemblyName);
        var text = $"{packageUniqueName.ToLowerInvariant()}|{assemblyName.ToLowerInvariant()}|{typeFullName}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
