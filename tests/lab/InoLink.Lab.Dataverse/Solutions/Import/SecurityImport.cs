using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Roles with their privileges, and column security profiles (solution-format §13, §14).</summary>
internal sealed class SecurityImport(LocalDataverse dataverse, ImportTarget target, RowImport rows, CallContext context)
{
    private const int Allowed = 4;

    public void Apply()
    {
        foreach (var role in target.File.Roles)
        {
            var id = rows.ById(
                "role", role.Id, role.Name,
                ("name", role.Name), ("businessunitid", new EntityReference("businessunit", dataverse.RootBusinessUnitId)));
            dataverse.Security.SetRolePrivileges(id, role.Privileges.Where(p => target.Metadata.TryGetPrivilege(p.Name, out _)).Select(p => (p.Name, Enum.Parse<PrivilegeDepth>(p.Level))), context);
        }

        foreach (var profile in target.File.FieldSecurityProfiles)
        {
            ApplyProfile(profile);
        }
    }

    private void ApplyProfile(FieldSecurityProfileDefinition profile)
    {
        rows.ById("fieldsecurityprofile", profile.Id, profile.Name, ("name", profile.Name));
        foreach (var old in rows.All("fieldpermission", "fieldsecurityprofileid", profile.Id).ToList())
        {
            rows.Service.Delete("fieldpermission", old.Id);
        }

        foreach (var permission in profile.Permissions)
        {
            rows.Service.Create(new Entity("fieldpermission", Guid.NewGuid())
            {
                ["fieldsecurityprofileid"] = new EntityReference("fieldsecurityprofile", profile.Id),
                ["entityname"] = permission.Table,
                ["attributelogicalname"] = permission.Column,
                ["canread"] = Value(permission.CanRead),
                ["cancreate"] = Value(permission.CanCreate),
                ["canupdate"] = Value(permission.CanUpdate),
            });
        }
    }

    private static OptionSetValue Value(bool allowed) => new(allowed ? Allowed : 0);
}
