using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>Access tokens: fetched, renewed, shared, lost (DESIGN §4 Secrets; quickbooks-api §11).</summary>
public abstract class TokenContract : CompanyContract
{
    // every refresh rotates, as the first one of each day does at Intuit
    protected override QuickBooksServerOptions Options => new() { RefreshTokenRotation = TimeSpan.Zero };

    [Fact]
    public void ARotatedRefreshToken_IsStoredBeforeTheAccessTokenIsUsed()
    {
        string first = Store.Current.RefreshToken;
        Store.Stored = () => Assert.Empty(Calls());

        Assert.Equal(AnswerKind.Done, Create("A").Kind);

        Assert.Equal(["read", "claim", "store"], Store.Events);
        Assert.NotEqual(first, Store.Current.RefreshToken);
        Assert.InRange(Store.Current.AccessExpiresOn!.Value, Store.Now.AddMinutes(59), Store.Now.AddMinutes(61));
        Assert.InRange(Store.Current.RefreshExpiresOn!.Value, Store.Now.AddDays(99), Store.Now.AddDays(102));
        Assert.InRange(Store.Current.ReconnectBefore!.Value, Store.Now.AddYears(4), Store.Now.AddYears(6));
        Assert.Equal((App.ClientId, App.ClientSecret), (Store.Current.ClientId, Store.Current.ClientSecret));
    }

    [Fact]
    public void AToken_IsAskedForOnce_AndUsedForEveryCall()
    {
        Create("A");
        Company.Query(["SELECT * FROM Customer"]);
        Company.ReadSettings(out _);

        Assert.Equal(1, TokenCalls());
        Assert.Equal(4, Calls().Count);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(6, 1)]
    public void AToken_IsRenewed_WhenFewerThanFiveMinutesRemain(int minutesLeft, int refreshes)
    {
        Create("A");
        Store.Now = Store.Now.AddMinutes(60 - minutesLeft);

        Assert.Equal(AnswerKind.Done, Create("B", "r2").Kind);

        Assert.Equal(refreshes, TokenCalls());
    }

    [Fact]
    public void A401_RenewsTheToken_AndRepeatsTheCallUnderTheSameRequestId()
    {
        Create("A");
        Server.ExpireAccessTokens(Realm);
        Server.Log.Clear();

        Answer answer = Create("B", "r2");

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal([401, 200], Calls().Select(call => call.Status));
        Assert.Equal(["r2", "r2"], Calls().Select(call => call.RequestId));
        Assert.Equal(Calls()[0].Body, Calls()[1].Body);
        Assert.Equal(1, TokenCalls());
    }

    [Fact]
    public void A401OnABatch_IsRepeatedTheSameWay()
    {
        Server.Faults.Add(new FaultRule(FaultKind.TokenExpired) { Operation = "batch" });

        IReadOnlyList<Answer> answers = Company.Send("r1", [Customer("A"), Customer("B")]);

        Assert.All(answers, answer => Assert.Equal(AnswerKind.Done, answer.Kind));
        Assert.Equal(["r1", "r1"], Calls().Select(call => call.RequestId));
    }

    [Fact]
    public virtual void A401Twice_NeedsConsent_AndIsNotTriedAThirdTime()
    {
        Server.Faults.Add(new FaultRule(FaultKind.TokenExpired) { Operation = "create" }.Always());

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.True(answer.Is("3200"));
        Assert.Equal(2, Calls().Count);
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void A401_TakesTheTokenThatAnotherProcessHasStoredMeanwhile()
    {
        Create("A");
        Tokens ours = Store.Current;
        Server.ExpireAccessTokens(Realm);
        Store.OfTheOther = OfAnotherProcess(ours);
        Store.LostClaims = 1;
        Server.Log.Clear();

        Assert.Equal(AnswerKind.Done, Create("B", "r2").Kind);

        Assert.Equal(0, TokenCalls());
        Assert.Equal(["read", "claim", "store", "lost", "read"], Store.Events);
    }

    [Fact]
    public void ALostClaim_IsReadAgain_AndTheOthersTokenUsed()
    {
        Store.OfTheOther = OfAnotherProcess(Store.Current);
        Store.LostClaims = 1;
        Server.Log.Clear();

        Assert.Equal(AnswerKind.Done, Create("A").Kind);

        Assert.Equal(0, TokenCalls());
        Assert.Equal(["read", "lost", "read"], Store.Events);
    }

    [Fact]
    public void ClaimsLostAgainAndAgain_MeanNothingWasSent_AfterThreeReReads()
    {
        Store.LostClaims = int.MaxValue;

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NotSent, answer.Kind);
        Assert.Equal(4, Store.Events.Count(done => done == "read"));
        Assert.Empty(Server.Log.Entries);
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void AStoreThatFailsTwice_IsTriedAThirdTime_AndTheTokenUsedOnlyThen()
    {
        Store.FailingStores = 2;
        Store.Stored = () => Assert.Empty(Calls());

        Assert.Equal(AnswerKind.Done, Create("A").Kind);

        Assert.Equal(["read", "claim", "fail", "fail", "store"], Store.Events);
        Assert.Equal(1, TokenCalls());
    }

    [Fact]
    public void AStoreThatNeverWorks_LeavesTheTokenUnused()
    {
        Store.FailingStores = 3;

        Assert.Throws<InvalidOperationException>(() => Create("A"));

        Assert.Empty(Calls());
    }

    [Fact]
    public void InvalidGrant_LosesTheConsent_AndSendsNothing()
    {
        Server.RevokeGrants(Realm);

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.Equal(["read", "claim", "consent lost"], Store.Events);
        Assert.Equal(answer.Reason, Store.LostReason);
        Assert.Contains("invalid_grant", answer.Reason, StringComparison.Ordinal);
        Assert.Empty(Calls());
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void InvalidClient_LosesTheConsentToo_AndSaysWhy()
    {
        Store.Current.ClientSecret = "wrong";

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.Contains("client", answer.Reason, StringComparison.Ordinal);
        Assert.Contains("consent lost", Store.Events);
        AssertSaysNothingSecret(answer);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.DropBeforeWork)]
    [InlineData(FaultKind.Throttled)]
    [InlineData(FaultKind.Truncated)]
    public void ATokenServiceThatFails_MeansNothingWasSent_AndGivesTheClaimBack(FaultKind kind)
    {
        Server.Faults.Add(new FaultRule(kind) { Operation = "token" });

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NotSent, answer.Kind);
        Assert.Equal(["read", "claim", "abandon"], Store.Events);
        Assert.Empty(Calls());
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void WithoutAStoredConsent_NobodyIsAsked()
    {
        Store.Current.RefreshToken = "";

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.Equal(["read"], Store.Events);
        Assert.Empty(Server.Log.Entries);
    }

    [Fact]
    public void AFailedRefreshDuringA401_GivesItsOwnReason()
    {
        Create("A");
        Server.RevokeGrants(Realm);

        Answer answer = Create("B", "r2");

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.Contains("invalid_grant", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(0, CustomersNamed("B"));
    }

    // what a second worker would have stored: fetched over its own road
    private Tokens OfAnotherProcess(Tokens from)
    {
        MemoryTokenStore other = new(new Tokens { ClientId = from.ClientId, ClientSecret = from.ClientSecret, RefreshToken = from.RefreshToken });
        IQuickBooksCompany theirs = Open(new RoadEnd(QuickBooksHosts.For(false, Server.Address.ToString()), Realm, other, new TimeBudget(), null));
        theirs.Query(["SELECT * FROM Customer"]);
        return other.Current;
    }
}
