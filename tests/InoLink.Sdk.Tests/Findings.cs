namespace InoLink.Sdk.Tests;

internal static class Findings
{
    /// <summary>Fails with every line written out; xunit would cut them short.</summary>
    public static void AssertNone(IEnumerable<string> lines)
    {
        string[] found = lines.Order(StringComparer.Ordinal).ToArray();
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }
}
