namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>How a solution is imported.</summary>
public sealed record SolutionImportOptions
{
    /// <summary>"Enable Plugin steps and flows included in the solution": without it an unmanaged import leaves steps disabled (solution-format §8.3).</summary>
    public bool EnableSteps { get; init; } = true;

    /// <summary>Who imports; a System Administrator or System Customizer. Empty = the administrator of the organization.</summary>
    public Guid UserId { get; init; }
}
