using InoLink.Tests;

namespace InoLink.Engine.Tests.Documents;

/// <summary>Tables of fields against those of the original (inolink §2).</summary>
internal static class FieldTable
{
    public static TheoryData<string, string, string> Cases((string Row, string Path, string Value)[] rows)
    {
        TheoryData<string, string, string> cases = new();
        foreach ((string row, string path, string value) in rows)
        {
            cases.Add(row, path, value);
        }

        return cases;
    }

    public static IEnumerable<string> Named((string Row, string Path, string Value)[] rows, Dictionary<string, string> without) =>
        rows.Select(row => row.Row).Concat(without.Keys).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The rows of the original's table under the heading.</summary>
    public static IEnumerable<string> Original(string heading) =>

        // a setting has no column of the CRM: it goes by QuickBooks' name
        File.ReadAllLines(Path.Combine(RepositoryFolder.Shared, "reference", "inolink.md"))
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')).Select(cells => cells[1].Trim() is "—" ? cells[2].Trim() : cells[1].Trim())
            .Distinct().Order(StringComparer.Ordinal);
}
