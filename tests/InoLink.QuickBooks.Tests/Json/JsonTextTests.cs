using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Tests.Json;

public sealed class JsonTextTests
{
    [Fact]
    public void Read_GivesEveryKindOfValue()
    {
        JsonObject read = JsonText.Read("""{"text":"a","number":1.50,"yes":true,"no":false,"none":null,"object":{"x":{}},"list":[1,"b",[],{}],"empty":[]}""");

        Assert.Equal(["text", "number", "yes", "no", "none", "object", "list", "empty"], read.Names);
        Assert.Equal(1.50m, read.Number("number"));
        Assert.Equal((true, false, null), (read.Flag("yes"), read.Flag("no"), read.Flag("none")));
        Assert.True(read.Has("none"));
        Assert.Equal(0, read.Object("object")!.Object("x")!.Count);
        Assert.Equal("""{"text":"a","number":1.50,"yes":true,"no":false,"none":null,"object":{"x":{}},"list":[1,"b",[],{}],"empty":[]}""", read.ToString());
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("1.10")]
    [InlineData("-0.0000001")]
    [InlineData("99999999999.9999999")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1234567890.123456789012345678")]
    public void Read_LosesNoDigitOfANumber(string number) => Assert.Equal($$"""{"n":{{number}}}""", JsonText.Read($$"""{"n":{{number}}}""").ToString());

    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("-2e+2", "-200")]
    public void Read_TakesNumbersWithAnExponent(string number, string expected) => Assert.Equal(expected, JsonText.Read($$"""{"n":{{number}}}""").Text("n"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \r\n")]
    [InlineData("<!doctype html><html><body>503</body></html>")]
    [InlineData("<?xml version=\"1.0\"?><IntuitResponse/>")]
    [InlineData("Service Unavailable")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("17")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[{\"a\":1}]")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,")]
    [InlineData("{\"a\":\"tex")]
    [InlineData("{\"a\":\"tex\\u00")]
    [InlineData("{\"a\":[1,2")]
    [InlineData("{\"a\":{\"b\":1}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":1.2.3}")]
    [InlineData("{\"a\":1e99}")]
    [InlineData("{\"a\":--1}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1}{\"b\":2}")]
    [InlineData("{\"a\":1}}")]
    public void Read_IsAFormatException_ForWhatIsNoObject(string? text) => Assert.Throws<FormatException>(() => JsonText.Read(text!));

    [Theory]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData(" \r\n\t{ \"a\" : 1 } \r\n")]
    public void Read_SkipsWhatMayStandAround(string text) => Assert.Equal("""{"a":1}""", JsonText.Read(text).ToString());

    [Fact]
    public void Read_TakesTheLastOfTwoMembersOfOneName() => Assert.Equal("""{"a":2}""", JsonText.Read("""{"a":1,"a":2}""").ToString());

    [Theory]
    [InlineData("\"", "\\\"")]
    [InlineData("\\", "\\\\")]
    [InlineData("\n\t\0", "\\u000a\\u0009\\u0000")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("é漢/'", "é漢/'")]
    [InlineData("😀", "\\ud83d\\ude00")]
    public void Write_EscapesOnlyWhatMustBe(string text, string expected) => Assert.Equal($$"""{"t":"{{expected}}"}""", new JsonObject { { "t", text } }.ToString());

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.5f)]
    [InlineData('c')]
    [InlineData(1L)]
    public void Write_Throws_ForAValueWithoutAJsonForm(object value) => Assert.Throws<ArgumentException>(() => new JsonObject { { "v", value } }.ToString());

    [Fact]
    public void Write_ThrowsForADate_SinceDatesAreText() => Assert.Throws<ArgumentException>(() => new JsonObject { { "v", DateTime.UnixEpoch } }.ToString());

    [Fact]
    public void Canonical_SortsNames_AndCutsTrailingZeros()
    {
        JsonObject value = JsonText.Read("""{"b":1.500,"a":{"z":0.0,"y":[2.0,{"n":null,"m":true}]},"B":-0.0,"c":100}""");

        Assert.Equal("""{"B":0,"a":{"y":[2,{"m":true,"n":null}],"z":0},"b":1.5,"c":100}""", JsonText.Canonical(value));
    }

    [Fact]
    public void Canonical_KeepsTheOrderOfAList() => Assert.NotEqual(JsonText.Canonical(JsonText.Read("""{"a":[1,2]}""")), JsonText.Canonical(JsonText.Read("""{"a":[2,1]}""")));
}
