using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The solution and publisher rows, the list of its components, and what a managed update takes away again.</summary>
internal sealed class SolutionRows(LocalDataverse dataverse, ImportTarget target, RowImport rows, CallContext context, ImportLog log)
{
    // what depends on others goes first
    private static readonly string[] RemovalOrder =
    [
        "sdkmessageprocessingstepimage", "sdkmessageprocessingstep", "customapirequestparameter", "customapiresponseproperty", "customapi", "plugintype", "pluginassembly", "pluginpackage",
        "appmodule", "sitemap", "ribbondiff", "systemform", "savedqueryvisualization", "savedquery", "webresource", "environmentvariabledefinition", "connector", "workflow", "fieldsecurityprofile", "role",
    ];

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
            RemoveRows([.. before.Where(row => components.All(c => c.Id != row.GetAttributeValue<Guid>("objectid")))]);
            RemoveMetadata();
        }
    }

    private void RemoveRows(List<Entity> gone)
    {
        var byTable = gone.Select(row => (Row: row, Table: ComponentTypes.TableOf(row.GetAttributeValue<OptionSetValue>("componenttype").Value)));
        foreach (var (row, table) in byTable.OrderBy(part => Array.IndexOf(RemovalOrder, part.Table)))
        {
            var id = row.GetAttributeValue<Guid>("objectid");
            rows.Service.Delete("solutioncomponent", row.Id);
            if (rows.Find(table, dataverse.Metadata.Table(table).PrimaryIdColumn, id) is not null)
            {
                rows.Remove(table, id, id.ToString("D"));
            }
        }
    }

    /// <summary>A managed update removes columns, tables, relationships and choices that are gone from the file (solution-format §2.2).</summary>
    private void RemoveMetadata()
    {
        var metadata = dataverse.Metadata;
        foreach (var relationship in metadata.Relationships.Where(r => r.IntroducedBy == manifest.UniqueName && target.File.Relationships.All(f => !string.Equals(f.Name, r.SchemaName, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            metadata.RemoveRelationship(relationship.SchemaName, context);
            log.Removed("relationship", relationship.SchemaName);
        }

        foreach (var table in metadata.Tables.Where(t => t.IntroducedBy == manifest.UniqueName && target.File.Tables.All(f => f.LogicalName != t.LogicalName)).ToList())
        {
            metadata.RemoveTable(table.LogicalName, context);
            log.Removed("entity", table.LogicalName);
        }

        foreach (var (table, column) in (from t in metadata.Tables from c in t.Columns.Values where c.IntroducedBy == manifest.UniqueName select (t.LogicalName, c.LogicalName)).ToList())
        {
            if (!target.File.Tables.Any(t => t.LogicalName == table && t.Columns.Any(c => c.LogicalName == column)))
            {
                metadata.RemoveColumn(table, column, context);
                log.Removed("attribute", $"{table}.{column}");
            }
        }

        foreach (var choice in metadata.GlobalChoices.Where(c => c.IntroducedBy == manifest.UniqueName && target.File.OptionSets.All(f => !string.Equals(f.Name, c.Name, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            metadata.RemoveGlobalChoice(choice.Name, context);
            log.Removed("optionset", choice.Name);
        }
    }
}
