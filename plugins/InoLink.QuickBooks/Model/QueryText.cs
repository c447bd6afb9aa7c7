namespace InoLink.QuickBooks.Model;

/// <summary>Text for Intuit's query language (quickbooks-api §7).</summary>
public static class QueryText
{
    /// <summary>A value in single quotes; quote and backslash are escaped by a backslash.</summary>
    public static string Quote(string value) => "'" + value.Replace("\\", "\\\\").Replace("'", "\\'") + "'";

    /// <summary>Everything that may hold a name: names are unique over customers, vendors and employees, inactive ones included (BOOKS B30).</summary>
    public static string[] ByName(string displayName) => new[]
    {
        $"SELECT * FROM Customer WHERE DisplayName = {Quote(displayName)} AND Active IN (true, false)",
        $"SELECT * FROM Vendor WHERE DisplayName = {Quote(displayName)} AND Active IN (true, false)",
        $"SELECT * FROM Employee WHERE DisplayName = {Quote(displayName)} AND Active IN (true, false)",
    };

    public static string ById(string entity, string id) => $"SELECT * FROM {entity} WHERE Id = {Quote(id)}";
}
