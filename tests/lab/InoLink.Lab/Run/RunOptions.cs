using System.Globalization;

namespace InoLink.Lab.Run;

/// <summary>Which records a new database gets.</summary>
public enum SampleSize
{
    /// <summary>A few customers, products and documents, with everything they refer to.</summary>
    Small,

    /// <summary>All of the demo's records.</summary>
    Full,

    /// <summary>None; the company is connected all the same.</summary>
    None,
}

/// <summary>The arguments of <c>run</c>.</summary>
public sealed record RunOptions
{
    private const string Known =
        "Known: --port N, --quickbooks-port N, --database FILE, --quickbooks FILE, --sample small|full|none, --speed N (lab minutes per real minute), --no-tick, --json.";

    /// <summary>Port of the Dataverse side; null takes a free one.</summary>
    public int? Port { get; init; }

    public int? QuickBooksPort { get; init; }

    public string? Database { get; init; }

    public string? QuickBooks { get; init; }

    public SampleSize Sample { get; init; }

    /// <summary>Lab minutes per real minute: a backoff of a minute takes 3 seconds, one of an hour 3 minutes.</summary>
    public int Speed { get; init; } = 20;

    /// <summary>Whether ino_WakeLinkJobs is called each lab minute, as the scheduled flow does.</summary>
    public bool Tick { get; init; } = true;

    /// <summary>One line of JSON for a program, and the end when its input ends.</summary>
    public bool Json { get; init; }

    /// <exception cref="ArgumentException">An argument that is not known; the message says what is.</exception>
    public static RunOptions Parse(ReadOnlySpan<string> arguments)
    {
        RunOptions options = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (name is "--json" or "--no-tick")
            {
                options = name == "--json" ? options with { Json = true } : options with { Tick = false };
                continue;
            }

            string value = ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{name} needs a value, or is not known. {Known}");
            options = name switch
            {
                "--port" => options with { Port = Number(name, value, 65535) },
                "--quickbooks-port" => options with { QuickBooksPort = Number(name, value, 65535) },
                "--database" => options with { Database = value },
                "--quickbooks" => options with { QuickBooks = value },
                "--sample" => options with { Sample = Enum.TryParse(value, ignoreCase: true, out SampleSize size) && Enum.IsDefined(size) ? size : throw new ArgumentException("--sample is small, full or none.") },
                "--speed" => options with { Speed = Number(name, value, 600) },
                _ => throw new ArgumentException($"{name} is not known. {Known}"),
            };
        }

        return options;
    }

    private static int Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : throw new ArgumentException($"{name} is a number from 1 to {most}.");
}
