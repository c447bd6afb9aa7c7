namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Collects what an import does.</summary>
internal sealed class ImportLog
{
    private readonly List<ImportedComponent> components = [];
    private readonly List<string> warnings = [];

    public IReadOnlyList<ImportedComponent> Components => components;

    public IReadOnlyList<string> Warnings => warnings;

    public void Note(string kind, string name, bool made) => components.Add(new ImportedComponent(kind, name, made ? ImportAction.Made : ImportAction.Updated));

    public void Removed(string kind, string name) => components.Add(new ImportedComponent(kind, name, ImportAction.Removed));

    public void Warn(string warning) => warnings.Add(warning);
}
