using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InoLink.Engine.Dataverse;

/// <summary>
/// Ids derived from what they are about: a second create under the same id is refused by the platform at once, without the delay of
/// an alternate key's index (dataverse-runtime §6.2).
/// </summary>
public static class DeterministicId
{
    /// <summary>An id of RFC 9562's version 8 (own hash): the first 16 bytes of the parts' SHA-256.</summary>
    public static Guid Of(params object[] parts)
    {
        byte[] id = Hash("inolink|" + string.Join("|", parts.Select(Part))).Take(16).ToArray();
        id[7] = (byte)((id[7] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id);
    }

    /// <summary>32 hexadecimal digits over the text: long enough to be unique, short enough for a requestid (quickbooks-api §6).</summary>
    public static string Digest(string text) =>
        string.Concat(Hash(text).Take(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    private static byte[] Hash(string text)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    private static string Part(object part) => part switch
    {
        Guid id => id.ToString("D"),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => part.ToString() ?? "",
    };
}
