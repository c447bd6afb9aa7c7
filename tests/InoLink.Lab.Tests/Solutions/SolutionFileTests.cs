using System.Xml.Linq;
using InoLink.Lab.Dataverse.Solutions;

namespace InoLink.Lab.Tests.Solutions;

public sealed class SolutionFileTests
{
    [Fact]
    public void Read_TypesEveryPart_OfACompleteSolution()
    {
        var file = Read(SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "log:x", "smp_counter", [("Pre", 0, "smp_name")]).AddApi("smp_Do").Build());

        Assert.Equal(("Sample", new Version(1, 0, 0, 0), false), (file.Manifest.UniqueName, file.Manifest.Version, file.Manifest.IsManaged));
        Assert.Equal(["account", "smp_thing", "smp_log"], file.Tables.Select(t => t.LogicalName));
        Assert.Equal([false, true, true], file.Tables.Select(t => t.IsWholeTable));
        Assert.Equal("Ding", file.Tables[1].DisplayNames[1031]);
        Assert.Equal(("smp_accountid", "account"), (file.Relationships.Single().ReferencingColumn, file.Relationships.Single().ReferencedTable));
        Assert.Equal([123450000, 123450001], file.OptionSets.Single().Options.Select(o => o.Value));
        Assert.Equal((1, 40, "smp_counter"), (file.Steps.Single().Mode, file.Steps.Single().Stage, file.Steps.Single().FilteringColumns.Single()));
        Assert.True(file.Steps.Single().Images.Single().IsPre);
        Assert.Equal(["Command", "Number"], file.CustomApis.Single().RequestParameters.Select(p => p.UniqueName));
        Assert.Equal("Double", file.CustomApis.Single().ResponseProperties.Single().UniqueName);
        Assert.Equal(("smp_Setting", "grey"), (file.EnvironmentVariables.Single().SchemaName, file.EnvironmentVariables.Single().DefaultValue));
        Assert.Empty(file.UnknownParts);
    }

    [Theory]
    [InlineData("solution.xml")]
    [InlineData("customizations.xml")]
    [InlineData("[Content_Types].xml")]
    public void Read_RefusesWith80048060_WhenARootFileIsMissing(string name)
    {
        var refused = Refused(SampleSolution.Plain().Build(entries: files => files.Remove(name)));

        Assert.Equal(unchecked((int)0x80048060), refused.ErrorCode);
        Assert.Contains("must contain the following files at its root", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Refuses_FilesInAFolder()
        => Assert.Contains(
            "at its root",
            Refused(SampleSolution.Plain().Build(entries: files =>
            {
                files["Sample/solution.xml"] = files["solution.xml"];
                files.Remove("solution.xml");
            })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Read_Refuses_BackslashesInNames()
        => Assert.Contains("backslash", Refused(SampleSolution.Plain().Build(entries: files => files["Other\\file.xml"] = [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Refuses_AFileWithoutContentType()
        => Assert.Contains("'/notes.txt' has no content type", Refused(SampleSolution.Plain().Build(entries: files => files["notes.txt"] = [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Refuses_WhatIsNoZip() => Assert.Equal(SolutionRefusedException.InvalidFile, Refused(new MemoryStream([1, 2, 3])).ErrorCode);

    [Fact]
    public void Read_Refuses_AFileNameThatIsNotInTheZip()
        => Assert.Contains("is not in the compressed file", Refused(SampleSolution.Plain().Edit(c => c.Descendants("FileName").Single().Value = "/WebResources/other").Build()).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Refuses_IsOptionalOnAResponseProperty()
    {
        var solution = SampleSolution.WithPlugins().AddApi("smp_Do");
        solution.Files["customapis/smp_Do/customapiresponseproperties/Double/customapiresponseproperty.xml"] = SampleSolution.Utf8(SampleSolution.Parameter("customapiresponseproperty", "Double", 7, false));

        Assert.Contains("isoptional", Refused(solution.Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Refuses_ManagedTwo()
        => Assert.Contains("must be 0 or 1", Refused(SampleSolution.Plain().Build(manifest => manifest.Descendants("Managed").Single().Value = "2")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NamesWhatItDoesNotKnow()
    {
        var solution = SampleSolution.Plain().Edit(c => c.Add(new XElement("CanvasApps", new XElement("CanvasApp"))));
        solution.Files["Unheard/of.xml"] = "<a/>"u8.ToArray();

        Assert.Equal(["customizations.xml CanvasApps/CanvasApp", "file Unheard/of.xml"], Read(solution.Build()).UnknownParts);
    }

    private static SolutionFile Read(Stream zip)
    {
        using (zip)
        {
            return SolutionFile.Read(zip);
        }
    }

    private static SolutionRefusedException Refused(Stream zip)
    {
        using (zip)
        {
            return Assert.Throws<SolutionRefusedException>(() => SolutionFile.Read(zip));
        }
    }
}
