namespace InoLink.Packager.Checks;

/// <summary>One violation of a rule.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Where">File or component.</param>
/// <param name="What">What is wrong and what to do.</param>
public sealed record Finding(string Rule, string Where, string What)
{
    public override string ToString() => $"{Where}: {What} [{Rule}]";
}
