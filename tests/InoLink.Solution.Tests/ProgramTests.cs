using InoLink.Packager;
using InoLink.Solution.Tests.Samples;

namespace InoLink.Solution.Tests;

public class ProgramTests
{
    [Fact]
    public void Check_ExitsZero_WhenAllIsRight() =>
        Assert.Equal(0, Program.Main(["check", Path.Combine(Repository.Zips, "InoLink.zip"), "--package", Repository.Package]));

    [Fact]
    public void Check_ExitsOne_WhenSomethingIsWrong()
    {
        using var folder = new TemporaryFolder();
        string zip = Path.Combine(folder.Path, "broken.zip");
        File.WriteAllBytes(zip, ZipBytes.Write(Broken.Without("solution.xml").Entries));

        Assert.Equal(1, Program.Main(["check", zip]));
    }

    [Fact]
    public void Check_ExitsOne_WhenTheZipHoldsAnotherPackage()
    {
        using var folder = new TemporaryFolder();
        string package = Path.Combine(folder.Path, "other.nupkg");
        File.WriteAllBytes(package, ZipBytes.Write([]));

        Assert.Equal(1, Program.Main(["check", Path.Combine(Repository.Zips, "InoLink.zip"), "--package", package]));
    }

    [Theory]
    [InlineData("pack", "solution")]
    [InlineData("pack", "solution", "x.nupkg", "out")]
    [InlineData("pack", "solution", "x.nupkg", "out", "--version", "1.0")]
    [InlineData("sync", "solution", "missing.nupkg")]
    public void Main_ExitsOne_WhenAnArgumentIsMissingOrWrong(params string[] arguments) => Assert.Equal(1, Program.Main(arguments));

    [Fact]
    public void Main_ExplainsItself_WithoutAVerb() => Assert.Equal(2, Program.Main([]));
}
