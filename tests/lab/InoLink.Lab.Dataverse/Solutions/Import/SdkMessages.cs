namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The platform's messages: the ids that are the same in every organization (solution-format §8.3), and the names that a step may give instead.</summary>
internal static class SdkMessages
{
    private static readonly Dictionary<Guid, string> ById = new()
    {
        [new("9ebdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Create",
        [new("20bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "Update",
        [new("a1bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Delete",
        [new("1cbebb1b-ea3e-db11-86a7-000a3a5473e8")] = "SetState",
        [new("8cbdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Assign",
        [new("f2bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Retrieve",
        [new("03bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "RetrieveMultiple",
    };

    // messages whose ids the references do not give; a step names them by SdkMessageName
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "Merge", "Win", "Lose", "Close", "Cancel", "Associate", "Disassociate", "SetStateDynamicEntity" };

    public static IEnumerable<(Guid? Id, string Name)> All => ById.Select(m => ((Guid?)m.Key, m.Value)).Concat(Named.Select(name => ((Guid?)null, name)));

    public static bool IsKnown(string name) => ById.ContainsValue(name) || Named.Contains(name);

    /// <summary>The message of a step by id or name; null for an unknown id.</summary>
    public static string? NameOf(StepDefinition step) => step.MessageId is { } id ? ById.GetValueOrDefault(id) : step.MessageName;
}
