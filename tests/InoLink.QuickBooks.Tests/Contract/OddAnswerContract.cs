using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Microsoft.AspNetCore.Http;
using Fields = InoLink.QuickBooks.Json.JsonObject;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>Answers in shapes that are rare but were seen, or that a gateway in between may make (quickbooks-api §1, §10).</summary>
public abstract class OddAnswerContract
{
    private const string Customer = """{"Customer":{"Id":"7","SyncToken":"0","DisplayName":"Zoë 漢"},"time":"2026-11-20T10:00:00.000-08:00"}""";

    protected abstract IQuickBooksCompany Open(RoadEnd end);

    [Fact]
    public async Task ACompressedAnswer_IsUnpacked()
    {
        Answer answer = await OneAsync(async context =>
        {
            Assert.Contains("gzip", context.Request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
            context.Response.ContentType = "application/json;charset=utf-8";
            context.Response.Headers.ContentEncoding = "gzip";
            await using GZipStream packed = new(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Customer));
        });

        Assert.Equal((AnswerKind.Done, "Zoë 漢"), (answer.Kind, answer.Body.Text("DisplayName")));
    }

    [Theory]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("application/json")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData("application/json;charset=unheard-of")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task AnAnswer_IsReadAsUtf8_WhateverItsContentTypeSays(string? contentType)
    {
        Answer answer = await OneAsync(context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Customer)).AsTask();
        });

        Assert.Equal((AnswerKind.Done, "Zoë 漢"), (answer.Kind, answer.Body.Text("DisplayName")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Welcome to the hotel's network</body></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"Vendor":{"Id":"7"}}""")]
    [InlineData("""{"Customer":null}""")]
    [InlineData("""{"Customer":{"Id":"7","Syn""")]
    [InlineData("""{"Customer":{"Id":"7"}}{"Customer":{"Id":"8"}}""")]
    public async Task B03_AnUnreadableSuccess_IsUncertain(string body)
    {
        Answer answer = await OneAsync(context => Text(context, 200, body));

        Assert.Equal(AnswerKind.Uncertain, answer.Kind);
    }

    [Fact]
    public async Task B03_ARedirect_IsUncertain_AndNotFollowed()
    {
        int calls = 0;
        Answer answer = await OneAsync(context =>
        {
            calls++;
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        Assert.Equal((AnswerKind.Uncertain, 1), (answer.Kind, calls));
    }

    [Fact]
    public virtual async Task AFaultOfTheGateway_IsReadInItsLowerCaseForm()
    {
        Answer answer = await OneAsync(context => Text(context, 400, """
            {"warnings":null,"intuitObject":null,"fault":{"error":[{"message":"the message","detail":"the detail","code":"2010","element":null}],"type":"SERVICE"},"report":null}
            """));

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        FaultError error = Assert.Single(answer.Errors);
        Assert.Equal(("2010", "the message", "the detail", ""), (error.Code, error.Message, error.Detail, error.Element));
    }

    [Fact]
    public async Task B03_AnItemThatABatchDoesNotAnswer_IsUncertain_AndTheOthersKeepTheirAnswers()
    {
        IReadOnlyList<Answer> answers = await SendAsync(3, context => Text(context, 200,
            """{"BatchItemResponse":[{"Customer":{"Id":"9"},"bId":"3"},{"Customer":{"Id":"7"},"bId":"1"},{"Customer":{"Id":"1"},"bId":"99"}]}"""));

        Assert.Equal([AnswerKind.Done, AnswerKind.Uncertain, AnswerKind.Done], answers.Select(answer => answer.Kind));
        Assert.Equal(["7", null, "9"], answers.Select(answer => answer.Body.Text("Id")));
    }

    [Fact]
    public async Task AFaultOfAWholeBatch_IsEachItems()
    {
        IReadOnlyList<Answer> answers = await SendAsync(2, context => Text(context, 400, """{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"1040"}],"type":"ValidationFault"}}"""));

        Assert.All(answers, answer => Assert.True(answer.Kind == AnswerKind.Refused && answer.Is("1040")));
    }

    [Fact]
    public async Task A3200WithoutA401_RenewsTheTokenToo()
    {
        int calls = 0;
        Answer answer = await OneAsync(context => ++calls == 1
            ? Text(context, 200, """{"Fault":{"Error":[{"Message":"message=AuthenticationFailed; errorCode=003200; statusCode=401","code":"3200"}],"type":"AUTHENTICATION"}}""")
            : Text(context, 200, Customer));

        Assert.Equal((AnswerKind.Done, 2), (answer.Kind, calls));
    }

    protected async Task<Answer> OneAsync(Func<HttpContext, Task> answer) => (await SendAsync(1, answer))[0];

    private Task<IReadOnlyList<Answer>> SendAsync(int writes, Func<HttpContext, Task> answer) =>
        OpenAsync(answer, company => company.Send("r", [.. Enumerable.Repeat(QuickBooksWrite.Create("Customer", new Fields { { "DisplayName", "x" } }), writes)]));

    private async Task<T> OpenAsync<T>(Func<HttpContext, Task> answer, Func<IQuickBooksCompany, T> use)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(context => context.Request.Path.StartsWithSegments("/oauth2", StringComparison.Ordinal)
            ? Text(context, 200, """{"access_token":"a2","refresh_token":"r2","expires_in":3600,"x_refresh_token_expires_in":8726400}""")
            : answer(context));
        MemoryTokenStore store = new(new Tokens { ClientId = "app", ClientSecret = "secret", AccessToken = "a1", AccessExpiresOn = DateTime.UtcNow.AddHours(1), RefreshToken = "r1" });
        IQuickBooksCompany company = Open(new RoadEnd(QuickBooksHosts.For(false, server.Address.ToString()), "1", store, new TimeBudget(), null));
        return use(company);
    }

    protected static Task Text(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? MediaTypeNames.Text.Html : MediaTypeNames.Application.Json;
        return context.Response.WriteAsync(body);
    }
}
