using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;

namespace InoLink.QuickBooks.Ipp.Tests;

/// <summary>What the road decides before it calls anybody; the rest is the contract of every road, which needs Intuit's package (Official/SdkRoad.cs).</summary>
public class IppCompanyTests
{
    private static readonly IppCompany Company = new(QuickBooksHosts.For(false, "http://127.0.0.1:1"), "1", new TokenSource(new NoTokens(), new IppTokenClient(QuickBooksHosts.For(false), new HttpExchange())), new TimeBudget());

    [Fact]
    public void A_draft_with_an_unmapped_field_is_refused_naming_it_and_nothing_is_sent()
    {
        Answer answer = Assert.Single(Company.Send("r1", [QuickBooksWrite.Create("Customer", new JsonObject { { "DisplayName", "Acme" }, { "Nonsense", 1m } })]));

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.Contains("Customer.Nonsense", answer.Reason, StringComparison.Ordinal);
        Assert.True(answer.Is(IppCompany.Unmapped));
        Assert.DoesNotContain("Acme", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_goes_without_the_draft_that_can_not_be_mapped()
    {
        IReadOnlyList<Answer> answers = Company.Send("r1", [Customer("DisplayName"), Customer("Nonsense"), Customer("DisplayName")]);

        // there is no consent here, so the two others say so: they were on their way
        Assert.Equal([AnswerKind.NeedsConsent, AnswerKind.Refused, AnswerKind.NeedsConsent], answers.Select(answer => answer.Kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void One_call_carries_1_to_30(int count)
    {
        Assert.Throws<ArgumentException>(() => Company.Send("r1", [.. Enumerable.Repeat(Customer("DisplayName"), count)]));
        Assert.Throws<ArgumentException>(() => Company.Query([.. Enumerable.Repeat("SELECT * FROM Customer", count)]));
    }

    private static QuickBooksWrite Customer(string field) => QuickBooksWrite.Create("Customer", new JsonObject { { field, "x" } });

    private sealed class NoTokens : ITokenStore
    {
        public DateTime Now => new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public Tokens Read() => new();

        public bool Claim() => false;

        public void Store(Tokens fresh) => throw new InvalidOperationException("there is nothing to store");

        public void ConsentLost(string reason)
        {
        }

        public void Abandon()
        {
        }
    }
}
