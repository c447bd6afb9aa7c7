using InoLink.Tests;
using Mono.Cecil;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>The stand-in is a part of the official assembly: nothing of it is invented, and what code implements or compiles in is whole.</summary>
public class StandInSurfaceTests
{
    [SharedFact]
    public void Every_public_line_of_the_stand_in_is_a_line_of_the_official_listing()
    {
        SurfaceListing official = SurfaceListing.OfSdk();
        foreach (string file in BuildOutput.StandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            Findings.AssertNone(SurfacePrinter.Print(standIn).Except(official.Lines));
        }
    }

    [SharedFact]
    public void Interfaces_and_enums_of_the_stand_in_have_all_their_members()
    {
        SurfaceListing official = SurfaceListing.OfSdk();
        foreach (string file in BuildOutput.StandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            IReadOnlyCollection<string> printed = SurfacePrinter.Print(standIn);
            // a class of ours that lacks a member of an interface would not load; a missing enum value is a query the lab can't read
            HashSet<string> whole = standIn.Types.Where(type => type.IsPublic && (type.IsInterface || type.IsEnum)).Select(MemberText.Of).ToHashSet();
            Assert.NotEmpty(whole);
            IEnumerable<string> expected = official.Lines.Where(line => line.StartsWith("M ", StringComparison.Ordinal) && whole.Contains(line.Split(' ')[1]));
            Findings.AssertNone(expected.Except(printed));
        }
    }

    [Fact]
    public void Both_builds_of_the_stand_in_have_the_same_surface()
    {
        string[][] surfaces = BuildOutput.StandIns.Select(file =>
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            return SurfacePrinter.Print(standIn).Order(StringComparer.Ordinal).ToArray();
        }).ToArray();

        Assert.NotEmpty(surfaces[0]);
        Assert.Equal(surfaces[0], surfaces[1]);
    }

    [Fact]
    public void Stand_in_has_the_identity_of_the_official_assembly_on_both_frameworks()
    {
        foreach (string file in BuildOutput.StandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            Assert.Equal("Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35", standIn.Assembly.Name.FullName);
        }
    }
}
