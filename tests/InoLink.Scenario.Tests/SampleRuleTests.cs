using System.Reflection;
using System.Text.RegularExpressions;
using InoLink.Lab;
using InoLink.Lab.SampleData;
using InoLink.Tests;

namespace InoLink.Scenario.Tests;

/// <summary>The table of the sample's README: every rule of the books is met by a record of the demo or by a scenario, and what it names exists.</summary>
public sealed partial class SampleRuleTests
{
    private static readonly string[] Rows = [.. File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "tests", "lab", "InoLink.Lab", "Sample", "README.md")).Where(line => RuleRow().IsMatch(line))];

    [Fact]
    public void Every_record_and_scenario_that_the_table_names_exists()
    {
        SampleCompany sample = SampleCompany.Load();
        HashSet<string> keys = [.. new[] { ("account", sample.Accounts), ("contact", sample.Contacts), ("product", sample.Products) }
            .SelectMany(list => list.Item2.Select(row => $"{list.Item1}:{row!["key"]}")), .. sample.Documents.Select(row => $"{row!["table"]}:{row["key"]}")];
        HashSet<string> scenarios = [.. typeof(SampleRuleTests).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)).Select(method => method.Name)];

        Assert.All(Rows, row => Assert.All(Quoted().Matches(row).Select(match => match.Groups[1].Value), name => Assert.True(keys.Contains(name) || scenarios.Contains(name), $"neither record nor scenario: {name}")));
    }

    [SharedFact]
    public void Every_rule_of_the_books_has_its_row()
    {
        IEnumerable<string> rules = Rule().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Shared, "BOOKS.md"))).Select(match => match.Groups[1].Value);

        Assert.Equal(rules.Order(StringComparer.Ordinal), Rows.Select(row => RuleRow().Match(row).Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (B\d\d) \|")]
    private static partial Regex RuleRow();

    [GeneratedRegex(@"^- \*\*(B\d\d)\b", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
