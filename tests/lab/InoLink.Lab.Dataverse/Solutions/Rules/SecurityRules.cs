namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Roles and column security (solution-format §13, §14).</summary>
internal static class SecurityRules
{
    private static readonly string[] Levels = ["Basic", "Local", "Deep", "Global"];
    private static readonly string[] Verbs = ["Create", "Read", "Write", "Delete", "Append", "AppendTo"];
    private static readonly string[] VerbsOfOwnedRows = [.. Verbs, "Assign", "Share"];

    public static IEnumerable<string> Check(ImportTarget target)
        => target.File.Roles.SelectMany(role => role.Privileges.SelectMany(privilege => Privilege(target, role, privilege)))
            .Concat(target.File.FieldSecurityProfiles.SelectMany(profile => profile.Permissions.SelectMany(permission => Permission(target, profile, permission))));

    /// <summary>Of the organization or of a table that the file brings.</summary>
    public static bool HasPrivilege(ImportTarget target, string name) => target.Metadata.TryGetPrivilege(name, out _) || NewTableOf(target, name) is not null;

    private static IEnumerable<string> Privilege(ImportTarget target, RoleDefinition role, RolePrivilege privilege)
    {
        if (!HasPrivilege(target, privilege.Name))
        {
            if (PlatformNames.IsPrivilege(privilege.Name))
            {
                yield break;
            }

            yield return $"Privilege with name {privilege.Name} does not exist (role {role.Name}).";
            yield break;
        }

        var globalOnly = target.Metadata.TryGetPrivilege(privilege.Name, out var existing) ? existing.GlobalOnly : NewTableOf(target, privilege.Name)!.Ownership == "OrgOwned";
        if (!Levels.Contains(privilege.Level) || (globalOnly && privilege.Level != "Global"))
        {
            yield return $"The level {privilege.Level} of privilege {privilege.Name} in role {role.Name} is not valid{(globalOnly ? "; the table is owned by the organization, so only Global is" : "")}.";
        }
    }

    private static TableDefinition? NewTableOf(ImportTarget target, string privilege)
        => target.File.Tables.FirstOrDefault(table => table.IsWholeTable
            && (table.Ownership == "UserOwned" ? VerbsOfOwnedRows : Verbs).Any(verb => privilege == $"prv{verb}{table.SchemaName}"));

    private static IEnumerable<string> Permission(ImportTarget target, FieldSecurityProfileDefinition profile, FieldPermissionDefinition permission)
    {
        var secured = target.File.Tables.Where(t => t.LogicalName == permission.Table).SelectMany(t => t.Columns).FirstOrDefault(c => c.LogicalName == permission.Column)?.IsSecured
            ?? (target.Metadata.TryGetTable(permission.Table, out var table) ? table.Column(permission.Column)?.IsSecured : null);
        if (secured is null)
        {
            yield return $"The column security profile {profile.Name} names the attribute {permission.Column}, which {permission.Table} does not have.";
        }
        else if (secured == false)
        {
            yield return $"The column security profile {profile.Name} names the attribute {permission.Column} of {permission.Table}, which is not secured.";
        }
    }
}
