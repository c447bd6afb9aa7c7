using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Messages about the caller and the organization.</summary>
internal static class UserMessages
{
    /// <summary>The version the emulator says it is: that of the solution exports it was written after.</summary>
    public const string Version = "9.2.26091.165";

    public static OrganizationResponse WhoAmI(OrganizationRequest request, RequestScope scope) => request.Answer(
        ("UserId", scope.Context.UserId), ("BusinessUnitId", scope.Access.BusinessUnitId), ("OrganizationId", scope.Dataverse.OrganizationId));

    public static OrganizationResponse RetrieveVersion(OrganizationRequest request, RequestScope scope) => request.Answer(("Version", Version));

    /// <summary>What a user may do with one row. AccessRights is a flags enum of another assembly of the SDK: the answer is its number.</summary>
    public static OrganizationResponse RetrievePrincipalAccess(OrganizationRequest request, RequestScope scope)
    {
        var target = request.Required<EntityReference>("Target");
        var principal = request.Required<EntityReference>("Principal");
        if (principal.LogicalName != "systemuser")
        {
            throw Faults.NotEmulated("RetrievePrincipalAccess for a team");
        }

        var table = scope.Metadata.Table(target.LogicalName);
        var row = scope.Row(table, Lookups.IdOf(scope, table, target.Id, target.KeyAttributes));
        var access = scope.Dataverse.Security.AccessOf(principal.Id, scope.Transaction);
        var rights = AccessRight.None;
        foreach (var right in new[] { AccessRight.Read, AccessRight.Write, AccessRight.Append, AccessRight.AppendTo, AccessRight.Create, AccessRight.Delete, AccessRight.Share, AccessRight.Assign })
        {
            if (access.IsUnlimited || access.Reaches(scope, table, right, row))
            {
                rights |= right;
            }
        }

        return request.Answer(("AccessRights", (int)rights));
    }

    /// <summary>Privileges of a user as (name, depth) rows: the SDK's RolePrivilege class is in another assembly.</summary>
    public static OrganizationResponse RetrieveUserPrivileges(OrganizationRequest request, RequestScope scope)
    {
        var access = scope.Dataverse.Security.AccessOf(request.Required<Guid>("UserId"), scope.Transaction);
        var privileges = access.IsUnlimited
            ? scope.Metadata.Privileges.Values.Select(privilege => (privilege.Name, Depth: PrivilegeDepth.Global))
            : access.Privileges.Select(privilege => (Name: privilege.Key, Depth: privilege.Value));
        var rows = new EntityCollection { EntityName = "privilege" };
        rows.Entities.AddRange(privileges.Select(privilege => new Entity("privilege", Privilege.IdOf(privilege.Name)) { ["name"] = privilege.Name, ["depth"] = (int)privilege.Depth }));
        return request.Answer(("RolePrivileges", rows));
    }

}
