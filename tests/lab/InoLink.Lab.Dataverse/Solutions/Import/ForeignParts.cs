namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>
/// What other people's solutions hold and the local Dataverse does not emulate: set aside, each part by name, so that the rest is imported and nothing is dropped in
/// silence. A name that begins with the publisher's own prefix is never set aside: that one has to be in the file.
/// </summary>
internal static class ForeignParts
{
    /// <summary>Types of the schema that have no kind of column here.</summary>
    private static readonly HashSet<string> ColumnTypes = new(StringComparer.Ordinal) { "image", "partylist", "virtual", "managedproperty", "entityname", "calendarrules" };

    private static readonly HashSet<string> FormTypes = new(StringComparer.Ordinal) { "main", "quick", "quickCreate", "card" };

    /// <summary>Lookups of the platform that every table has: the server makes their relationships itself, whether listed or not (solution-format §4.1).</summary>
    private static readonly HashSet<string> ServerLookups = new(StringComparer.Ordinal)
    {
        "createdby", "modifiedby", "createdonbehalfby", "modifiedonbehalfby", "ownerid", "owningbusinessunit", "owningteam", "owninguser", "organizationid", "transactioncurrencyid",
    };

    /// <returns>The file without the parts, which are named among its unknown ones.</returns>
    public static SolutionFile SetAside(SolutionFile file, MetadataCatalog metadata)
    {
        List<string> parts = [.. file.UnknownParts];
        var trimmed = Roots(file, Relationships(Columns(Forms(Tables(file, metadata, parts), parts), metadata, parts), parts), parts);
        return trimmed with { UnknownParts = [.. parts.Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>The platform's own table or column, by its name: not of the publisher.</summary>
    public static bool IsForeign(ImportTarget target, string name) => !name.StartsWith(target.Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>What parts that stay name of the platform, and is not here.</summary>
    public static IEnumerable<string> Mentioned(ImportTarget target)
        => (from table in target.File.Tables
            from form in table.Forms
            from column in form.Columns
            where !target.HasColumn(table.LogicalName, column) && IsForeign(target, column)
            select $"column {table.LogicalName}.{column} of form {form.Name}")
        .Concat(from role in target.File.Roles
                from privilege in role.Privileges
                where !SecurityRules.HasPrivilege(target, privilege.Name) && PlatformNames.IsPrivilege(privilege.Name)
                select $"privilege {privilege.Name} of role {role.Name}")
        .Concat(from table in target.File.Tables
                from form in table.Forms
                from grid in SubGridDefinition.ReadAll(form.Form)
                where PlatformNames.IsTable(grid.Table) && !target.HasTable(grid.Table)
                select $"sub-grid {grid.ControlId} of form {form.Name}: table {grid.Table}")
        .Concat(from map in target.File.SiteMaps
                from area in map.SiteMap.Descendants("SubArea")
                let table = area.Attribute("Entity")?.Value
                where table is not null && PlatformNames.IsTable(table) && !target.HasTable(table)
                select $"sub-area {area.Attribute("Id")?.Value} of sitemap {map.UniqueName}: table {table}")
        .Concat(from step in target.File.Steps
                where step.Mode == 0
                select $"step {step.Name}: synchronous, so it is stored and never run");

    private static SolutionFile Tables(SolutionFile file, MetadataCatalog metadata, List<string> parts)
    {
        var aside = file.Tables.Where(table => !table.IsWholeTable && PlatformNames.IsTable(table.LogicalName) && !metadata.TryGetTable(table.LogicalName, out _)).ToList();
        parts.AddRange(aside.Select(table => $"table {table.LogicalName}: {table.Columns.Count} column(s), {table.Forms.Count} form(s), {table.Views.Count} view(s)"));
        var gone = aside.Select(table => table.LogicalName).ToHashSet(StringComparer.Ordinal);
        return file with
        {
            Tables = [.. file.Tables.Except(aside)],
            Relationships = Except(file.Relationships, parts, r => new[] { r.ReferencedTable, r.ReferencingTable, r.FirstTable, r.SecondTable }.Any(name => gone.Contains(name) || (PlatformNames.IsTable(name) && !metadata.TryGetTable(name, out _)))),
            Steps = Except(file.Steps, parts, step => step.PrimaryTable.Length > 0 && PlatformNames.IsTable(step.PrimaryTable) && !metadata.TryGetTable(step.PrimaryTable, out _)),
            Workflows = Except(file.Workflows, parts, workflow => workflow.PrimaryTable is { } table && PlatformNames.IsTable(table) && !metadata.TryGetTable(table, out _)),
        };
    }

    private static SolutionFile Forms(SolutionFile file, List<string> parts)
    {
        parts.AddRange(from table in file.Tables from form in table.Forms where !FormTypes.Contains(form.Kind) select $"form {form.Name} of {table.LogicalName}: type {form.Kind}");
        return file with { Tables = [.. file.Tables.Select(table => table with { Forms = [.. table.Forms.Where(form => FormTypes.Contains(form.Kind))] })] };
    }

    private static SolutionFile Columns(SolutionFile file, MetadataCatalog metadata, List<string> parts)
    {
        bool IsAside(TableDefinition table, ColumnDefinition column) => ColumnTypes.Contains(column.Type)
            || (column.IsUnmodified && !table.IsWholeTable && (!metadata.TryGetTable(table.LogicalName, out var known) || known.Column(column.LogicalName) is null));

        parts.AddRange(from table in file.Tables from column in table.Columns where IsAside(table, column) select $"column {table.LogicalName}.{column.LogicalName}: type {column.Type}");
        return file with { Tables = [.. file.Tables.Select(table => table with { Columns = [.. table.Columns.Where(column => !IsAside(table, column))] })] };
    }

    private static SolutionFile Relationships(SolutionFile file, List<string> parts)
    {
        parts.AddRange(from r in file.Relationships where ServerLookups.Contains(r.ReferencingColumn) select $"relationship {r.Name}: the server's own");
        return file with { Relationships = [.. file.Relationships.Where(r => !ServerLookups.Contains(r.ReferencingColumn))] };
    }

    /// <summary>Root components of kinds that are not read, and of what was set aside.</summary>
    private static SolutionFile Roots(SolutionFile before, SolutionFile after, List<string> parts)
    {
        var unread = before.Manifest.RootComponents.Where(root => !RootComponent.IsRead(root.Type)).ToList();
        parts.AddRange(unread.Select(root => $"root component {root}"));
        var names = before.Tables.Select(t => t.LogicalName).Except(after.Tables.Select(t => t.LogicalName)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ids = before.Steps.Select(s => s.Id).Except(after.Steps.Select(s => s.Id)).Concat(before.Workflows.Select(w => w.Id).Except(after.Workflows.Select(w => w.Id))).ToHashSet();
        var kept = before.Manifest.RootComponents.Except(unread).Where(root => !(root.Type == RootComponent.Table && root.SchemaName is { } name && names.Contains(name)) && !(root.Id is { } id && ids.Contains(id)));
        return after with { Manifest = after.Manifest with { RootComponents = [.. kept] } };
    }

    private static List<T> Except<T>(IReadOnlyList<T> all, List<string> parts, Func<T, bool> isAside)
        where T : class
    {
        parts.AddRange(all.Where(isAside).Select(part => part switch
        {
            RelationshipDefinition relationship => $"relationship {relationship.Name}",
            StepDefinition step => $"step {step.Name}",
            WorkflowDefinition workflow => $"process {workflow.Name}",
            _ => part.ToString()!,
        }));
        return [.. all.Where(part => !isAside(part))];
    }
}
