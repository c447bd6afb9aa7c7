using System.IO.Compression;

namespace InoLink.Packager;

/// <summary>Zip files that are the same bytes for the same entries: fixed time, fixed order, no directory entries, no zip64.</summary>
public static class ZipBytes
{
    // the earliest time a zip can hold
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IEnumerable<SolutionEntry> entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (SolutionEntry entry in entries)
            {
                ZipArchiveEntry written = archive.CreateEntry(entry.Name, CompressionLevel.Optimal);
                written.LastWriteTime = Epoch;

                // else the Unix file mode of the build machine enters the bytes
                written.ExternalAttributes = 0;
                using Stream stream = written.Open();
                stream.Write(entry.Bytes);
            }
        }

        return memory.ToArray();
    }

    public static List<SolutionEntry> Read(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var entries = new List<SolutionEntry>();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            using var memory = new MemoryStream();
            content.CopyTo(memory);
            entries.Add(new SolutionEntry(entry.FullName, memory.ToArray()));
        }

        return entries;
    }
}
