using System.Reflection;
using InoLink.Engine.Problems;

namespace InoLink.Engine.Tests.Problems;

/// <summary>Every sentence that a person can meet.</summary>
public sealed class CatalogueTests
{
    private static readonly MethodInfo[] Methods = [.. typeof(Catalogue).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(Problem))];

    public static TheoryData<string> Names => [.. Methods.Select(method => method.Name)];

    [Fact]
    public void Codes_AreUnique()
    {
        Assert.NotEmpty(Methods);
        Assert.Empty(Methods.GroupBy(method => Make(method.Name).Code).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AProblem_HasACodeASentenceAndAFix_ThatEndAsSentencesDo(string name)
    {
        Problem problem = Make(name);

        Assert.Matches("^INO-1[0-9]{3}$", problem.Code);
        Assert.Matches(@"^[A-Z0-9].*[^.\s]\.$", problem.Sentence);
        Assert.Matches(@"^[A-Z].*[^.\s]\.$", problem.Fix);
        Assert.DoesNotContain("  ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AProblem_SaysAllThatItIsTold(string name)
    {
        MethodInfo method = Methods.Single(found => found.Name == name);
        string told = Make(name).ToString();

        Assert.All(method.GetParameters(), parameter => Assert.True(
            parameter.ParameterType == typeof(bool) || told.Contains(parameter.ParameterType == typeof(string) ? Word(parameter) : Shown(parameter), StringComparison.Ordinal), parameter.Name));
    }

    [Fact]
    public void AReason_ThatIsASentenceAlready_GetsNoSecondFullStop()
    {
        Assert.Equal("QuickBooks could not be reached: No time.", Catalogue.Unreachable("No time.").Sentence);
        Assert.Equal("QuickBooks refuses: Min:0 Max:21 supported. Supplied length:45.", Catalogue.Refused("Min:0 Max:21 supported. Supplied length:45").Sentence);
        Assert.Equal("QuickBooks refuses: Really?", Catalogue.Refused("Really? ").Sentence);
    }

    [Fact]
    public void AProblem_ThatSolvesItself_SaysSo_AndOneThatDoesNot_SaysWhatToDo() => Assert.All(Methods.Select(method => Make(method.Name)), problem =>
    {
        bool bySelf = problem.Fix.Contains("by itself", StringComparison.Ordinal) || problem.Fix.StartsWith("Nothing to do", StringComparison.Ordinal) || problem.Fix.Contains("administrator", StringComparison.Ordinal);
        Assert.True(problem.Fate == Fate.Ends || bySelf, problem.Code);
        Assert.False(problem.Fate == Fate.Ends && problem.Fix.Contains("goes on by itself", StringComparison.Ordinal), problem.Code);
    });

    private static Problem Make(string name)
    {
        MethodInfo method = Methods.Single(found => found.Name == name);
        return (Problem)method.Invoke(null, [.. method.GetParameters().Select(Argument)])!;
    }

    // a text without a full stop, as Intuit's often are
    private static object Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        Type type when type == typeof(string) => Word(parameter),
        Type type when type == typeof(int) => 17,
        Type type when type == typeof(decimal) => 1234.5m,
        Type type when (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTime) => new DateTime(2026, 3, 9),
        Type type when type == typeof(bool) => true,
        Type type => throw new NotSupportedException($"Catalogue takes a {type.Name} now: give the test one."),
    };

    private static string Word(ParameterInfo parameter) => "The " + parameter.Name;

    private static string Shown(ParameterInfo parameter) => parameter.ParameterType == typeof(int) ? "17" : parameter.ParameterType == typeof(decimal) ? "1,234.50" : "2026-03-09";
}
