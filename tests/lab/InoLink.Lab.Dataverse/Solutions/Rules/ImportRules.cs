namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>
/// Everything the platform refuses, checked before anything is written. Each rule yields one sentence per breach; the groups
/// run in the platform's order and the first one with a breach ends the import.
/// </summary>
internal static class ImportRules
{
    private static readonly (int Code, Func<ImportTarget, IEnumerable<string>> Check)[] Groups =
    [
        (SolutionRefusedException.ImportFailed, SolutionRules.Check),
        (SolutionRefusedException.ImportFailed, DependencyRules.Check),
        (SolutionRefusedException.ImportFailed, TableRules.Check),
        (SolutionRefusedException.InvalidArgument, RelationshipRules.Check),
        (SolutionRefusedException.ImportFailed, PackageRules.Check),
        (SolutionRefusedException.PluginTypesFailed, AssemblyRules.Check),
        (SolutionRefusedException.ImportFailed, StepRules.Check),
        (SolutionRefusedException.ImportFailed, CustomApiRules.Check),
        (SolutionRefusedException.ImportFailed, CatalogRules.Check),
        (SolutionRefusedException.ImportFailed, SecurityRules.Check),
        (SolutionRefusedException.ImportFailed, AppearanceRules.Check),
        (SolutionRefusedException.ImportFailed, SettingRules.Check),
        (SolutionRefusedException.ImportFailed, ConnectorRules.Check),
    ];

    /// <exception cref="SolutionRefusedException">With every breach of the first group that has one.</exception>
    public static void Demand(ImportTarget target)
    {
        foreach (var (code, check) in Groups)
        {
            var refusals = check(target).ToList();
            if (refusals.Count > 0)
            {
                throw new SolutionRefusedException(code, refusals);
            }
        }
    }
}
