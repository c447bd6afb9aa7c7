using System.Security.Cryptography;
using System.Text;

namespace InoLink.Lab.Dataverse;

/// <summary>What a privilege lets one do with rows; the numbers are those of the SDK's AccessRights.</summary>
[Flags]
public enum AccessRight
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read.</summary>
    Read = 1,

    /// <summary>Write.</summary>
    Write = 2,

    /// <summary>Append: this row to another.</summary>
    Append = 4,

    /// <summary>Append To: another row to this.</summary>
    AppendTo = 16,

    /// <summary>Create.</summary>
    Create = 32,

    /// <summary>Delete.</summary>
    Delete = 65536,

    /// <summary>Share.</summary>
    Share = 262144,

    /// <summary>Assign.</summary>
    Assign = 524288,
}

/// <summary>How far a privilege reaches; the numbers are those of the SDK's PrivilegeDepth.</summary>
public enum PrivilegeDepth
{
    /// <summary>Rows of the user and the user's teams.</summary>
    Basic = 0,

    /// <summary>Rows of the user's business unit.</summary>
    Local = 1,

    /// <summary>Rows of the business unit and those below it.</summary>
    Deep = 2,

    /// <summary>All rows.</summary>
    Global = 3,
}

/// <summary>A privilege of the organization, derived from its tables (solution-format §13).</summary>
/// <param name="Id">Fixed by the name.</param>
/// <param name="Name">prvReadAccount and the like.</param>
/// <param name="Right">What it allows; None for the few that belong to no table.</param>
/// <param name="Table">Logical name of its table, if any.</param>
/// <param name="GlobalOnly">The only depth is Global: tables of the organization.</param>
public sealed record Privilege(Guid Id, string Name, AccessRight Right, string? Table, bool GlobalOnly)
{
    private static readonly AccessRight[] OfUserTables =
        [AccessRight.Create, AccessRight.Read, AccessRight.Write, AccessRight.Delete, AccessRight.Append, AccessRight.AppendTo, AccessRight.Assign, AccessRight.Share];

    private static readonly AccessRight[] OfOtherTables =
        [AccessRight.Create, AccessRight.Read, AccessRight.Write, AccessRight.Delete, AccessRight.Append, AccessRight.AppendTo];

    /// <summary>Privileges that belong to no table of this emulator but stand in nearly every real role.</summary>
    private static readonly string[] Others =
    [
        "prvReadAppModule", "prvReadSiteMap", "prvReadUserSettings", "prvWriteUserSettings", "prvCreateUserSettings", "prvAppendUserSettings",
        "prvReadUserQuery", "prvCreateUserQuery", "prvWriteUserQuery", "prvDeleteUserQuery", "prvReadActivity", "prvCreateActivity", "prvWriteActivity",
        "prvAppendActivity", "prvAppendToActivity", "prvReadNote", "prvCreateNote", "prvWriteNote", "prvAppendNote", "prvReadCalendar",
        "prvExportToExcel", "prvBulkDelete", "prvMerge", "prvPrint", "prvPublishCustomization", "prvExportCustomization", "prvImportCustomization",
        "prvActOnBehalfOfAnotherUser", "prvFlow", "prvWorkflowExecution", "prvReadConnectionReference", "prvReadCustomControl",
        "prvReadRibbon", "prvWriteOptionSet", "prvReadOptionSet", "prvReadEntity", "prvReadAttribute", "prvReadRelationship",
    ];

    /// <summary>The name of a table's privilege, or null if the table has none of that kind.</summary>
    public static string? NameOf(TableMetadata table, AccessRight right)
    {
        ArgumentNullException.ThrowIfNull(table);
        var word = table.PrivilegeWord ?? table.SchemaName;
        return word.Length == 0 || table.Ownership == OwnershipKind.None && table.PrivilegeWord is null || !RightsOf(table).Contains(right) ? null : "prv" + right + word;
    }

    internal static AccessRight[] RightsOf(TableMetadata table) => table.Ownership == OwnershipKind.User ? OfUserTables : OfOtherTables;

    internal static IEnumerable<Privilege> Of(MetadataSnapshot metadata)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in metadata.Tables.Values)
        {
            foreach (var right in RightsOf(table))
            {
                if (NameOf(table, right) is { } name && names.Add(name))
                {
                    yield return new(IdOf(name), name, right, table.LogicalName, table.Ownership == OwnershipKind.Organization);
                }
            }
        }

        foreach (var name in Others.Where(names.Add))
        {
            yield return new(IdOf(name), name, AccessRight.None, null, false);
        }
    }

    /// <summary>An id that is the same in every database of the lab.</summary>
    internal static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())).AsSpan(0, 16));
}
