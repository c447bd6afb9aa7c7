namespace InoLink.Packager.Checks;

/// <summary>The publisher's prefixes: frozen, since names and option values of shipped components bear them.</summary>
public static class Naming
{
    public const string Prefix = "ino";
    public const int OptionPrefix = 77621;

    /// <summary>First and last option value of ours: prefix × 10000 + n (solution-format §4.2).</summary>
    public const int FirstOption = OptionPrefix * 10000;
    public const int LastOption = FirstOption + 9999;

    public static bool IsOurs(string name) => name.StartsWith(Prefix + "_", StringComparison.Ordinal) && name.Length > Prefix.Length + 1;
}
