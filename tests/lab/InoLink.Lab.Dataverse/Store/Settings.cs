namespace InoLink.Lab.Dataverse.Store;

/// <summary>The emulator's own few values (row version, clock offset, seed state, autonumbers), beside the tables of the organization.</summary>
internal static class Settings
{
    public static void CreateTable(StoreConnection writer) =>
        writer.Execute("CREATE TABLE IF NOT EXISTS lab_setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");

    public static string? Read(StoreConnection connection, string name) => (string?)connection.Scalar("SELECT value FROM lab_setting WHERE name = $0", name);

    public static void Write(StoreConnection writer, string name, string value) =>
        writer.Execute("INSERT INTO lab_setting (name, value) VALUES ($0, $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);

    /// <summary>The next number of a series that starts with <paramref name="first"/>; undone with its transaction.</summary>
    public static long Next(StoreConnection writer, string series, long first)
    {
        var next = Read(writer, series) is { } last ? long.Parse(last, System.Globalization.CultureInfo.InvariantCulture) + 1 : first;
        Write(writer, series, next.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return next;
    }
}
