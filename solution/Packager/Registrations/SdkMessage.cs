namespace InoLink.Packager.Registrations;

/// <summary>Ids of the platform's messages, the same in every environment (solution-format §8.3).</summary>
public static class SdkMessage
{
    private const string Tail = "-ea3e-db11-86a7-000a3a5473e8";

    private static readonly Dictionary<string, string> Ids = new()
    {
        ["Create"] = "9ebdbb1b" + Tail,
        ["Update"] = "20bebb1b" + Tail,
        ["Delete"] = "a1bdbb1b" + Tail,
        ["SetState"] = "1cbebb1b" + Tail,
        ["Assign"] = "8cbdbb1b" + Tail,
        ["Retrieve"] = "f2bdbb1b" + Tail,
        ["RetrieveMultiple"] = "03bebb1b" + Tail,
    };

    /// <summary>Id of a message; null when not known, e.g. Merge: its steps name the message instead.</summary>
    public static string? IdOf(string message) => Ids.GetValueOrDefault(message);

    /// <summary>Name of a message by its id; null when not known.</summary>
    public static string? NameOf(string id) => Ids.FirstOrDefault(m => m.Value == id).Key;
}
