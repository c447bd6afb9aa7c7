using System.Text.RegularExpressions;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Problems;

/// <summary>What people read when QuickBooks refuses (quickbooks-api §10).</summary>
public sealed partial class IntuitFaultTests
{
    /// <summary>Codes of quickbooks-api §10 that no refusal of a write of ours can carry, and why.</summary>
    private static readonly Dictionary<string, string> NeverRefusals = new()
    {
        ["120"] = "the consent is gone: the company's jobs wait",
        ["130"] = "wrong cluster: the job waits",
        ["140"] = "company locked out: the job waits",
        ["150"] = "under maintenance: the job waits",
        ["600"] = "duplicate request id: the outcome is uncertain and is probed",
        ["800"] = "about deleting; nothing is deleted",
        ["1040"] = "a batch never has more than 30 items",
        ["3000"] = "no custom field is sent",
        ["3001"] = "request limit: the company pauses for a minute",
        ["3100"] = "no access: the company's jobs wait",
        ["3200"] = "token refused: it is renewed once",
        ["4000"] = "queries only",
        ["4001"] = "queries only",
        ["4002"] = "queries only",
        ["6450"] = "about voiding; nothing is voided",
        ["6540"] = "about deposits; none is made",
        ["10000"] = "a failure inside QuickBooks: the outcome is uncertain and is probed",
    };

    public static TheoryData<string> Codes => [.. IntuitFaults.Table.Select(fault => fault.Code)];

    [Fact]
    public void Codes_AreUnique() => Assert.Equal(IntuitFaults.Table.Count, IntuitFaults.Table.Select(fault => fault.Code).Distinct().Count());

    [Theory]
    [MemberData(nameof(Codes))]
    public void AKnownCode_HasASentenceAndAFix_InBothLanguages_WithIntuitsText(string code)
    {
        Problem problem = IntuitFaults.Of(Refusal((code, "Something about X")));

        Assert.Equal("QBO-" + code, problem.Code);
        foreach (Language language in Enum.GetValues<Language>())
        {
            CatalogueTests.AssertReads(problem.In(language).Sentence);
            CatalogueTests.AssertReads(problem.In(language).Fix);
            Assert.Contains("Something about X.", problem.In(language).Sentence, StringComparison.Ordinal);
        }

        Assert.NotEqual(problem.Sentence, problem.In(Language.German).Sentence);
        Assert.NotEqual(problem.Fix, problem.In(Language.German).Fix);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void OnlyAStaleObjectAndAnEndedSubscription_TryAgainByThemselves(string code) => Assert.Equal(code is "5010" or "6190" ? Fate.Waits : Fate.Ends, IntuitFaults.Of(Refusal((code, "x"))).Fate);

    [Fact]
    public void AnUnknownCode_PassesIntuitsTextOn() => Assert.Equal("QuickBooks refuses: Klingons on the bow.", IntuitFaults.Of(Refusal(("9999", "Klingons on the bow"))).Sentence);

    [Fact]
    public void SeveralErrors_AreAllTold_UnderTheFirstKnownCode()
    {
        Problem problem = IntuitFaults.Of(Refusal(("9999", "First."), ("2050", "Second.")));

        Assert.Equal("QBO-2050", problem.Code);
        Assert.EndsWith("QuickBooks says: First. Second.", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAText_TheSentenceStandsAlone() => Assert.Equal("A text is longer than QuickBooks takes.", IntuitFaults.Of(Refusal(("2050", ""))).Sentence);

    [Fact]
    public void ARefusal_WithoutErrors_TellsTheReason() =>
        Assert.Equal("QuickBooks refuses: HTTP 404.", IntuitFaults.Of(new Answer(AnswerKind.Refused, null, null, "HTTP 404", null)).Sentence);

    [SharedFact]
    public void EveryCodeOfTheReference_IsInTheTable_OrCanNotBeMet()
    {
        // "2110-2160" is one entry of the reference for a range whose members it does not name
        string[] codes = [.. File.ReadAllLines(Path.Combine(RepositoryFolder.Shared, "reference", "quickbooks-api.md")).SkipWhile(line => !line.StartsWith("## 10.", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("## 11.", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1]).SelectMany(cell => Code().Matches(cell).Select(match => match.Value)).Distinct()];

        Assert.True(codes.Length > 50);
        Assert.Empty(codes.Except(IntuitFaults.Table.Select(fault => fault.Code)).Except(NeverRefusals.Keys));
        Assert.Empty(IntuitFaults.Table.Select(fault => fault.Code).Intersect(NeverRefusals.Keys));
    }

    private static Answer Refusal(params (string Code, string Detail)[] errors) =>
        new(AnswerKind.Refused, null, [.. errors.Select(error => new FaultError(error.Code, error.Detail.Length == 0 ? "" : "Message", error.Detail, ""))], "refused", null);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Code();
}
