using System.Diagnostics;
using InoLink.Sdk.Tests;
using InoLink.Sdk.Tests.Surface;
using InoLink.Tests;
using Intuit.Ipp.Core;
using Intuit.Ipp.Core.Configuration;
using Intuit.Ipp.Data;
using Intuit.Ipp.DataService;
using Intuit.Ipp.QueryFilter;
using Mono.Cecil;
using OAuth2 = Intuit.Ipp.OAuth2PlatformClient;

namespace InoLink.QuickBooks.Ipp.Tests.StandIn;

/// <summary>The stand-in is a part of Intuit's assemblies: nothing of it is invented, it compiles, it can't call, and it never ships.</summary>
public class StandInTests
{
    // the listing names it in a signature only; value 0 is the default there
    private const string OnlyInSignatures = "Intuit.Ipp.QueryFilter.QueryOperationType";

    [SharedFact]
    public void Every_public_line_of_the_stand_in_is_a_line_of_the_listing()
    {
        SurfaceListing listing = Listing();

        foreach (string file in BuildOutput.StandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            Findings.AssertNone(SurfacePrinter.Print(standIn).Except(listing.Lines).Where(line => line.Split(' ')[1] != OnlyInSignatures));
        }
    }

    [SharedFact]
    public void Interfaces_and_enums_of_the_stand_in_have_all_their_members()
    {
        SurfaceListing listing = Listing();

        foreach (string file in BuildOutput.StandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            HashSet<string> whole = standIn.Types.Where(type => type.IsPublic && (type.IsInterface || type.IsEnum)).Select(MemberText.Of).ToHashSet();
            Findings.AssertNone(listing.Lines.Where(line => line.StartsWith("M ", StringComparison.Ordinal) && whole.Contains(line.Split(' ')[1])).Except(SurfacePrinter.Print(standIn)));
        }
    }

    [Fact]
    public void Stand_in_has_the_names_and_the_version_of_Intuits_assemblies_and_no_strong_name()
    {
        Assert.Equal(7, BuildOutput.StandIns.Length);
        foreach (string file in BuildOutput.StandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            Assert.Equal($"{Path.GetFileNameWithoutExtension(file)}, Version=14.7.1.4, Culture=neutral, PublicKeyToken=null", standIn.Assembly.Name.FullName);
        }
    }

    [Fact]
    public void Whatever_would_call_QuickBooks_names_the_package_that_can()
    {
        ServiceContext context = new("1", IntuitServicesType.QBO, null, new MemoryConfigurationProvider(new IppConfiguration()));
        Action[] calls =
        [
            () => _ = new DataService(context),
            () => _ = new QueryService<Customer>(context),
            () => _ = new OAuth2.TokenClient("http://127.0.0.1/", "id", "secret"),
        ];

        Assert.All(calls, call => Assert.Contains("IppDotNetSdkForQuickBooksApiV3", Assert.Throws<NotSupportedException>(call).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Stand_in_can_not_be_packed()
    {
        string[] projects = BuildOutput.StandIns.Select(file => Path.GetFileNameWithoutExtension(file)).Select(name => Path.Combine(RepositoryFolder.Root, "tests", "sdk", name, name + ".csproj")).ToArray();
        ProcessStartInfo start = new(BuildOutput.DotnetHost)
        {
            WorkingDirectory = RepositoryFolder.Root,
            RedirectStandardOutput = true,
            ArgumentList = { "msbuild", projects[0], "-getProperty:IsPackable" },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal("false", output.Trim());
        Assert.All(projects, project => Assert.DoesNotContain("Pack", File.ReadAllText(project), StringComparison.Ordinal));
    }

    [Fact]
    public void Default_package_holds_nothing_of_Intuit_nor_of_anybody_else()
        => Assert.All(BuildOutput.PackedAssemblies().Keys, name => Assert.True(name is "InoLink.Engine" or "InoLink.Plugins" or "InoLink.QuickBooks", name));

    private static SurfaceListing Listing()
        => new(File.ReadLines(Path.Combine(RepositoryFolder.Shared, "reference", "ipp-surface", "USED.txt")));
}
