using System.Text.RegularExpressions;
using InoLink.Engine.Problems;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Problems;

/// <summary>What the client says in English alone is German in a German sentence.</summary>
public sealed partial class ReasonsTests
{
    /// <summary>Every reason that stands in the sources: behind an AnswerKind, or given to an uncertain outcome.</summary>
    public static TheoryData<string> Sources => [.. new[] { "InoLink.QuickBooks", "InoLink.QuickBooks.Ipp", "InoLink.Engine" }
        .SelectMany(project => Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "plugins", project), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => Given().Matches(File.ReadAllText(file))).Select(match => Hole().Replace(match.Groups["text"].Value, "7"))

        // one whose hole holds quotes itself ends there, and one that goes before another reason has a test of its own
        .Where(text => !text.Contains('{', StringComparison.Ordinal) && !text.EndsWith(' ')).Distinct()];

    [Fact]
    public void TheSources_HoldReasons() => Assert.True(Sources.Count > 20);

    [Theory]
    [MemberData(nameof(Sources))]
    public void AReason_IsGermanInGerman(string reason)
    {
        string german = Reasons.InGerman(reason);

        Assert.NotEqual(reason, german);
        Assert.Equal(reason.Contains('7', StringComparison.Ordinal), german.Contains('7', StringComparison.Ordinal));
        Assert.DoesNotContain("$1", german, StringComparison.Ordinal);
        Assert.Contains(german, Catalogue.Uncertain(reason).In(Language.German).Sentence, StringComparison.Ordinal);
        Assert.Contains(reason, Catalogue.Uncertain(reason).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void IntuitsOwnText_StaysAsItIs() => Assert.Equal("QuickBooks lehnt ab: Klingons on the bow.", Catalogue.Refused("Klingons on the bow").In(Language.German).Sentence);

    [Fact]
    public void AReasonWithinAReason_IsGermanToo() => Assert.Equal(
        "QuickBooks konnte nicht gefragt werden. Der Tokendienst von Intuit antwortete nicht.", Reasons.InGerman("QuickBooks could not be asked. Intuit's token service did not answer."));

    [GeneratedRegex(@"(?:AnswerKind\.\w+,\s*(?:null, (?:errors|null), )?|Uncertain\(work, [^;""]*?)\$?""(?<text>[^""]+)""")]
    private static partial Regex Given();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
