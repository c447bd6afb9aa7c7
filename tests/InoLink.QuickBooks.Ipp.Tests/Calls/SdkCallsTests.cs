using System.Net;
using InoLink.QuickBooks.Ipp.Calls;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;
using Intuit.Ipp.Core;
using Intuit.Ipp.Exception;

namespace InoLink.QuickBooks.Ipp.Tests.Calls;

/// <summary>What surrounds each call of the SDK: request id, time-out, token, configuration.</summary>
public sealed class SdkCallsTests : ITokenStore, ITokenClient
{
    private static readonly JsonObject Done = new() { { "Customer", new JsonObject { { "Id", "7" } } } };
    private readonly List<string?> requestIds = [];
    private readonly List<int?> timeouts = [];
    private readonly List<string> authorizations = [];
    private Tokens stored = new() { AccessToken = "first", AccessExpiresOn = new DateTime(2026, 1, 1, 1, 0, 0, DateTimeKind.Utc), RefreshToken = "r" };
    private TimeSpan elapsed = TimeSpan.Zero;

    public DateTime Now => new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_request_id_is_set_before_every_attempt_also_after_a_renewed_token()
    {
        Reply reply = Run(1, "r1", context => requestIds.Count == 1 ? throw new InvalidTokenException("Unauthorized-401") : Done);

        Assert.Equal(200, reply.Status);
        Assert.Equal(["r1", "r1"], requestIds);
        Assert.Equal(["Bearer first", "Bearer second"], authorizations);
    }

    [Fact]
    public void The_request_id_is_escaped_since_the_SDK_appends_it_as_it_is()
    {
        Run(1, "a b&c", _ => Done);

        Assert.Equal(["a%20b%26c"], requestIds);
    }

    [Fact]
    public void A_call_that_writes_nothing_has_no_request_id_and_the_SDK_makes_none_up()
    {
        Run(1, null, _ => Done);

        Assert.Equal([""], requestIds);
    }

    [Fact]
    public void A_token_refused_twice_is_not_tried_a_third_time()
    {
        Reply reply = Run(1, "r1", _ => throw new InvalidTokenException("Unauthorized-401"));

        Assert.Equal((401, 2), (reply.Status, requestIds.Count));
    }

    [Fact]
    public void A_refused_token_in_a_fault_under_status_200_is_renewed_too()
    {
        Run(1, "r1", _ => requestIds.Count == 1 ? throw new SecurityException([new IdsError("AuthenticationFailed", "3200", "", "")]) : Done);

        Assert.Equal(2, requestIds.Count);
    }

    [Theory]
    [InlineData(1, 15000)]
    [InlineData(2, 18000)]
    [InlineData(30, 60000)]
    public void B05_The_time_out_is_that_of_the_number_of_items(int items, int milliseconds)
    {
        Run(items, "r1", _ => Done);

        Assert.Equal([milliseconds], timeouts);
    }

    [Fact]
    public void B05_Nothing_is_sent_when_the_time_out_no_longer_fits()
    {
        elapsed = TimeSpan.FromSeconds(91);

        Assert.Equal(AnswerKind.NotSent, Run(1, "r1", _ => Done).Failure!.Kind);
        Assert.Empty(requestIds);
    }

    [Fact]
    public void The_configuration_is_in_memory_and_names_host_minor_version_and_realm()
    {
        Run(1, null, context =>
        {
            Assert.Equal(("http://127.0.0.1:1/", "75", "4620", IntuitServicesType.QBO), (context.BaseUrl, context.MinorVersion, context.RealmId, context.ServiceType));
            return Done;
        });
    }

    [Fact]
    public void Each_attempt_has_a_context_of_its_own()
    {
        HashSet<ServiceContext> contexts = [];
        Run(1, "r1", context => contexts.Add(context) && contexts.Count == 1 ? throw new InvalidTokenException("Unauthorized-401") : Done);

        Assert.Equal(2, contexts.Count);
    }

    [Fact]
    public void A_missing_package_is_no_answer_of_QuickBooks()
    {
        SdkCalls calls = Calls();

        Assert.Throws<NotSupportedException>(() => calls.Run(1, "r1", context => throw new NotSupportedException("package")));
    }

    [Fact]
    public void A_redirect_is_not_followed()
    {
        HttpWebRequest request = Request();

        new BearerToken("t").Authorize(request, "");

        Assert.False(request.AllowAutoRedirect);
    }

    bool ITokenStore.Claim() => true;

    Tokens ITokenStore.Read() => stored;

    void ITokenStore.Store(Tokens fresh) => stored = fresh;

    void ITokenStore.ConsentLost(string reason) => Assert.Fail(reason);

    void ITokenStore.Abandon() => Assert.Fail("abandoned");

    Answer ITokenClient.Refresh(Tokens tokens, DateTime now, out Tokens? fresh)
    {
        fresh = new Tokens { AccessToken = "second", AccessExpiresOn = now.AddHours(1), RefreshToken = "r2" };
        return Answer.Done(new JsonObject(), null);
    }

    Answer ITokenClient.Exchange(Tokens tokens, string code, string redirectUri, DateTime now, out Tokens? fresh) => throw new InvalidOperationException("no code here");

    Answer ITokenClient.Revoke(Tokens tokens) => throw new InvalidOperationException("nothing to revoke here");

    private Reply Run(int items, string? requestId, Func<ServiceContext, JsonObject> call) => Calls().Run(items, requestId, context =>
    {
        requestIds.Add(context.RequestId);
        timeouts.Add(context.Timeout);

        // as the SDK does: the header last, and the request id forgotten afterwards
        HttpWebRequest request = Request();
        context.IppConfiguration.Security.Authorize(request, "");
        authorizations.Add(request.Headers["Authorization"]!);
        try
        {
            return call(context);
        }
        finally
        {
            context.RequestId = null;
        }
    });

    private SdkCalls Calls() => new(new Uri("http://127.0.0.1:1/"), "4620", new TokenSource(this, this, _ => { }), new TimeBudget(() => elapsed));

#pragma warning disable SYSLIB0014 // the SDK's own kind of request
    private static HttpWebRequest Request() => WebRequest.CreateHttp("http://127.0.0.1:1/");
#pragma warning restore SYSLIB0014
}
