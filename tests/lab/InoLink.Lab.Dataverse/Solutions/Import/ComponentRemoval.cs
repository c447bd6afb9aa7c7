using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Takes components away again: those that a managed update no longer has, or all of them when a managed solution is uninstalled.</summary>
internal sealed class ComponentRemoval(LocalDataverse dataverse, RowImport rows, CallContext context, ImportLog log)
{
    // what depends on others goes first
    private static readonly string[] RemovalOrder =
    [
        "sdkmessageprocessingstepimage", "sdkmessageprocessingstep", "catalogassignment", "catalog", "customapirequestparameter", "customapiresponseproperty", "customapi", "plugintype", "pluginassembly", "pluginpackage",
        "appmodule", "sitemap", "ribbondiff", "systemform", "savedqueryvisualization", "savedquery", "webresource", "environmentvariabledefinition", "connector", "workflow", "fieldsecurityprofile", "role",
    ];

    /// <param name="gone">Rows of solutioncomponent.</param>
    public void Rows(IReadOnlyList<Entity> gone)
    {
        var byTable = gone.Select(row => (Row: row, Table: ComponentTypes.TableOf(row.GetAttributeValue<OptionSetValue>("componenttype").Value)));
        foreach (var (row, table) in byTable.OrderBy(part => Array.IndexOf(RemovalOrder, part.Table)))
        {
            var id = row.GetAttributeValue<Guid>("objectid");
            rows.Service.Delete("solutioncomponent", row.Id);
            if (rows.Find(table, dataverse.Metadata.Table(table).PrimaryIdColumn, id) is not null)
            {
                RemoveMessage(table, id);
                rows.Remove(table, id, id.ToString("D"));
                foreach (var label in rows.All("localizedlabel", "objectid", id).ToList())
                {
                    rows.Service.Delete("localizedlabel", label.Id);
                }
            }
        }
    }

    /// <summary>Removes columns, tables, relationships, choices and options that the solution brought and <paramref name="kept"/> lacks; null keeps nothing (solution-format §2.2).</summary>
    public void Metadata(string solution, SolutionFile? kept)
    {
        var metadata = dataverse.Metadata;
        foreach (var relationship in metadata.Relationships.Where(r => r.IntroducedBy == solution && kept?.Relationships.Any(f => string.Equals(f.Name, r.SchemaName, StringComparison.OrdinalIgnoreCase)) != true).ToList())
        {
            metadata.RemoveRelationship(relationship.SchemaName, context);
            log.Removed("relationship", relationship.SchemaName);
        }

        foreach (var table in metadata.Tables.Where(t => t.IntroducedBy == solution && kept?.Tables.Any(f => f.LogicalName == t.LogicalName) != true).ToList())
        {
            metadata.RemoveTable(table.LogicalName, context);
            log.Removed("entity", table.LogicalName);
        }

        foreach (var (table, column) in (from t in metadata.Tables from c in t.Columns.Values where c.IntroducedBy == solution select (t.LogicalName, c.LogicalName)).ToList())
        {
            if (kept?.Tables.Any(t => t.LogicalName == table && t.Columns.Any(c => c.LogicalName == column)) != true)
            {
                metadata.RemoveColumn(table, column, context);
                log.Removed("attribute", $"{table}.{column}");
            }
        }

        foreach (var (table, column, value) in AddedOptions(metadata, solution))
        {
            if (kept?.Tables.Any(t => t.LogicalName == table && t.Columns.Any(c => c.LogicalName == column && c.OptionSet?.Options.Any(o => o.Value == value) == true)) != true)
            {
                metadata.RemoveChoiceOption(table, column, value, context);
                log.Removed("option", string.Create(CultureInfo.InvariantCulture, $"{table}.{column} {value}"));
            }
        }

        foreach (var choice in metadata.GlobalChoices.Where(c => c.IntroducedBy == solution && kept?.OptionSets.Any(f => string.Equals(f.Name, c.Name, StringComparison.OrdinalIgnoreCase)) != true).ToList())
        {
            metadata.RemoveGlobalChoice(choice.Name, context);
            log.Removed("optionset", choice.Name);
        }
    }

    /// <summary>Options that the solution added to columns of others, such as a standard column's.</summary>
    private static List<(string Table, string Column, int Value)> AddedOptions(MetadataCatalog metadata, string solution)
        => [.. from t in metadata.Tables
               from c in t.Columns.Values
               where c.IntroducedBy != solution
               from o in metadata.ChoiceOf(c)?.Options ?? []
               where o.IntroducedBy == solution
               select (t.LogicalName, c.LogicalName, o.Value)];

    /// <summary>A custom API is a message, which goes with it.</summary>
    private void RemoveMessage(string table, Guid id)
    {
        if (table == "customapi" && rows.Find("sdkmessage", "name", rows.All(table, "customapiid", id).Single().GetAttributeValue<string>("uniquename")) is { } message)
        {
            rows.Service.Delete("sdkmessage", message);
        }
    }
}
