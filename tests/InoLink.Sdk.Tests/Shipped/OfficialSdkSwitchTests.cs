using System.Diagnostics;
using System.Text.Json;
using InoLink.Tests;

namespace InoLink.Sdk.Tests.Shipped;

/// <summary>The other road: with -p:UseOfficialSdk=true a shipped project is built on Microsoft's package and the stand-in is out of sight (DESIGN §8).</summary>
public class OfficialSdkSwitchTests
{
    [Fact]
    public void With_the_official_SDK_a_shipped_project_references_the_package_and_no_stand_in()
    {
        using JsonDocument evaluated = Evaluate("plugins/InoLink.Engine/InoLink.Engine.csproj", useOfficialSdk: true);

        Assert.Contains("Microsoft.CrmSdk.CoreAssemblies", Items(evaluated, "PackageReference", "Identity"));
        JsonElement version = evaluated.RootElement.GetProperty("Items").GetProperty("PackageVersion").EnumerateArray()
            .Single(item => item.GetProperty("Identity").GetString() == "Microsoft.CrmSdk.CoreAssemblies");
        Assert.Equal("9.0.2.56", version.GetProperty("Version").GetString());
        Assert.DoesNotContain(Items(evaluated, "ProjectReference", "FullPath"), IsStandIn);
    }

    [Fact]
    public void Without_it_the_project_references_the_stand_in_and_no_package_of_Microsoft()
    {
        using JsonDocument evaluated = Evaluate("plugins/InoLink.Engine/InoLink.Engine.csproj", useOfficialSdk: false);

        Assert.Single(Items(evaluated, "ProjectReference", "FullPath"), IsStandIn);
        Assert.DoesNotContain(Items(evaluated, "PackageReference", "Identity"), package => package.StartsWith("Microsoft.CrmSdk.", StringComparison.Ordinal));
    }

    private static bool IsStandIn(string project)
        => project.StartsWith(Path.Combine(RepositoryFolder.Root, "tests", "sdk"), StringComparison.Ordinal);

    private static string[] Items(JsonDocument evaluated, string type, string metadata)
        => evaluated.RootElement.GetProperty("Items").GetProperty(type).EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!).ToArray();

    private static JsonDocument Evaluate(string project, bool useOfficialSdk)
    {
        var start = new ProcessStartInfo(BuildOutput.DotnetHost)
        {
            WorkingDirectory = RepositoryFolder.Root,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "msbuild", project, $"-p:UseOfficialSdk={(useOfficialSdk ? "true" : "false")}",
                "-getItem:PackageReference", "-getItem:PackageVersion", "-getItem:ProjectReference",
            },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return JsonDocument.Parse(output);
    }
}
