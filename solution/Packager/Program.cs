using System.Globalization;

namespace InoLink.Packager;

/// <summary>Packs, unpacks, synchronises and checks the solutions of this repository.</summary>
public static class Program
{
    private const string Usage = """
        pack <solutionDir> <nupkg> <outDir> --version <x.y.z.w> [--assembly <dll>]...
            packs each solution folder below solutionDir into <Name>.zip and <Name>_managed.zip
        unpack <zip> <dir>
            writes the SolutionPackager layout of a zip
        """;

    public static int Main(string[] args)
    {
        var arguments = new Arguments(args);
        try
        {
            return arguments.Verb switch
            {
                "pack" => Pack(arguments),
                "unpack" => Unpack(arguments),
                _ => Explain(),
            };
        }
        catch (SolutionException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }

    private static int Pack(Arguments arguments)
    {
        string solutions = arguments.Positional(0, "solutionDir");
        string package = arguments.Positional(1, "nupkg");
        string target = arguments.Positional(2, "outDir");
        Version version = arguments.Version();
        var builds = new BuildOutputs(package, arguments.All("--assembly"));
        Directory.CreateDirectory(target);
        foreach (string folder in SolutionFolder.FindAll(solutions))
        {
            foreach (bool managed in new[] { false, true })
            {
                SolutionZip zip = new SolutionFolder(folder).Pack(builds, version, managed);
                string file = Path.Combine(target, zip.UniqueName + (managed ? "_managed.zip" : ".zip"));
                byte[] bytes = ZipBytes.Write(zip.Entries);

                // an unchanged zip keeps its time stamp, so that incremental builds stop here
                if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
                {
                    File.WriteAllBytes(file, bytes);
                }

                File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} {version} {bytes.Length} bytes"));
            }
        }

        return 0;
    }

    private static int Unpack(Arguments arguments)
    {
        SolutionZip zip = SolutionZip.Read(arguments.Positional(0, "zip"));
        new SolutionFolder(arguments.Positional(1, "dir")).Unpack(zip);
        return 0;
    }

    private static int Explain()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
