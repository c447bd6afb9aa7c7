using System.Globalization;
using System.Text.RegularExpressions;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.Rest;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Problems;

/// <summary>What people read when QuickBooks refuses (quickbooks-api §10).</summary>
public sealed partial class IntuitFaultTests
{
    /// <summary>Codes of quickbooks-api §10 that are no refusal of one record: what the client makes of them.</summary>
    private static readonly Dictionary<string, AnswerKind> OtherKinds = new()
    {
        ["120"] = AnswerKind.NeedsConsent, // whoever connected lost the right: the company's jobs wait
        ["130"] = AnswerKind.NotSent, // wrong cluster
        ["140"] = AnswerKind.NotSent, // company locked out
        ["150"] = AnswerKind.NotSent, // under maintenance
        ["600"] = AnswerKind.Uncertain, // duplicate request id: its first run may have worked
        ["3001"] = AnswerKind.Throttled,
        ["3100"] = AnswerKind.NeedsConsent,
        ["3200"] = AnswerKind.NeedsConsent, // after the token was renewed once
        ["10000"] = AnswerKind.Uncertain, // a failure inside QuickBooks
    };

    /// <summary>Codes that no write of ours can meet, and why.</summary>
    private static readonly Dictionary<string, string> NeverMet = new()
    {
        ["800"] = "about deleting; nothing is deleted",
        ["1040"] = "a batch never has more than 30 items",
        ["3000"] = "no custom field is sent",
        ["4000"] = "queries only",
        ["4001"] = "queries only",
        ["4002"] = "queries only",
        ["6450"] = "about voiding; nothing is voided",
        ["6540"] = "about changing a deposited receipt; documents go once",
    };

    /// <summary>Codes that are looked into before they are told, so that they have words of ours.</summary>
    private static readonly Dictionary<string, string> LookedInto = new() { ["6140"] = "a document whose number is taken: INO-1732 or INO-1737" };

    /// <summary>Codes that the reference calls no matter for a retry and whose job waits all the same: writing goes on by itself once the subscription is paid.</summary>
    private static readonly HashSet<string> WaitsAllTheSame = ["6190"];

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
    public void EveryCodeOfTheReference_IsInTheTable_OrIsTheClients_OrCanNotBeMet()
    {
        List<string> codes = [.. Reference().Select(row => row.Code)];

        Assert.True(codes.Count > 65);
        Assert.Equal(codes.Order(StringComparer.Ordinal), IntuitFaults.Table.Select(fault => fault.Code).Concat(OtherKinds.Keys).Concat(NeverMet.Keys).Concat(LookedInto.Keys).Order(StringComparer.Ordinal));
    }

    [SharedFact]
    public void WhatTheReferenceSaysOfARetry_IsTheFate() => Assert.All(Reference().Where(row => !NeverMet.ContainsKey(row.Code) && !LookedInto.ContainsKey(row.Code)), row =>
    {
        bool goesOn = OtherKinds.ContainsKey(row.Code) || IntuitFaults.Of(Refusal((row.Code, "x"))).Fate == Fate.Waits;
        Assert.True(goesOn == (WaitsAllTheSame.Contains(row.Code) || (row.Retry != "no" && row.Code != "6240")), $"{row.Code}: {row.Retry}");
    });

    [Fact]
    public void WhatIsTheClients_IsNoRefusal() => Assert.All(OtherKinds, kind => Assert.Equal(kind.Value, Answered(kind.Key).Kind));

    [Theory]
    [MemberData(nameof(Codes))]
    public void WhatIsInTheTable_IsARefusal(string code) => Assert.Equal(AnswerKind.Refused, Answered(code).Kind);

    private static Answer Answered(string code) => AnswerReader.Read(
        new Reply { Status = 400, Text = $$$"""{"Fault":{"Error":[{"Message":"Message","Detail":"Detail","code":"{{{code}}}","element":""}],"type":"ValidationFault"}}""" }, body => body);

    // the rows of the table in §10: its codes stand alone, in a list, or as a range in tens such as 2110-2160; what stands in brackets behind one is said of it
    private static IEnumerable<(string Code, string Retry)> Reference()
    {
        IEnumerable<string[]> rows = File.ReadAllLines(Path.Combine(RepositoryFolder.Shared, "reference", "quickbooks-api.md")).SkipWhile(line => !line.StartsWith("## 10.", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("## 11.", StringComparison.Ordinal)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|'));
        foreach (string[] row in rows)
        {
            foreach (Match match in Range().Matches(row[1]))
            {
                int first = Number(match.Groups[1].Value);
                int last = match.Groups[2].Success ? Number(match.Groups[2].Value) : first;
                for (int code = first; code <= last; code += 10)
                {
                    yield return (code.ToString(CultureInfo.InvariantCulture), row[^2].Trim());
                }
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Answer Refusal(params (string Code, string Detail)[] errors) =>
        new(AnswerKind.Refused, null, [.. errors.Select(error => new FaultError(error.Code, error.Detail.Length == 0 ? "" : "Message", error.Detail, ""))], "refused", null);

    [GeneratedRegex(@"(\d+)(?:-(\d+))?")]
    private static partial Regex Range();
}
