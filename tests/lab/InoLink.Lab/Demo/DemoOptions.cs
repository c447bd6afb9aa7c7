namespace InoLink.Lab.Demo;

/// <summary><c>demo [--database FILE] [--quickbooks FILE] [--latency MILLISECONDS]</c></summary>
public sealed record DemoOptions
{
    public string? Database { get; init; }

    public string? QuickBooks { get; init; }

    /// <summary>QuickBooks takes that long for each item: to watch, or to end the process in the middle.</summary>
    public TimeSpan Latency { get; init; }

    /// <exception cref="ArgumentException">An argument that is not known; the message says what is.</exception>
    public static DemoOptions Parse(ReadOnlySpan<string> arguments)
    {
        DemoOptions options = new();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.");
            options = arguments[i] switch
            {
                "--database" => options with { Database = value },
                "--quickbooks" => options with { QuickBooks = value },
                "--latency" => options with { Latency = TimeSpan.FromMilliseconds(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)) },
                _ => throw new ArgumentException($"{arguments[i]} is not known. Known: --database FILE, --quickbooks FILE, --latency MILLISECONDS."),
            };
        }

        return options;
    }
}
