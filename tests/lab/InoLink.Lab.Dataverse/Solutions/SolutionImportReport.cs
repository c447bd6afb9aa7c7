namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>What an import did.</summary>
/// <param name="Components">Everything made, updated or removed.</param>
/// <param name="Warnings">What the platform takes without a word but does not do, or does otherwise than one may think.</param>
/// <param name="UnknownParts">Parts of the file that the lab does not know and did not import.</param>
public sealed record SolutionImportReport(
    string UniqueName, Version Version, bool IsManaged, IReadOnlyList<ImportedComponent> Components, IReadOnlyList<string> Warnings, IReadOnlyList<string> UnknownParts)
{
    public int Made => Count(ImportAction.Made);

    public int Updated => Count(ImportAction.Updated);

    public int Removed => Count(ImportAction.Removed);

    private int Count(ImportAction action) => Components.Count(component => component.Action == action);
}

/// <summary>One component of an import.</summary>
/// <param name="Kind">entity, attribute, optionset, relationship, entitykey, or the logical name of the component's table.</param>
public sealed record ImportedComponent(string Kind, string Name, ImportAction Action);

/// <summary>What became of a component.</summary>
public enum ImportAction
{
    Made,
    Updated,
    Removed,
}
