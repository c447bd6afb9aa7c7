namespace InoLink.Lab.Dataverse.Store;

/// <summary>Names in SQL: a Dataverse table is a SQLite table of its logical name, a column one of its own.</summary>
internal static class SqlNames
{
    /// <summary>Quoted, so that names like "order" are safe; logical names hold no quotes.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>A lookup's second column: the logical name of the table it points at.</summary>
    public static string TypeOf(string lookup) => $"\"{lookup}__type\"";
}
