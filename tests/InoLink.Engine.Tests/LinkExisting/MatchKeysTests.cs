using InoLink.Engine.LinkExisting;

namespace InoLink.Engine.Tests.LinkExisting;

public class MatchKeysTests
{
    [Theory]
    [InlineData("Contoso, Ltd.", "contoso")]
    [InlineData("CONTOSO", "contoso")]
    [InlineData("  Contoso   Ltd ", "contoso")]
    [InlineData("Müller & Söhne GmbH", "muller sohne")]
    [InlineData("Muller Sohne", "muller sohne")]
    [InlineData("Beispiel G.m.b.H.", "beispiel")]
    [InlineData("O'Neill Inc", "oneill")]
    [InlineData("Straße AG", "strasse")]
    [InlineData("Co Op", "co op")]
    [InlineData("Acme Co., Inc.", "acme")]
    [InlineData("Ltd", "ltd")]
    [InlineData("北京 公司", "北京 公司")]
    [InlineData("!!", "")]
    [InlineData("", "")]
    [InlineData("Half \uD83D pair", "half pair")]
    public void Name_LosesWhatTwoListsWriteDifferently(string text, string key) => Assert.Equal(key, MatchKeys.Name(text));

    [Theory]
    [InlineData("+1 (555) 123-4567", "551234567")]
    [InlineData("555-123-4567", "551234567")]
    [InlineData("0049 30 1234567", "301234567")]
    [InlineData("030 / 1234567", "301234567")]
    [InlineData("123-4567", "1234567")]
    [InlineData("12345", "")]
    [InlineData("none", "")]
    public void Phone_IsItsLastNineDigits(string text, string key) => Assert.Equal(key, MatchKeys.Phone(text));

    [Fact]
    public void Email_HasNoCase() => Assert.Equal("a@b.example", MatchKeys.Email(" A@B.Example "));
}
