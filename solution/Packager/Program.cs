using System.Globalization;
using InoLink.Packager.Checks;
using InoLink.Packager.Registrations;

namespace InoLink.Packager;

/// <summary>Packs, unpacks, synchronises and checks the solutions of this repository.</summary>
public static class Program
{
    private const string Usage = """
        pack <solutionDir> <nupkg> <outDir> --version <x.y.z.w> [--assembly <dll>]...
            packs each solution folder below solutionDir into <Name>.zip and <Name>_managed.zip
        unpack <zip> <dir>
            writes the SolutionPackager layout of a zip
        sync <solutionFolder> <nupkg|dll>
            writes steps and custom APIs from the attributes of the plug-in classes
        check <zip|solutionFolder> [--package <nupkg>] [--schemas <folder of CustomizationsSolution.xsd>]
            prints what is wrong; nothing and exit code 0 when all is right
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
                "sync" => Sync(arguments),
                "check" => Check(arguments),
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
                File.WriteAllBytes(file, bytes);
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

    private static int Sync(Arguments arguments)
    {
        string folder = arguments.Positional(0, "solutionFolder");
        PluginCode code = PluginCode.Read(arguments.Positional(1, "nupkg or dll"));
        new Sync(folder, code).Write();
        return 0;
    }

    private static int Check(Arguments arguments)
    {
        string what = arguments.Positional(0, "zip or solutionFolder");
        string? package = arguments.All("--package").LastOrDefault();
        var findings = SolutionCheck.Run(what, package, arguments.All("--schemas").LastOrDefault()).ToList();
        foreach (Finding finding in findings)
        {
            Console.WriteLine(finding);
        }

        return findings.Count == 0 ? 0 : 1;
    }

    private static int Explain()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
