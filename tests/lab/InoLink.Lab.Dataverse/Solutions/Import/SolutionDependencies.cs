using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>What outside a solution needs its tables, columns and messages: columns and relationships of others, steps, and the texts of processes, forms, views and charts.</summary>
internal sealed partial class SolutionDependencies(MetadataCatalog metadata, RowImport rows, string solution, IReadOnlyList<Entity> components)
{
    private static readonly (string Table, string Type, string[] Texts)[] Readers =
    [
        ("workflow", "Workflow", ["primaryentity", "xaml", "clientdata"]),
        ("systemform", "SystemForm", ["objecttypecode", "formxml"]),
        ("savedquery", "SavedQuery", ["returnedtypecode", "fetchxml", "layoutxml"]),
        ("savedqueryvisualization", "SavedQueryVisualization", ["primaryentitytypecode", "datadescription"]),
        ("ribbondiff", "RibbonCustomization", ["entity", "rdx"]),
    ];

    private readonly HashSet<Guid> own = [.. components.Select(component => component.GetAttributeValue<Guid>("objectid"))];

    /// <summary>One sentence in the platform's words for each dependency.</summary>
    public IEnumerable<string> Find()
    {
        var names = Names();
        return Columns().Concat(Relationships()).Concat(Steps(names)).Concat(Texts(names));
    }

    /// <summary>Names that the solution brought, each with the type of its component.</summary>
    private Dictionary<string, string> Names()
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var table in metadata.Tables)
        {
            if (table.IntroducedBy == solution)
            {
                names[table.LogicalName] = "Entity";
            }

            foreach (var column in table.Columns.Values.Where(column => column.IntroducedBy == solution))
            {
                names.TryAdd(column.LogicalName, "Attribute");
            }
        }

        foreach (var api in All("customapi").Where(api => own.Contains(api.Id)))
        {
            names[api.GetAttributeValue<string>("uniquename")] = "CustomAPI";
        }

        foreach (var resource in All("webresource").Where(resource => own.Contains(resource.Id)))
        {
            names[resource.GetAttributeValue<string>("name")] = "WebResource";
        }

        return names;
    }

    private IEnumerable<string> Columns()
        => from table in metadata.Tables
           where table.IntroducedBy == solution
           from column in table.Columns.Values
           where column.IntroducedBy is { } other && other != solution
           select Sentence("Entity", table.LogicalName, "Attribute", column.LogicalName);

    private IEnumerable<string> Relationships()
        => from relationship in metadata.Relationships
           where relationship.IntroducedBy is { } other && other != solution
           from name in new[] { relationship.ReferencedTable, relationship.ReferencingTable }.Distinct()
           where metadata.Table(name).IntroducedBy == solution
           select Sentence("Entity", name, "EntityRelationship", relationship.SchemaName);

    private IEnumerable<string> Steps(Dictionary<string, string> names)
    {
        var messages = All("sdkmessage").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("name"));
        var filters = All("sdkmessagefilter").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("primaryobjecttypecode"));
        foreach (var step in All("sdkmessageprocessingstep").Where(step => !own.Contains(step.Id)))
        {
            string?[] needed =
            [
                step.GetAttributeValue<EntityReference>("sdkmessageid") is { } message ? messages.GetValueOrDefault(message.Id) : null,
                step.GetAttributeValue<EntityReference>("sdkmessagefilterid") is { } filter ? filters.GetValueOrDefault(filter.Id) : null,
                .. (step.GetAttributeValue<string>("filteringattributes") ?? "").Split(','),
            ];
            foreach (var name in needed.OfType<string>().Where(names.ContainsKey).Distinct())
            {
                yield return Sentence(names[name], name, "SDKMessageProcessingStep", step.GetAttributeValue<string>("name"));
            }
        }
    }

    private IEnumerable<string> Texts(Dictionary<string, string> names)
    {
        foreach (var (table, type, columns) in Readers)
        {
            foreach (var row in All(table).Where(row => !own.Contains(row.Id)))
            {
                var words = columns.SelectMany(column => Word().Matches(row.GetAttributeValue<string>(column) ?? "").Select(match => match.Value));
                foreach (var name in words.Where(names.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase))
                {
                    yield return Sentence(names[name], name, type, row.GetAttributeValue<string>("name") ?? row.Id.ToString("D"));
                }
            }
        }
    }

    private IEnumerable<Entity> All(string table) => rows.Service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities;

    private static string Sentence(string neededType, string needed, string type, string name)
        => string.Create(CultureInfo.InvariantCulture, $"RequiredComponentObject details: Type: {neededType}, ObjectName: {needed}, DependentComponentObject details: Type: {type}, ObjectName: {name} DependencyType: Published");

    // a name as it stands in XML, JSON and paths of web resources
    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_./-]*")]
    private static partial Regex Word();
}
