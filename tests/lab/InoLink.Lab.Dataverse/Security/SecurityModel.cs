using System.Collections.Concurrent;
using InoLink.Lab.Dataverse.Store;

namespace InoLink.Lab.Dataverse.Security;

/// <summary>
/// Users, business units, teams, roles and column security profiles as their tables hold them. What a user may do is worked
/// out once and kept until one of those tables is written.
/// </summary>
public sealed class SecurityModel
{
    private static readonly string[] Tables =
    [
        "systemuser", "usersettings", "businessunit", "team", "role", "roleprivileges", "systemuserroles", "teamroles", "teammembership",
        "fieldsecurityprofile", "fieldpermission", "systemuserprofiles", "teamprofiles",
    ];

    private readonly LocalDataverse _dataverse;
    private ConcurrentDictionary<Guid, UserAccess> _known = new();

    internal SecurityModel(LocalDataverse dataverse) => _dataverse = dataverse;

    /// <summary>Role template of System Administrator, the same in every environment (solution-format §5).</summary>
    public static Guid SystemAdministratorTemplate { get; } = new("627090ff-40a3-4053-8790-584edc5be201");

    /// <summary>Role template of System Customizer (solution-format §5).</summary>
    public static Guid SystemCustomizerTemplate { get; } = new("119f245c-3cc8-4b62-b31c-d1a046ced15d");

    /// <summary>Whether a user has a privilege at any depth; System Administrator and SYSTEM have all. The name is case-insensitive.</summary>
    public bool HasPrivilege(Guid userId, string privilegeName, CallContext? context = null) => DepthOf(userId, privilegeName, context) is not null;

    /// <summary>How far a user's privilege reaches; null = none.</summary>
    public PrivilegeDepth? DepthOf(Guid userId, string privilegeName, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(privilegeName);
        if (userId == _dataverse.SystemUserId)
        {
            return PrivilegeDepth.Global;
        }

        var access = _dataverse.InTransaction(context ?? CallContext.Platform(_dataverse.SystemUserId), inside => AccessOf(userId, inside.Transaction!));
        return access.IsUnlimited ? PrivilegeDepth.Global : access.Privileges.TryGetValue(privilegeName, out var depth) ? depth : null;
    }

    /// <summary>Whether a user has the role System Administrator (or is SYSTEM).</summary>
    public bool IsSystemAdministrator(Guid userId, CallContext? context = null) =>
        userId == _dataverse.SystemUserId
        || _dataverse.InTransaction(context ?? CallContext.Platform(_dataverse.SystemUserId), inside => AccessOf(userId, inside.Transaction!)).IsUnlimited;

    /// <summary>Makes these the privileges of a role, as a solution import does.</summary>
    /// <exception cref="System.ServiceModel.FaultException">A privilege of that name, or of that depth, does not exist (solution-format §13).</exception>
    public void SetRolePrivileges(Guid roleId, IEnumerable<(string Name, PrivilegeDepth Depth)> privileges, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(privileges);
        _dataverse.InTransaction(context ?? CallContext.Platform(_dataverse.SystemUserId), inside =>
        {
            RolePrivileges.Replace(inside.Transaction!, roleId, privileges);
            return 0;
        });
    }

    internal UserAccess AccessOf(Guid userId, RequestTransaction transaction)
    {
        if (transaction.WrittenTables.Overlaps(Tables))
        {
            return transaction.Read(connection => UserAccessReader.Read(connection, _dataverse, userId));
        }

        var known = Volatile.Read(ref _known);
        return known.TryGetValue(userId, out var access)
            ? access
            : known.GetOrAdd(userId, transaction.Read(connection => UserAccessReader.Read(connection, _dataverse, userId)));
    }

    /// <summary>Called after a commit.</summary>
    internal void Forget(IReadOnlySet<string> writtenTables)
    {
        if (writtenTables.Overlaps(Tables))
        {
            Volatile.Write(ref _known, new());
        }
    }
}
