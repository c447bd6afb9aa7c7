using System.Security.Cryptography;
using System.Text;

namespace InoLink.Packager;

/// <summary>
/// Ids of solution components: UUID version 5 (RFC 9562 §5.5) of a readable name, so that a rebuilt solution updates
/// the same records (solution-format §18).
/// </summary>
public static class DeterministicId
{
    /// <summary>Version 5 of "inolink" in the DNS namespace. Never changes: every shipped id hangs on it.</summary>
    public static readonly Guid Namespace = new("25fdb8c6-6c09-57cb-b3d4-99b5cb4b9f0c");

#pragma warning disable CA5350 // SHA-1 is what the RFC prescribes; nothing is secret here
    public static Guid Of(string name)
    {
        Span<byte> input = stackalloc byte[16 + Encoding.UTF8.GetByteCount(name)];
        Namespace.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
#pragma warning restore CA5350

    /// <summary>Lower case in braces, as solution files write ids.</summary>
    public static string Braced(string name) => Of(name).ToString("B");

    /// <summary>Whether an id is of version 5, that is, one of ours: the platform's own are not.</summary>
    public static bool IsOurs(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[6] >> 4 == 5;
    }
}
