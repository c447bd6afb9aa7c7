using FsCheck.Xunit;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Writing;

/// <summary>What is announced before a send comes back as it was after a crash (BOOKS B02).</summary>
public sealed class ManifestTests
{
    private static readonly DateTime SentOn = new DateTime(2026, 11, 22, 21, 14, 5, DateTimeKind.Utc).AddTicks(1234567);

    [Fact]
    public void B02_a_manifest_reads_back_as_it_was_stored()
    {
        ManifestItem create = new(Guid.NewGuid(), "Customer", null, "abc", JsonText.Read("""{"DisplayName":"Zoë 😀 \"x\"","ino:name":"Zoë","BillAddr":{"City":"X"},"Job":true}"""), SentOn) { RequestId = "0123456789abcdef0123456789abcdef" };
        ManifestItem update = new(Guid.NewGuid(), "Customer", "58", "def", new JsonObject { { "DisplayName", "A" } }, SentOn, new JsonObject { { "Fax", new JsonObject { { "FreeFormNumber", "" } } } });

        Manifest read = Manifest.FromJson(new Manifest([create, update]).ToJson());

        Assert.Equal([Told(create), Told(update)], read.Items.Select(Told));
        Assert.All(read.Items, item => Assert.Equal(DateTimeKind.Utc, item.SentOn.Kind));
    }

    [Property(MaxTest = 200)]
    public void B02_any_name_survives(string? name, bool update)
    {
        ManifestItem item = new(Guid.NewGuid(), "Customer", update ? "1" : null, "h", new JsonObject { { "DisplayName", name }, { name ?? "", "x" } }, SentOn);

        Assert.Equal(Told(item), Told(Assert.Single(Manifest.FromJson(new Manifest([item]).ToJson()).Items)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void FromJson_IsEmpty_WhereNothingIsStored(string? text) => Assert.True(Manifest.FromJson(text).IsEmpty);

    [Fact]
    public void ToJson_OfNothing_IsNull_SoThatTheColumnIsCleared() => Assert.Null(new Manifest().ToJson());

    [Fact]
    public void FromJson_Throws_ForATextThatIsNoManifest() => Assert.Throws<FormatException>(() => Manifest.FromJson("{\"items\":["));

    [Fact]
    public void With_ReplacesTheItemOfAJob_AndWithout_StrikesItOff()
    {
        Guid one = Guid.NewGuid();
        Guid two = Guid.NewGuid();
        Manifest first = new([Item(one, "1"), Item(two, "2")]);

        Manifest again = first.With([Item(one, "3")]);

        Assert.Equal(("3", "2"), (again.Of(one)!.Hash, again.Of(two)!.Hash));
        Assert.Equal(2, again.Items.Count);
        Assert.Equal("1", first.Of(one)!.Hash);
        Assert.Equal([one], again.Without(two).Items.Select(item => item.Job));
        Assert.Null(again.Without(two).Of(two));
        Assert.Equal(2, again.Without(Guid.NewGuid()).Items.Count);
    }

    private static ManifestItem Item(Guid job, string hash) => new(job, "Customer", null, hash, new JsonObject(), SentOn);

    private static string Told(ManifestItem item) => $"{item.Job} {item.Entity} {item.Id ?? "-"} {item.Hash} {item.Fields} {item.Changed?.ToString() ?? "-"} {item.SentOn:o} {item.RequestId}";
}
