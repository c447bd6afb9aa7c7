namespace InoLink.Packager;

/// <summary>Dataverse's logical name of a table or column: its schema name in lower case.</summary>
public static class LogicalName
{
    public static string Of(string? schemaName) => (schemaName ?? "").ToLowerInvariant();
}
