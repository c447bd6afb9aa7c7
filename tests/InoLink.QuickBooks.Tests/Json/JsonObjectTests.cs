using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Tests.Json;

public sealed class JsonObjectTests
{
    private static readonly JsonObject Sample = JsonText.Read("""{"text":"12.5","word":"x","number":3,"flag":true,"flagText":"True","none":null,"ref":{"value":"7","deep":{"a":1}},"list":[{"a":1},2,{"a":3}]}""");

    [Fact]
    public void Readers_GiveNull_WhereTheMemberIsAbsentOrOfAnotherKind()
    {
        Assert.Equal((null, null, null), (Sample.Text("absent"), Sample.Text("none"), Sample.Text("ref")));
        Assert.Equal((null, null), (Sample.Number("word"), Sample.Number("flag")));
        Assert.Equal((null, null), (Sample.Flag("number"), Sample.Flag("word")));
        Assert.Null(Sample.Object("text"));
        Assert.Empty(Sample.Objects("ref"));
        Assert.Null(Sample["absent"]);
    }

    [Fact]
    public void Readers_TakeTextForNumberAndFlag_AsQuickBooksNameValuesHoldThem()
    {
        Assert.Equal((12.5m, 3m), (Sample.Number("text"), Sample.Number("number")));
        Assert.Equal((true, true), (Sample.Flag("flag"), Sample.Flag("flagText")));
        Assert.Equal(("3", "true"), (Sample.Text("number"), Sample.Text("flag")));
    }

    [Fact]
    public void Objects_GivesTheObjectsOfAList() => Assert.Equal(["1", "3"], Sample.Objects("list").Select(item => item.Text("a")));

    [Theory]
    [InlineData("ref.value", "7")]
    [InlineData("ref.deep.a", "1")]
    [InlineData("ref.nothing.a", null)]
    [InlineData("text.a", null)]
    [InlineData("word", "x")]
    public void TextAt_FollowsAPath(string path, string? expected) => Assert.Equal(expected, Sample.TextAt(path));

    [Fact]
    public void Members_KeepTheirOrder_AndAReplacedOneItsPlace()
    {
        JsonObject members = new() { { "a", "1" }, { "b", "2" }, { "c", null } };
        members["a"] = "3";
        members.Remove("b");
        members.Remove("absent");

        Assert.Equal("""{"a":"3","c":null}""", members.ToString());
        Assert.Equal(2, members.Count);
        Assert.Equal((true, false), (members.Has("c"), members.Has("b")));
    }
}
