using System.IO.Compression;
using System.Xml.Linq;
using InoLink.Packager;
using InoLink.Solution.Tests.Samples;

namespace InoLink.Solution.Tests;

public class PackTests
{
    private static readonly Version Version = new(1, 2, 3, 4);

    [Fact]
    public void Pack_MakesTheSameBytes_EachTime()
    {
        Assert.Equal(Bytes(managed: false), Bytes(managed: false));
        Assert.Equal(Bytes(managed: true), Bytes(managed: true));
    }

    [Fact]
    public void Pack_TakesVersionFromTheSwitch_AndEverythingElseFromTheSources()
    {
        SolutionZip zip = Pack(managed: false);

        Assert.Equal("1.2.3.4", zip.Manifest!.Element("SolutionManifest")!.Element("Version")!.Value);
        Assert.Equal("InoLink", zip.UniqueName);
    }

    [Fact]
    public void Managed_DiffersFromUnmanaged_InTheFlagOnly()
    {
        SolutionZip managed = Pack(managed: true);
        SolutionZip unmanaged = Pack(managed: false);
        XElement flag = managed.Manifest!.Element("SolutionManifest")!.Element("Managed")!;
        Assert.Equal("1", flag.Value);
        flag.Value = "0";

        Assert.Equal(unmanaged.Entries.Select(e => e.Name), managed.Entries.Select(e => e.Name));
        Assert.Equal(["solution.xml"], managed.Entries.Zip(unmanaged.Entries).Where(p => !p.First.Bytes.AsSpan().SequenceEqual(p.Second.Bytes)).Select(p => p.First.Name));
        Assert.True(XNode.DeepEquals(unmanaged.Manifest, managed.Manifest));
    }

    [Theory]
    [MemberData(nameof(BuiltZips.Names), MemberType = typeof(BuiltZips))]
    public void BuiltZip_HasFixedTimes_NoDirectoriesAndForwardSlashes(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(Repository.Zips, name));

        Assert.All(archive.Entries, entry =>
        {
            Assert.Equal(1980, entry.LastWriteTime.Year);
            Assert.DoesNotContain('\\', entry.FullName);
            Assert.False(entry.FullName.EndsWith('/'));
            Assert.Equal(0, entry.ExternalAttributes);
        });
        Assert.Equal(["[Content_Types].xml", "customizations.xml", "solution.xml"], archive.Entries.Take(3).Select(e => e.FullName));
    }

    [Fact]
    public void BuiltZips_AreWhatTheSourcesPackTo()
    {
        var package = new BuildOutputs(Repository.Package, []);
        SolutionZip built = BuiltZips.Core;
        var version = Version.Parse(built.Manifest!.Element("SolutionManifest")!.Element("Version")!.Value);

        byte[] packed = ZipBytes.Write(new SolutionFolder(Repository.InoLink).Pack(package, version, managed: false).Entries);

        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Zips, "InoLink.zip")), packed);
    }

    [Fact]
    public void Unpack_GivesTheSourceTreeBack_AndTheBuildsOutputs()
    {
        using var folder = new TemporaryFolder();
        SolutionZip zip = new SolutionFolder(Repository.InoLink).Pack(new BuildOutputs(Repository.Package, []), version: null, managed: false);

        new SolutionFolder(folder.Path).Unpack(zip);

        var sources = Files(Repository.InoLink);
        var unpacked = Files(folder.Path);
        Assert.All(sources, s => Assert.Equal(File.ReadAllText(Path.Combine(Repository.InoLink, s)), File.ReadAllText(Path.Combine(folder.Path, s))));
        Assert.All(unpacked.Except(sources), extra => Assert.True(
            extra.EndsWith(".nupkg", StringComparison.Ordinal) || File.Exists(Path.Combine(Repository.Root, "webresources", Path.GetRelativePath("WebResources", extra))),
            extra + " is in the zip but not in the sources"));
    }

    [Fact]
    public void Unpack_ThenPack_GivesTheSameZip()
    {
        using var folder = new TemporaryFolder();
        var package = new BuildOutputs(Repository.Package, []);
        SolutionZip zip = new SolutionFolder(Repository.InoLink).Pack(package, Version, managed: false);

        new SolutionFolder(folder.Path).Unpack(zip);

        Assert.Equal(ZipBytes.Write(zip.Entries), ZipBytes.Write(new SolutionFolder(folder.Path).Pack(package, Version, managed: false).Entries));
    }

    [Fact]
    public void Pack_SaysWhatIsMissing_WhenAViewsPlaceholderIsGone()
    {
        using var folder = new TemporaryFolder();
        string copy = folder.Copy(Repository.InoLink);
        string file = Path.Combine(copy, "Entities", "ino_Link", "Entity.xml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("<SavedQueries />", "", StringComparison.Ordinal));

        var refused = Assert.Throws<SolutionException>(() => new SolutionFolder(copy).Pack(new BuildOutputs(Repository.Package, []), null, managed: false));

        Assert.Contains("<SavedQueries />", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pack_IsRefused_WhenARelationshipIsNotListed()
    {
        using var folder = new TemporaryFolder();
        string copy = folder.Copy(Repository.InoLink);
        string file = Path.Combine(copy, "Other", "Relationships.xml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("<EntityRelationship Name=\"ino_account_ino_linkjob\" />", "", StringComparison.Ordinal));

        var refused = Assert.Throws<SolutionException>(() => new SolutionFolder(copy).Pack(new BuildOutputs(Repository.Package, []), null, managed: false));

        Assert.Contains("ino_account_ino_linkjob", refused.Message, StringComparison.Ordinal);
    }

    private static SolutionZip Pack(bool managed) => new SolutionFolder(Repository.InoLink).Pack(new BuildOutputs(Repository.Package, []), Version, managed);

    private static byte[] Bytes(bool managed) => ZipBytes.Write(Pack(managed).Entries);

    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
}
