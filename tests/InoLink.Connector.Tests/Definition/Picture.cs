using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace InoLink.Connector.Tests.Definition;

/// <summary>A PNG of 8 bits a channel without interlacing, read far enough to judge an icon.</summary>
internal sealed record Picture(int Width, int Height, bool HasTransparency, byte[] Corner)
{
    public static Picture Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        int width = 0, height = 0, kind = 0;
        bool transparent = false;
        using MemoryStream pixels = new();
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            string type = Encoding.ASCII.GetString(png, at + 4, 4);
            ReadOnlySpan<byte> data = png.AsSpan(at + 8, length);
            switch (type)
            {
                case "IHDR":
                    (width, height, kind) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[9]);
                    Assert.Equal(8, data[8]);
                    Assert.Equal(0, data[12]);
                    break;
                case "tRNS":
                    transparent = true;
                    break;
                case "IDAT":
                    pixels.Write(data);
                    break;
            }

            at += length + 12;
        }

        // colour types 4 and 6 have an alpha channel; of an RGB picture's first pixel no filter changes anything
        return new Picture(width, height, transparent || kind is 4 or 6, kind == 2 ? First(pixels) : []);
    }

    private static byte[] First(MemoryStream pixels)
    {
        pixels.Position = 0;
        using ZLibStream unpacked = new(pixels, CompressionMode.Decompress);
        byte[] start = new byte[4];
        unpacked.ReadExactly(start);
        return start[1..];
    }
}
