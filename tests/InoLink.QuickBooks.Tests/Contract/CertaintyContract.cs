using System.Net;
using System.Net.Sockets;
using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>How sure one can be of what happened when the way to QuickBooks breaks (BOOKS B03, B05).</summary>
public abstract class CertaintyContract : CompanyContract
{
    [Theory]
    [InlineData(FaultKind.DropBeforeWork, 0)]
    [InlineData(FaultKind.DropAfterCommit, 1)]
    [InlineData(FaultKind.Truncated, 1)]
    [InlineData(FaultKind.ServerErrorAfterCommit, 1)]
    [InlineData(FaultKind.UnexpectedError, 0)]
    public void B03_ALostAnswer_IsUncertain(FaultKind kind, int written)
    {
        Server.Faults.Add(new FaultRule(kind) { Operation = "create" });

        Answer answer = Create("Hidden name");

        Assert.Equal(AnswerKind.Uncertain, answer.Kind);
        Assert.Equal(written, CustomersNamed("Hidden name"));
        AssertSaysNothingSecret(answer);
    }

    [Theory]
    [InlineData(FaultKind.DropBeforeWork)]
    [InlineData(FaultKind.DropAfterCommit)]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.ServerErrorAfterCommit)]
    public void B03_ALostAnswerToABatch_IsUncertainForEachOfItsItems(FaultKind kind)
    {
        Server.Faults.Add(new FaultRule(kind) { Operation = "batch" });

        IReadOnlyList<Answer> answers = Company.Send("r1", [Customer("A"), Customer("B"), Customer("C")]);

        Assert.Equal(3, answers.Count);
        Assert.All(answers, answer => Assert.Equal(AnswerKind.Uncertain, answer.Kind));
    }

    [Fact]
    public void B03_Fault6000OnOneItem_LeavesTheOthersDefinite()
    {
        Server.Faults.Add(new FaultRule(FaultKind.UnexpectedError) { Entity = "Customer", Nth = 2 });

        IReadOnlyList<Answer> answers = Company.Send("r1", [Customer("A"), Customer("B"), Customer("C")]);

        Assert.Equal([AnswerKind.Done, AnswerKind.Uncertain, AnswerKind.Done], answers.Select(answer => answer.Kind));
        Assert.True(answers[1].Is("6000"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public virtual void B03_AServerError_IsUncertain_ThoughItsBodyIsAPage(int status)
    {
        Server.Faults.Add(new FaultRule(FaultKind.ServerError) { Status = status, Operation = "create" });

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.Uncertain, answer.Kind);
        Assert.Equal(Calls()[0].IntuitTid, answer.IntuitTid);
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void B03_AnAnswerAfterTheTimeOut_IsUncertain()
    {
        Create("Hidden name");
        Server.Faults.Add(new FaultRule(FaultKind.AnswerLate) { Operation = "create", Delay = TimeSpan.FromSeconds(2) });

        Answer answer = OpenAt(longestWait: TimeSpan.FromSeconds(0.5)).Send("r2", [Customer("Another hidden name")])[0];

        Assert.Equal(AnswerKind.Uncertain, answer.Kind);
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void AQuery_IsUncertainToo_WhenItsAnswerIsLost()
    {
        Server.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Operation = "query" });

        Assert.Equal(AnswerKind.Uncertain, Company.Query([QueryText.ById("Customer", "1")])[0].Kind);
    }

    [Fact]
    public virtual void ARefusedConnection_MeansNothingWasSent()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        MemoryTokenStore store = new(new Tokens { AccessToken = "access", AccessExpiresOn = DateTime.UtcNow.AddHours(1), RefreshToken = "refresh" });
        IQuickBooksCompany nobody = Open(new RoadEnd(QuickBooksHosts.For(false, $"http://127.0.0.1:{port}"), Realm, store, new TimeBudget(), null));

        Answer[] answers = [.. nobody.Send("r1", [Customer("A")]), .. nobody.Send("r2", [Customer("A"), Customer("B")]), .. nobody.Query(["SELECT * FROM Customer"])];

        Assert.All(answers, answer => Assert.Equal(AnswerKind.NotSent, answer.Kind));
        AssertSaysNothingSecret(answers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A429_IsThrottled_AndNothingWasWritten(bool xml)
    {
        Server.Faults.Add(new FaultRule(FaultKind.Throttled) { Xml = xml, Operation = "create" });
        Server.Faults.Add(new FaultRule(FaultKind.Throttled) { Xml = xml, Operation = "batch" });

        Answer single = Create("A");
        IReadOnlyList<Answer> batch = Company.Send("r2", [Customer("A"), Customer("B")]);

        Assert.All([single, .. batch], answer => Assert.Equal(AnswerKind.Throttled, answer.Kind));
        Assert.Empty(Books.All("Customer"));
        AssertSaysNothingSecret(single);
    }

    [Fact]
    public void AFaultWithStatus200_IsRefused()
    {
        Existing("A");
        Server.Faults.Add(new FaultRule(FaultKind.FaultWithStatus200) { Operation = "create" });

        Answer answer = Create("A");

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.True(answer.Is("6240"));
    }

    [Fact]
    public virtual void A403_NeedsConsent()
    {
        Server.Faults.Add(new FaultRule(FaultKind.Forbidden) { Operation = "create" });

        Answer injected = Create("A");
        Answer otherRealm = OpenAt(realm: "999").Send("r1", [Customer("A")])[0];

        Assert.Equal(AnswerKind.NeedsConsent, injected.Kind);
        Assert.Equal(AnswerKind.NeedsConsent, otherRealm.Kind);
        Assert.True(injected.Is("3100"));
        AssertSaysNothingSecret(injected, otherRealm);
    }

    [Fact]
    public void B05_NothingIsSent_WhenTheTimeOutOfTheCallNoLongerFits()
    {
        // a single call has 15 s, a batch of thirty 60 s, and 5 s are kept of the 110
        IQuickBooksCompany late = OpenAt(budget: new TimeBudget(() => TimeSpan.FromSeconds(46)));

        IReadOnlyList<Answer> batch = late.Send("r1", [.. Enumerable.Range(1, 30).Select(number => Customer("C" + number))]);
        Assert.All(batch, answer => Assert.Equal(AnswerKind.NotSent, answer.Kind));
        Assert.Empty(Server.Log.Entries);

        Assert.Equal(AnswerKind.Done, late.Send("r2", [Customer("A")])[0].Kind);
    }

    [Fact]
    public void B05_NothingIsSent_WhenRenewingTheTokenTookTheTime()
    {
        TimeSpan elapsed = TimeSpan.FromSeconds(80);
        Store.Stored = () => elapsed = TimeSpan.FromSeconds(95);
        IQuickBooksCompany late = OpenAt(budget: new TimeBudget(() => elapsed));

        Answer answer = late.Send("r1", [Customer("A")])[0];

        Assert.Equal(AnswerKind.NotSent, answer.Kind);
        Assert.Equal(1, TokenCalls());
        Assert.Empty(Calls());
    }
}
