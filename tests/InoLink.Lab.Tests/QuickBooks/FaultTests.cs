using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class FaultTests : IAsyncLifetime
{
    private QuickBooksBench bench = null!;

    public async Task InitializeAsync() => bench = await QuickBooksBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Throttled_AnswersJsonOrTheRecordedXml()
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.Throttled) { Xml = false });
        bench.Server.Faults.Add(new FaultRule(FaultKind.Throttled) { Xml = true, Nth = 2 });

        (HttpStatusCode status, JsonObject json) = await Create("A");
        (HttpStatusCode second, JsonObject xml) = await Create("A");

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal("3001", (string)json["fault"]!["error"]![0]!["code"]!);
        Assert.Equal(HttpStatusCode.TooManyRequests, second);
        Assert.Contains("<Error code=\"3001\"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>", (string)xml["text"]!, StringComparison.Ordinal);
        Assert.Empty(bench.Company.All("Customer"));
        Assert.Equal(HttpStatusCode.OK, (await Create("A")).Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task ServerError_AnswersHtml_AndDoesNothing(int status)
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.ServerError) { Status = status, Entity = "Customer", Operation = "create" });

        (HttpStatusCode answered, JsonObject body) = await Create("A");

        Assert.Equal(status, (int)answered);
        Assert.StartsWith("<html>", (string)body["text"]!, StringComparison.Ordinal);
        Assert.Empty(bench.Company.All("Customer"));
    }

    [Theory]
    [InlineData(FaultKind.DropBeforeWork, 0)]
    [InlineData(FaultKind.DropAfterCommit, 1)]
    [InlineData(FaultKind.Truncated, 1)]
    public async Task LostConnection_LeavesTheWorkDoneOrNot(FaultKind kind, int objects)
    {
        bench.Server.Faults.Add(new FaultRule(kind) { Entity = "Customer", Operation = "create" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Create("A"));

        Assert.Equal(objects, bench.Company.All("Customer").Count);
        Assert.Equal(kind == FaultKind.Truncated ? 200 : 0, bench.Server.Log.Entries[^1].Status);
        Assert.Equal([kind], bench.Server.Log.Entries[^1].Faults);
    }

    [Fact]
    public async Task Rule_HitsABatch_ThatHoldsAMatchingItem()
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.ServerErrorAfterCommit) { Entity = "Customer", Operation = "create" });

        (HttpStatusCode status, _) = await bench.PostAsync("batch", """{"BatchItemRequest":[{"bId":"1","operation":"create","Customer":{"DisplayName":"A"}}]}""");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Single(bench.Company.All("Customer"));
    }

    [Theory]
    [InlineData(FaultKind.TokenExpired, 401)]
    [InlineData(FaultKind.Forbidden, 403)]
    public async Task GatewayRefusals_CanBePlayed(FaultKind kind, int status)
    {
        bench.Server.Faults.Add(new FaultRule(kind));

        Assert.Equal(status, (int)(await Create("A")).Status);
    }

    [Fact]
    public async Task TokenEndPoint_CanBeDown_AndTheGrantRevoked()
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.ServerError) { Operation = "token" });
        bench.Server.Faults.Add(new FaultRule(FaultKind.GrantRevoked) { Operation = "token", Nth = 2 });
        (string, string)[] form = [("grant_type", "refresh_token"), ("refresh_token", bench.RefreshToken)];

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bench.TokenAsync(form)).Status);
        Assert.Equal("invalid_grant", (string)(await bench.TokenAsync(form)).Body["error"]!);
        Assert.Equal("invalid_grant", (string)(await bench.TokenAsync(form)).Body["error"]!);
    }

    [Theory]
    [InlineData(FaultKind.Latency)]
    [InlineData(FaultKind.ItemLatency)]
    [InlineData(FaultKind.AnswerLate)]
    public async Task Delays_AreRealTime(FaultKind kind)
    {
        bench.Server.Faults.Add(new FaultRule(kind) { Delay = TimeSpan.FromMilliseconds(200) });
        long start = Stopwatch.GetTimestamp();

        await Create("A");

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 190, 10_000);
    }

    [Fact]
    public async Task UnexpectedError_IsFault6000_AndCommitsNothing()
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.UnexpectedError) { Entity = "Customer" });
        bench.Server.Faults.Add(new FaultRule(FaultKind.FaultWithStatus200));

        (HttpStatusCode status, JsonObject body) = await Create("A");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("6000", (string)body["Fault"]!["Error"]![0]!["code"]!);
        Assert.Empty(bench.Company.All("Customer"));
    }

    [Fact]
    public async Task Refused_PlaysAnyCode_SeveralAtOnce_OnOneItemOfABatch_AndCommitsNothing()
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.Refused) { Entity = "Customer", Nth = 2, Errors = [new("2050", "Too long", "Max:21"), new("9999", "Unheard of")] });

        (HttpStatusCode status, JsonObject body) = await bench.PostAsync(
            "batch", """{"BatchItemRequest":[{"bId":"1","operation":"create","Customer":{"DisplayName":"A"}},{"bId":"2","operation":"create","Customer":{"DisplayName":"B"}}]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        JsonArray errors = (JsonArray)body["BatchItemResponse"]![1]!["Fault"]!["Error"]!;
        Assert.Equal(["2050 Too long Max:21", "9999 Unheard of "], errors.Select(error => $"{error!["code"]} {error["Message"]} {error["Detail"]}"));
        Assert.Equal(["A"], bench.Company.All("Customer").Select(customer => (string)customer["DisplayName"]!));
    }

    [Fact]
    public async Task Refused_InLowerCase_IsTheGatewaysForm()
    {
        bench.Server.Faults.Add(new FaultRule(FaultKind.Refused) { Errors = [new("2050", "Too long", "Max:21")], LowerCase = true });

        (HttpStatusCode status, JsonObject body) = await Create("A");

        Assert.Equal((HttpStatusCode.BadRequest, "2050", "Max:21"), (status, (string)body["fault"]!["error"]![0]!["code"]!, (string)body["fault"]!["error"]![0]!["detail"]!));
        Assert.Empty(bench.Company.All("Customer"));
    }

    [Fact]
    public async Task Chances_RepeatWithTheSeed()
    {
        async Task<string> Run()
        {
            bench.Server.Faults.Clear();
            bench.Server.Faults.Seed = 42;
            bench.Server.Faults.Add(new FaultRule(FaultKind.ServerError) { Probability = 0.5 }.Always());
            string pattern = "";
            for (int call = 0; call < 12; call++)
            {
                pattern += (await bench.QueryAsync("select * from Customer")).Status == HttpStatusCode.OK ? '.' : 'x';
            }

            return pattern;
        }

        string first = await Run();
        Assert.Contains('x', first);
        Assert.Contains('.', first);
        Assert.Equal(first, await Run());
    }

    [Fact]
    public async Task Limits_Allow500RequestsAMinute_And40Batches()
    {
        bench.Server.Faults.EnforceLimits = true;
        const string Batch = """{"BatchItemRequest":[{"bId":"1","Query":"select * from Customer"}]}""";
        for (int batch = 0; batch < 40; batch++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bench.PostAsync("batch", Batch)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await bench.PostAsync("batch", Batch)).Status);
        for (int call = 40; call < 500; call++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync("preferences")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await bench.GetAsync("preferences")).Status);
        bench.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await bench.PostAsync("batch", Batch)).Status);
    }

    [Fact]
    public async Task Limits_AllowTenAtOnce()
    {
        bench.Server.Faults.EnforceLimits = true;
        bench.Server.Faults.Add(new FaultRule(FaultKind.ItemLatency) { Delay = TimeSpan.FromMilliseconds(500) }.Always());

        (HttpStatusCode Status, JsonObject Body)[] answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(number => Create("C" + number)));

        Assert.Equal(2, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
        Assert.Equal(10, bench.Company.All("Customer").Count);
    }

    private Task<(HttpStatusCode Status, JsonObject Body)> Create(string name) => bench.PostAsync("customer", $$"""{"DisplayName":"{{name}}"}""");
}
