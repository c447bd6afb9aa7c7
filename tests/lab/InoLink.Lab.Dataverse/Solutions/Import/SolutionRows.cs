using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The solution and publisher rows, the list of its components, and what a managed update takes away again.</summary>
internal sealed class SolutionRows(LocalDataverse dataverse, ImportTarget target, RowImport rows, ComponentRemoval removal)
{
    private readonly SolutionManifest manifest = target.File.Manifest;

    public void Apply()
    {
        var components = rows.Components.ToList();
        var publisher = rows.ByKey(
            "publisher", "uniquename", manifest.Publisher.UniqueName, null,
            ("friendlyname", manifest.Publisher.DisplayName), ("customizationprefix", manifest.Publisher.Prefix), ("customizationoptionvalueprefix", manifest.Publisher.OptionValuePrefix));
        var now = dataverse.Clock.UtcNow;
        var isNew = target.Installed.Solution(manifest.UniqueName) is null;
        var solution = rows.ByKey(
            "solution", "uniquename", manifest.UniqueName, null,
            [
                ("friendlyname", manifest.DisplayName), ("version", manifest.Version.ToString()), ("ismanaged", manifest.IsManaged),
                ("publisherid", new EntityReference("publisher", publisher)), ("updatedon", now), .. isNew ? [("installedon", (object?)now)] : Array.Empty<(string, object?)>(),
            ]);
        ApplyComponents(solution, components);
    }

    private void ApplyComponents(Guid solution, List<(string Table, Guid Id)> components)
    {
        var before = rows.All("solutioncomponent", "solutionid", solution).ToList();
        foreach (var (table, id) in components.Where(c => !before.Exists(row => row.GetAttributeValue<Guid>("objectid") == c.Id)))
        {
            rows.Service.Create(new Entity("solutioncomponent", Guid.NewGuid())
            {
                ["solutionid"] = new EntityReference("solution", solution),
                ["componenttype"] = RowImport.Choice(ComponentTypes.Of(table)!.Value),
                ["objectid"] = id,
            });
        }

        if (manifest.IsManaged)
        {
            removal.Rows([.. before.Where(row => components.All(c => c.Id != row.GetAttributeValue<Guid>("objectid")))]);
            removal.Metadata(manifest.UniqueName, target.File);
        }
    }
}
