using System.Security.Cryptography;
using System.Text;

namespace InoLink.Packager.Registrations;

/// <summary>
/// The name by which a step or custom API refers to a class of a plug-in package, whose id differs per environment.
/// Not documented; derived from and seen to hold on five keys of three independent exports (solution-format §8.1).
/// </summary>
public static class ExportKey
{
    public static string Of(string packageUniqueName, string assembly, string typeFullName)
    {
        string text = packageUniqueName.ToLowerInvariant() + "|" + assembly.ToLowerInvariant() + "|" + typeFullName;
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
