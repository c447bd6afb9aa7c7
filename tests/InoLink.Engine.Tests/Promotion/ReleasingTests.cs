using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Promotion;

/// <summary>A document is released only if QuickBooks has it no more, or voided (BOOKS B35).</summary>
public sealed class ReleasingTests
{
    private const string Sent = """{"Line":[{"DetailType":"SalesItemLineDetail","Amount":100.00}]}""";
    private const string Free = """{"Line":[{"DetailType":"SalesItemLineDetail","Amount":0}]}""";

    [Theory]
    [InlineData("""{"Invoice":[{"Id":"130","TotalAmt":0,"PrivateNote":"Voided"}]}""", Sent, "voided")]
    [InlineData("""{"Invoice":[{"Id":"130","TotalAmt":0,"PrivateNote":"Voided - Order 7 ino:0123456789"}]}""", Free, "voided")]
    [InlineData("""{"Invoice":[{"Id":"130","TotalAmt":0,"PrivateNote":"memo written over the void"}]}""", Sent, "voided")]
    [InlineData("{}", Sent, "deleted")]
    [InlineData("""{"Invoice":[]}""", Sent, "deleted")]
    public void B35_gone_or_voided_is_released(string answer, string sent, string fate)
    {
        Assert.Equal(fate, Releasing.FateOf(LinkTo("Invoice", sent), Answer.Done(JsonText.Read(answer), null), out Problem? problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("""{"Invoice":[{"Id":"130","TotalAmt":108.50,"PrivateNote":"ino:0123456789"}]}""", Sent, "108.50")]
    [InlineData("""{"Invoice":[{"Id":"130","TotalAmt":12,"PrivateNote":"Voided"}]}""", Sent, "12.00")]
    [InlineData("""{"Invoice":[{"Id":"130","TotalAmt":0,"PrivateNote":"free of charge"}]}""", Free, "0.00")]
    public void B35_what_stands_is_not_released(string answer, string sent, string total)
    {
        Assert.Equal("", Releasing.FateOf(LinkTo("Invoice", sent), Answer.Done(JsonText.Read(answer), null), out Problem? problem));
        Assert.Equal("INO-1735", problem!.Code);
        Assert.Contains("Invoice 1037", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains(total, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B35_the_fault_610_means_deleted()
    {
        Answer answer = new(AnswerKind.Refused, null, [new FaultError("610", "Object Not Found", "Another user has deleted this transaction.", "")], "refused", null);

        Assert.Equal("deleted", Releasing.FateOf(LinkTo("Estimate", Sent), answer, out _));
    }

    [Theory]
    [InlineData(AnswerKind.Uncertain)]
    [InlineData(AnswerKind.NotSent)]
    [InlineData(AnswerKind.Throttled)]
    [InlineData(AnswerKind.NeedsConsent)]
    [InlineData(AnswerKind.Refused)]
    public void B35_an_answer_that_says_nothing_releases_nothing(AnswerKind kind)
    {
        Assert.Equal("", Releasing.FateOf(LinkTo("Invoice", Sent), Answer.Of(kind, "no answer"), out Problem? problem));
        Assert.Equal("INO-1736", problem!.Code);
    }

    private static Link LinkTo(string type, string sent) => new(new Entity(LinkTable.Name, Guid.NewGuid())
    {
        [LinkTable.QuickBooksType] = type,
        [LinkTable.AccountingId] = "130",
        [LinkTable.AccountingRef] = "1037",
        [LinkTable.SentValues] = sent,
    });
}
