using InoLink.Lab.Dataverse.Store;

namespace InoLink.Lab.Dataverse.Security;

/// <summary>Works out what a user may do from the rows of the security tables.</summary>
internal static class UserAccessReader
{
    private const int Allowed = 4;

    public static UserAccess Read(StoreConnection connection, LocalDataverse dataverse, Guid userId)
    {
        var id = ColumnCodec.Id(userId);
        var (name, unit) = connection.Query("SELECT fullname, businessunitid FROM systemuser WHERE systemuserid = $0", row => (row.IsDBNull(0) ? "" : row.GetString(0), Guid.Parse(row.GetString(1))), id)
            is [var user, ..] ? user : throw Faults.NoRow("systemuser", userId);
        var (language, locale) = connection.Query(
            "SELECT uilanguageid, localeid FROM usersettings WHERE systemuserid = $0",
            row => (row.IsDBNull(0) ? Label.English : row.GetInt32(0), row.IsDBNull(1) ? Label.English : row.GetInt32(1)), id) is [var settings, ..] ? settings : (Label.English, Label.English);
        var teams = connection.Query("SELECT teamid FROM teammembership WHERE systemuserid = $0", row => Guid.Parse(row.GetString(0)), id).ToHashSet();
        var roles = connection.Query(
            """
            SELECT r.roleid, r.roletemplateid FROM role r WHERE r.roleid IN (
              SELECT roleid FROM systemuserroles WHERE systemuserid = $0
              UNION SELECT tr.roleid FROM teamroles tr JOIN teammembership m ON m.teamid = tr.teamid WHERE m.systemuserid = $0)
            """, row => (Id: Guid.Parse(row.GetString(0)), Template: row.IsDBNull(1) ? Guid.Empty : Guid.Parse(row.GetString(1))), id);
        return new UserAccess
        {
            UserId = userId,
            Name = name,
            BusinessUnitId = unit,
            Language = language,
            Locale = locale,
            IsUnlimited = userId == dataverse.SystemUserId || roles.Any(role => role.Template == SecurityModel.SystemAdministratorTemplate),
            RoleCount = roles.Count,
            BusinessUnitsBelow = Below(connection, unit),
            Teams = teams,
            Privileges = Privileges(connection, roles.Select(role => role.Id)),
            Columns = Columns(connection, id),
        };
    }

    private static HashSet<Guid> Below(StoreConnection connection, Guid unit) =>
        [.. connection.Query(
            """
            WITH RECURSIVE below(id) AS (SELECT $0 UNION SELECT b.businessunitid FROM businessunit b JOIN below ON b.parentbusinessunitid = below.id)
            SELECT id FROM below
            """, row => Guid.Parse(row.GetString(0)), ColumnCodec.Id(unit))];

    private static Dictionary<string, PrivilegeDepth> Privileges(StoreConnection connection, IEnumerable<Guid> roles)
    {
        var found = new Dictionary<string, PrivilegeDepth>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in roles)
        {
            foreach (var (name, mask) in connection.Query(
                "SELECT p.name, rp.privilegedepthmask FROM roleprivileges rp JOIN privilege p ON p.privilegeid = rp.privilegeid WHERE rp.roleid = $0",
                row => (row.GetString(0), row.GetInt32(1)), ColumnCodec.Id(role)))
            {
                var depth = RolePrivileges.DepthOf(mask);
                found[name] = found.TryGetValue(name, out var other) && other > depth ? other : depth;
            }
        }

        return found;
    }

    private static Dictionary<(string, string), AccessRight> Columns(StoreConnection connection, string userId)
    {
        var found = new Dictionary<(string, string), AccessRight>();
        foreach (var (table, column, rights) in connection.Query(
            """
            SELECT fp.entityname, fp.attributelogicalname, fp.canread, fp.cancreate, fp.canupdate FROM fieldpermission fp WHERE fp.fieldsecurityprofileid IN (
              SELECT fieldsecurityprofileid FROM systemuserprofiles WHERE systemuserid = $0
              UNION SELECT tp.fieldsecurityprofileid FROM teamprofiles tp JOIN teammembership m ON m.teamid = tp.teamid WHERE m.systemuserid = $0)
            """,
            row => (row.GetString(0), row.GetString(1), Right(row, 2, AccessRight.Read) | Right(row, 3, AccessRight.Create) | Right(row, 4, AccessRight.Write)), userId))
        {
            found[(table, column)] = rights | found.GetValueOrDefault((table, column));
        }

        return found;
    }

    private static AccessRight Right(Microsoft.Data.Sqlite.SqliteDataReader row, int ordinal, AccessRight right) =>
        !row.IsDBNull(ordinal) && row.GetInt32(ordinal) == Allowed ? right : AccessRight.None;
}
