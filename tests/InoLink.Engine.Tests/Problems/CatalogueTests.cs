using System.Reflection;
using System.Text.RegularExpressions;
using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Problems;

/// <summary>Every sentence of ours that a person can meet, in each language.</summary>
public sealed partial class CatalogueTests
{
    private static readonly MethodInfo[] Methods = [.. typeof(Catalogue).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(Problem))];
    private static readonly MethodInfo[] WarningMethods = [.. new[] { typeof(Warnings), typeof(Results), typeof(Catalogue) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => method.ReturnType == typeof(Text))];

    public static TheoryData<string> Names => [.. Methods.Select(method => method.Name)];

    public static TheoryData<string> WarningNames => [.. WarningMethods.Select(method => method.Name)];

    [Fact]
    public void Codes_AreUnique()
    {
        Assert.NotEmpty(Methods);
        Assert.Empty(Methods.GroupBy(method => Make(method.Name).Code).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AProblem_HasACodeASentenceAndAFix_ThatEndAsSentencesDo_InBothLanguages(string name)
    {
        Problem problem = Make(name);

        Assert.Matches("^INO-[12][0-9]{3}$", problem.Code);
        foreach (Language language in Enum.GetValues<Language>())
        {
            AssertReads(problem.In(language).Sentence);
            AssertReads(problem.In(language).Fix);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AProblem_SaysAllThatItIsTold_InBothLanguages(string name)
    {
        MethodInfo method = Methods.Single(found => found.Name == name);
        foreach (Language language in Enum.GetValues<Language>())
        {
            string told = Make(name).In(language).ToString();
            Assert.All(method.GetParameters(), parameter => Assert.True(parameter.ParameterType == typeof(bool) || told.Contains(Shown(parameter, language), StringComparison.Ordinal), $"{language}: {parameter.Name}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheLanguages_AreNotTheSame(string name)
    {
        Problem problem = Make(name);

        Assert.NotEqual(problem.In(Language.English).Sentence, problem.In(Language.German).Sentence);
        Assert.False(EnglishWords().IsMatch(WithoutNames(problem.In(Language.German).ToString())), problem.In(Language.German).ToString());
        Assert.False(GermanWords().IsMatch(problem.In(Language.English).ToString()), problem.In(Language.English).ToString());
    }

    [Theory]
    [MemberData(nameof(WarningNames))]
    public void AWarningOrResult_Reads_InBothLanguages(string name)
    {
        MethodInfo method = WarningMethods.Single(found => found.Name == name);
        Text text = (Text)method.Invoke(null, [.. method.GetParameters().Select(parameter => Argument(parameter))])!;

        AssertReads(text.In(Language.English));
        AssertReads(text.In(Language.German));
        Assert.NotEqual(text.In(Language.English), text.In(Language.German));
    }

    /// <summary>BOOKS B07, B20, B30: what Force can do, and no other.</summary>
    [Fact]
    public void WhatPeopleMayDecideOtherwise_IsNamedInTheFix_ByTheWordsOfTheButton()
    {
        Problem[] decidable = [.. Methods.Select(method => Make(method.Name)).Where(problem => problem.AllTheSame != null)];

        Assert.Equal(["INO-1406", "INO-1731", "INO-1737"], decidable.Select(problem => problem.Code).Order(StringComparer.Ordinal));
        Assert.All(decidable, problem => Assert.All(Enum.GetValues<Language>(), language =>
            Assert.Contains($"\"{problem.In(language).AllTheSame!.In(language)}\"", problem.In(language).Fix, StringComparison.Ordinal)));
        Assert.All(Methods.Select(method => Make(method.Name)), problem => Assert.All(Enum.GetValues<Language>(), language => Assert.DoesNotContain("Force", problem.In(language).Fix, StringComparison.Ordinal)));
    }

    [Fact]
    public void AReason_ThatIsASentenceAlready_GetsNoSecondFullStop()
    {
        Assert.Equal("QuickBooks could not be reached: No time.", Catalogue.Unreachable("No time.").Sentence);
        Assert.Equal("QuickBooks war nicht erreichbar: No time.", Catalogue.Unreachable("No time.").In(Language.German).Sentence);
        Assert.Equal("QuickBooks refuses: Min:0 Max:21 supported. Supplied length:45.", Catalogue.Refused("Min:0 Max:21 supported. Supplied length:45").Sentence);
        Assert.Equal("QuickBooks refuses: Really?", Catalogue.Refused("Really? ").Sentence);
    }

    [Fact]
    public void AReason_ThatIsAProblem_SpeaksTheSameLanguage()
    {
        Problem problem = Catalogue.NeedsFailed("Acme", Catalogue.NoLines());

        Assert.EndsWith("Acme: The document has no line.", problem.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("Acme: Der Beleg hat keine Position.", problem.In(Language.German).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_AndDays_AreWrittenAsTheLanguageWritesThem()
    {
        Assert.Contains("1,234.50", Catalogue.NegativeTotal(1234.5m).Sentence, StringComparison.Ordinal);
        Assert.Contains("1.234,50", Catalogue.NegativeTotal(1234.5m).In(Language.German).Sentence, StringComparison.Ordinal);
        Assert.Contains("31.12.2025", Catalogue.BooksClosed(new DateTime(2025, 12, 31), new DateTime(2025, 12, 31)).In(Language.German).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1031, Language.German)]
    [InlineData(1033, Language.English)]
    [InlineData(1036, Language.English)]
    [InlineData(null, Language.English)]
    public void TheLanguage_IsTheOrganizations(int? locale, Language expected) => Assert.Equal(expected, Languages.Of(new Entity("organization") { [Languages.Column] = locale }));

    [Fact]
    public void AProblem_ThatSolvesItself_SaysSo_AndOneThatDoesNot_SaysWhatToDo() => Assert.All(Methods.Select(method => Make(method.Name)), problem =>
    {
        bool bySelf = problem.Fix.Contains("by itself", StringComparison.Ordinal) || problem.Fix.StartsWith("Nothing to do", StringComparison.Ordinal) || problem.Fix.Contains("administrator", StringComparison.Ordinal);
        Assert.True(problem.Fate == Fate.Ends || bySelf, problem.Code);
        Assert.False(problem.Fate == Fate.Ends && problem.Fix.Contains("goes on by itself", StringComparison.Ordinal), problem.Code);
    });

    internal static void AssertReads(string sentence)
    {
        Assert.Matches(@"^[^a-zäöü\s].*[^.\s]\.$", sentence);
        Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[{}<>]|TODO|\.\.", sentence);
    }

    private static Problem Make(string name)
    {
        MethodInfo method = Methods.Single(found => found.Name == name);
        return (Problem)method.Invoke(null, [.. method.GetParameters().Select(Argument)])!;
    }

    // a text without a full stop, as Intuit's often are
    private static object Argument(ParameterInfo parameter) => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
    {
        Type type when type == typeof(string) => Word(parameter),
        Type type when type == typeof(int) => 17,
        Type type when type == typeof(decimal) => 1234.5m,
        Type type when (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTime) => new DateTime(2026, 3, 9),
        Type type when type == typeof(bool) => true,
        Type type when type == typeof(Problem) => Catalogue.NoLines(),
        Type type when type == typeof(IReadOnlyList<string>) => new[] { Word(parameter) },
        Type type => throw new NotSupportedException($"Catalogue takes a {type.Name} now: give the test one."),
    };

    private static string Word(ParameterInfo parameter) => "Xyz" + parameter.Name;

    private static string Shown(ParameterInfo parameter, Language language) => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
    {
        Type type when type == typeof(string) || type == typeof(IReadOnlyList<string>) => Word(parameter),
        Type type when type == typeof(int) => "17",
        Type type when type == typeof(decimal) => language == Language.German ? "1.234,50" : "1,234.50",
        Type type when type == typeof(Problem) => Catalogue.NoLines().In(language).Sentence,
        _ => language == Language.German ? "09.03.2026" : "2026-03-09",
    };

    // settings have English names in every language
    private static string WithoutNames(string german) => german.Replace("Number Documents in the CRM", "").Replace("Auto Create Missing Customer", "");

    [GeneratedRegex(@"\b(the|and|is|not|promote|again|document|of|which)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"[äöüß]|\b(der|die|das|und|ist|nicht|danach)\b")]
    private static partial Regex GermanWords();
}
