using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Tests.Model;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("Acme", "'Acme'")]
    [InlineData("O'Brien", @"'O\'Brien'")]
    [InlineData(@"a\b", @"'a\\b'")]
    [InlineData(@"\'", @"'\\\''")]
    [InlineData("", "''")]
    [InlineData("50% _ “x”", "'50% _ “x”'")]
    public void Quote_EscapesQuoteAndBackslash(string value, string expected) => Assert.Equal(expected, QueryText.Quote(value));

    [Fact]
    public void ByName_AsksAllThatShareOneRoomOfNames() => Assert.Equal(
        [
            @"SELECT * FROM Customer WHERE DisplayName = 'O\'B' AND Active IN (true, false)",
            @"SELECT * FROM Vendor WHERE DisplayName = 'O\'B' AND Active IN (true, false)",
            @"SELECT * FROM Employee WHERE DisplayName = 'O\'B' AND Active IN (true, false)",
        ],
        QueryText.ByName("O'B"));
}
