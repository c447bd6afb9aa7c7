using System.Globalization;
using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Security;

/// <summary>What one user may do: privileges of the user's and teams' roles with their reach, and secured columns.</summary>
internal sealed record UserAccess
{
    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required Guid BusinessUnitId { get; init; }

    /// <summary>Language id of labels, from the user's settings.</summary>
    public int Language { get; init; } = Label.English;

    /// <summary>Language id of number and date formats, from the user's settings.</summary>
    public int Locale { get; init; } = Label.English;

    /// <summary>System Administrator or SYSTEM: everything.</summary>
    public required bool IsUnlimited { get; init; }

    public required int RoleCount { get; init; }

    /// <summary>The own business unit and those below it.</summary>
    public required IReadOnlySet<Guid> BusinessUnitsBelow { get; init; }

    public required IReadOnlySet<Guid> Teams { get; init; }

    public required IReadOnlyDictionary<string, PrivilegeDepth> Privileges { get; init; }

    /// <summary>Secured columns a profile opens.</summary>
    public required IReadOnlyDictionary<(string Table, string Column), AccessRight> Columns { get; init; }

    /// <summary>How far a right on a table reaches; null = not at all.</summary>
    public PrivilegeDepth? Depth(MetadataSnapshot metadata, TableMetadata table, AccessRight right)
    {
        if (IsUnlimited)
        {
            return PrivilegeDepth.Global;
        }

        var bearer = table.PrivilegesOf is { } other ? metadata.Table(other) : table;

        // lines are made and removed by whoever may write their document
        var effective = table.PrivilegesOf is not null && right is AccessRight.Delete or AccessRight.Create ? AccessRight.Write : right;
        if (Privilege.NameOf(bearer, effective) is not { } name)
        {
            // tables without privileges are the platform's own: everybody reads them, administrators write them
            return right == AccessRight.Read ? PrivilegeDepth.Global : null;
        }

        return Privileges.TryGetValue(name, out var depth) ? depth : null;
    }

    /// <summary>Refuses if the user has no such privilege at any depth.</summary>
    public void DemandTable(RequestScope scope, TableMetadata table, AccessRight right)
    {
        if (!scope.IsUnrestricted && Depth(scope.Metadata, table, right) is null)
        {
            var bearer = table.PrivilegesOf is { } other ? scope.Metadata.Table(other) : table;
            var missing = Privilege.NameOf(bearer, right) ?? "prv" + right + bearer.SchemaName;
            throw Faults.Of(FaultCode.PrivilegeDenied, string.Create(CultureInfo.InvariantCulture,
                $"Principal user (Id={UserId:D}, type=8, roleCount={RoleCount}, privilegeCount={Privileges.Count}, accessMode=0), is missing {missing} privilege (Id={Privilege.IdOf(missing)}) on OTC={table.ObjectTypeCode} for entity '{table.LogicalName}'."));
        }
    }

    /// <summary>Refuses if the privilege does not reach this row.</summary>
    public void DemandRow(RequestScope scope, TableMetadata table, AccessRight right, Entity row)
    {
        if (!scope.IsUnrestricted && !Reaches(scope, table, right, row))
        {
            throw Faults.Of(FaultCode.AccessDenied, $"Principal with id {UserId:D} does not have {right}Access right(s) for record with id {row.Id:D} of entity {table.LogicalName}");
        }
    }

    public bool Reaches(RequestScope scope, TableMetadata table, AccessRight right, Entity row)
    {
        if (Depth(scope.Metadata, table, right) is not { } depth)
        {
            return false;
        }

        if (depth == PrivilegeDepth.Global)
        {
            return true;
        }

        if (table.PrivilegesOf is { } parentName)
        {
            var lookup = ParentLookup(table, parentName);
            return row.Value(lookup.LogicalName) is not EntityReference parent
                || Reaches(scope, scope.Metadata.Table(parentName), right is AccessRight.Create or AccessRight.Delete ? AccessRight.Write : right, scope.Row(scope.Metadata.Table(parentName), parent.Id));
        }

        if (table.Ownership != OwnershipKind.User)
        {
            return true;
        }

        var owner = (row.Value("ownerid") as EntityReference)?.Id ?? Guid.Empty;
        var unit = (row.Value("owningbusinessunit") as EntityReference)?.Id ?? Guid.Empty;
        return owner == UserId || Teams.Contains(owner)
            || (depth == PrivilegeDepth.Local && unit == BusinessUnitId)
            || (depth == PrivilegeDepth.Deep && BusinessUnitsBelow.Contains(unit));
    }

    /// <summary>A SQL condition for the rows the user may read; null = all of them.</summary>
    public string? ReadFilter(MetadataSnapshot metadata, TableMetadata table, string alias)
    {
        var depth = Depth(metadata, table, AccessRight.Read);
        if (depth is null)
        {
            return "0";
        }

        if (depth == PrivilegeDepth.Global)
        {
            return null;
        }

        if (table.PrivilegesOf is { } parentName)
        {
            var parent = metadata.Table(parentName);
            var lookup = SqlNames.Quoted(ParentLookup(table, parentName).LogicalName);
            return $"{alias}.{lookup} IN (SELECT p.{SqlNames.Quoted(parent.PrimaryIdColumn)} FROM {SqlNames.Quoted(parentName)} p WHERE {ReadFilter(metadata, parent, "p")})";
        }

        if (table.Ownership != OwnershipKind.User)
        {
            return null;
        }

        var owners = $"{alias}.ownerid IN ({List(Teams.Append(UserId))})";
        return depth switch
        {
            PrivilegeDepth.Local => $"({owners} OR {alias}.owningbusinessunit = '{ColumnCodec.Id(BusinessUnitId)}')",
            PrivilegeDepth.Deep => $"({owners} OR {alias}.owningbusinessunit IN ({List(BusinessUnitsBelow)}))",
            _ => owners,
        };
    }

    /// <summary>Whether a column may be read, created with or written.</summary>
    public bool MayUse(RequestScope scope, TableMetadata table, ColumnMetadata column, AccessRight right) =>
        !column.IsSecured || scope.IsUnrestricted || IsUnlimited
        || (Columns.TryGetValue((table.LogicalName, column.LogicalName), out var rights) && rights.HasFlag(right));

    /// <summary>Refuses to set a secured column that no profile opens.</summary>
    public void DemandColumn(RequestScope scope, TableMetadata table, ColumnMetadata column, AccessRight right)
    {
        if (!MayUse(scope, table, column, right))
        {
            throw right == AccessRight.Create
                ? Faults.Of(FaultCode.AttributePrivilegeCreateIsMissing, $"The user does not have create permissions to a secured field. The requested operation could not be completed. ({table.LogicalName}.{column.LogicalName})")
                : Faults.Of(FaultCode.AttributePermissionUpdateIsMissing, $"The user doesn't have AttributePrivilegeUpdate and not granted shared access for a secured attribute during update operation. ({table.LogicalName}.{column.LogicalName})");
        }
    }

    private static ColumnMetadata ParentLookup(TableMetadata table, string parent) =>
        table.Columns.Values.First(column => column.Kind == ColumnKind.Lookup && column.Targets is [var only] && only == parent);

    private static string List(IEnumerable<Guid> ids) => string.Join(", ", ids.Select(id => $"'{ColumnCodec.Id(id)}'"));
}
