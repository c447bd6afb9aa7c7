using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class QueryTests : IAsyncLifetime
{
    private QuickBooksBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await QuickBooksBench.StartAsync();
        foreach (string name in new[] { "Berta", "amy's \\ shop", "Carl", "Dora", "Emil" })
        {
            bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = name, ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = name[0] + "@example.com" } });
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        bench.Company.MakeInactive("Customer", "5");
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData("select * from Customer", "1,3,4,2")]
    [InlineData("SELECT * FROM customer MAXRESULTS 2 STARTPOSITION 2", "3,4")]
    [InlineData("select * from Customer startPosition 3 maxResults 1000", "4,2")]
    [InlineData("select * from customer orderby Id desc startposition 1 maxresults 2", "4,3")]
    [InlineData("select * from Customer ORDER BY DisplayName DESC, Id", "2,4,3,1")]
    [InlineData("select * from Customer where DisplayName = 'amy\\'s \\\\ shop'", "2")]
    [InlineData("select * from Customer where DisplayName like '%ar%'", "3")]
    [InlineData("select * from Customer where DisplayName LIKE 'B%' and Job = false", "1")]
    [InlineData("select * from Customer where DisplayName IN ('carl', 'Dora', 'Nobody')", "3,4")]
    [InlineData("select * from Customer where Active = false", "5")]
    [InlineData("select * from Customer where Id in ('1','5') and Active IN (true, false)", "1,5")]
    [InlineData("select * from Customer where Active in ('true','false') and Id = '5'", "5")]
    [InlineData("select * from Customer where Id = 3", "3")]
    [InlineData("select * from Customer where Balance >= '0.00' and Balance < 1 and Id = '1'", "1")]
    [InlineData("select * from Customer where MetaData.CreateTime >= '2026-11-20T10:02:00-08:00'", "3,4")]
    [InlineData("select * from Customer where MetaData.CreateTime < '2026-11-20T18:02:00Z'", "1,2")]
    [InlineData("select * from Customer where PrimaryEmailAddr = 'C@example.com'", "3")]
    [InlineData("select * from Customer where CurrencyRef = 'EUR'", "")]
    [InlineData("select * from Customer MAXRESULTS 0", "")]
    public async Task Query_Finds_InOrder(string query, string ids)
    {
        IReadOnlyList<JsonObject> found = await bench.FindAsync(query);

        Assert.Equal(ids, string.Join(',', found.Select(customer => (string)customer["Id"]!)));
    }

    [Theory]
    [InlineData("select * from Custmoer", "4001", "QueryValidationError: invalid context declaration: Custmoer")]
    [InlineData("select * from Customer startposition 0", "4001", "QueryValidationError: value 0 is too small. Min allowed value is 1")]
    [InlineData("select * from Customer maxresults 1001", "4001", "QueryValidationError: value 1001 is too large. Max allowed value is 1000")]
    [InlineData("select * from Customer where Color = 'red'", "4001", "QueryValidationError: Property Color not found for Entity Customer")]
    [InlineData("select * from Customer where Notes = 'x'", "4001", "QueryValidationError: property 'Notes' is not queryable")]
    [InlineData("select * from Customer where BillAddr.City = 'x'", "4001", "QueryValidationError: property 'BillAddr.City' is not queryable")]
    [InlineData("select * from Customer where Id > '3'", "4001", "QueryValidationError: operator > is not supported for property Id")]
    [InlineData("select * from Customer where MetaData.CreateTime > '2026-11-20T10:00:00 01:00'", "4001", null)]
    [InlineData("select * from Customer where Job = 'perhaps'", "4001", null)]
    [InlineData("select * from Customer where DisplayName = 'a' or DisplayName = 'b'", "4000", null)]
    [InlineData("select * from Customer where not DisplayName = 'a'", "4000", null)]
    [InlineData("select * from Customer where DisplayName <> 'a'", "4000", null)]
    [InlineData("select * from Customer where DisplayName != 'a'", "4000", null)]
    [InlineData("select * from Customer group by DisplayName", "4000", null)]
    [InlineData("select * from Customer where DisplayName = 'open", "4000", null)]
    [InlineData("select * from Customer where DisplayName = \u2018a\u2019", "4000", null)]
    [InlineData("select * from Customer, Item", "4000", null)]
    [InlineData("select * from null", "4001", null)]
    [InlineData("", "4000", null)]
    public async Task Query_IsRefused(string query, string code, string? detail)
    {
        (HttpStatusCode status, JsonObject body) = await bench.QueryAsync(query);

        JsonObject error = QuickBooksBench.Error(status, body, code);
        Assert.Equal(code == "4000" ? "Error parsing query" : "Invalid query", (string)error["Message"]!);
        Assert.False(error.ContainsKey("element"));
        if (detail is not null)
        {
            Assert.Equal(detail, (string)error["Detail"]!);
        }
    }

    [Fact]
    public async Task Query_TellsTheColumn_WhereItStopsMakingSense()
    {
        (HttpStatusCode status, JsonObject body) = await bench.QueryAsync("select * from Customer having x");

        Assert.StartsWith("QueryParserError: Encountered \" \"having\" \"having \"\" at line 1, column 24.\nWas expecting:",
            (string)QuickBooksBench.Error(status, body, "4000")["Detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_AnswersTotalCountOnly()
    {
        (_, JsonObject body) = await bench.QueryAsync("SELECT COUNT(*) FROM Customer");

        Assert.Equal("""{"totalCount":4}""", body["QueryResponse"]!.ToJsonString());
    }

    [Fact]
    public async Task NothingFound_AnswersAnEmptyObject()
    {
        (_, JsonObject body) = await bench.QueryAsync("select * from Customer startposition 9");

        Assert.Equal("{}", body["QueryResponse"]!.ToJsonString());
    }

    [Fact]
    public async Task Page_TellsStartAndNumberReturned()
    {
        (_, JsonObject body) = await bench.QueryAsync("select * from Customer startposition 3 maxresults 10");

        Assert.Equal(3, (int)body["QueryResponse"]!["startPosition"]!);
        Assert.Equal(2, (int)body["QueryResponse"]!["maxResults"]!);
    }

    [Fact]
    public async Task Fields_GiveSparseObjects()
    {
        JsonObject found = (await bench.FindAsync("select DisplayName, MetaData.CreateTime from Customer where Id = '1'"))[0];

        Assert.Equal(["domain", "sparse", "Id", "MetaData", "DisplayName"], found.Select(pair => pair.Key));
        Assert.True((bool)found["sparse"]!);
    }

    [Fact]
    public async Task Post_TakesTheQueryAsBody()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, bench.Address("query?minorversion=75"))
        {
            Content = new StringContent("select * from Customer startPosition 1 maxResults 1000", Encoding.UTF8, "application/text"),
        };

        (HttpStatusCode status, JsonObject body) = await bench.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(4, (int)body["QueryResponse"]!["maxResults"]!);
    }

    [Fact]
    public async Task CompanyInfoAndPreferences_CanBeQueried()
    {
        Assert.Equal("Sample Company", (string)(await bench.FindAsync("select * from CompanyInfo"))[0]["CompanyName"]!);
        Assert.False((bool)(await bench.FindAsync("select * from Preferences"))[0]["CurrencyPrefs"]!["MultiCurrencyEnabled"]!);
    }
}
