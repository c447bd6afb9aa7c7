using System.Net;
using System.Net.Sockets;
using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;
using InoLink.QuickBooks.Tests.Contract;

namespace InoLink.QuickBooks.Ipp.Tests.Official;

/// <summary>Intuit's SDK, run through the contract of every road. Where it keeps less than our own client does, the override says what is left (README of InoLink.QuickBooks.Ipp).</summary>
internal static class SdkRoad
{
    public static IQuickBooksCompany Open(RoadEnd end) =>
        new IppCompany(end.Hosts, end.RealmId, new TokenSource(end.Store, new IppTokenClient(end.Hosts, new HttpExchange()), _ => { }), end.Budget, end.LongestWait);
}

public sealed class SdkWrites : WriteContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => SdkRoad.Open(end);

    // intuit_tid is on no result and on no exception (ipp-sdk, Consequences 12)
    [Fact]
    public override void EveryAnswer_KeepsIntuitsIdOfTheExchange()
    {
        Assert.Null(Create("A").IntuitTid);
        Assert.Null(Create("A", "r2").IntuitTid);
    }
}

public sealed class SdkReads : ReadContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => SdkRoad.Open(end);

    // both are read by queries, since the SDK can't read an object that has no id
    [Theory]
    [InlineData("CompanyInfo")]
    [InlineData("Preferences")]
    public override void Settings_StayUnset_WhenOneOfTheTwoReadsFails(string entity)
    {
        Server.Faults.Add(new FaultRule(FaultKind.Throttled) { Operation = "query", Nth = entity == "CompanyInfo" ? 1 : 2 });

        Answer answer = Company.ReadSettings(out CompanySettings? settings);

        Assert.Equal(AnswerKind.Throttled, answer.Kind);
        Assert.Null(settings);
    }
}

public sealed class SdkCertainty : CertaintyContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => SdkRoad.Open(end);

    // the body of a 403 is lost, and its code with it; the kind is the same
    [Fact]
    public override void A403_NeedsConsent()
    {
        Server.Faults.Add(new FaultRule(FaultKind.Forbidden) { Operation = "create" });

        Answer injected = Create("A");
        Answer otherRealm = OpenAt(realm: "999").Send("r1", [Customer("A")])[0];

        Assert.All([injected, otherRealm], answer => Assert.Equal(AnswerKind.NeedsConsent, answer.Kind));
        AssertSaysNothingSecret(injected, otherRealm);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public override void B03_AServerError_IsUncertain_ThoughItsBodyIsAPage(int status)
    {
        Server.Faults.Add(new FaultRule(FaultKind.ServerError) { Status = status, Operation = "create" });

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.Uncertain, answer.Kind);
        AssertSaysNothingSecret(answer);
    }

    // .NET Framework connects before the SDK asks for the token, so nothing was sent; later run-times connect afterwards, where the SDK swallows the cause: then it is
    // uncertain, which is never wrong
    [Fact]
    public override void ARefusedConnection_MeansNothingWasSent()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        MemoryTokenStore store = new(new Tokens { AccessToken = "access", AccessExpiresOn = DateTime.UtcNow.AddHours(1), RefreshToken = "refresh" });
        IQuickBooksCompany nobody = Open(new RoadEnd(QuickBooksHosts.For(false, $"http://127.0.0.1:{port}"), Realm, store, new TimeBudget(), null));

        Answer[] answers = [.. nobody.Send("r1", [Customer("A")]), .. nobody.Send("r2", [Customer("A"), Customer("B")]), .. nobody.Query(["SELECT * FROM Customer"])];

        Assert.All(answers, answer => Assert.True(answer.Kind is AnswerKind.NotSent or AnswerKind.Uncertain, answer.Kind.ToString()));
        AssertSaysNothingSecret(answers);
    }
}

public sealed class SdkTokens : TokenContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => SdkRoad.Open(end);

    // the body of a 401 is read only in one of its two shapes
    [Fact]
    public override void A401Twice_NeedsConsent_AndIsNotTriedAThirdTime()
    {
        Server.Faults.Add(new FaultRule(FaultKind.TokenExpired) { Operation = "create" }.Always());

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.Equal(2, Calls().Count);
        AssertSaysNothingSecret(answer);
    }
}

public sealed class SdkOddAnswers : OddAnswerContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => SdkRoad.Open(end);

    // the SDK knows the upper-case form only: the refusal stays, its reason is lost
    [Fact]
    public override async Task AFaultOfTheGateway_IsReadInItsLowerCaseForm()
    {
        Answer answer = await OneAsync(context => Text(context, 400, """{"fault":{"error":[{"message":"the message","detail":"the detail","code":"2010"}],"type":"SERVICE"}}"""));

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.Contains("without a readable reason", answer.Reason, StringComparison.Ordinal);
    }
}
