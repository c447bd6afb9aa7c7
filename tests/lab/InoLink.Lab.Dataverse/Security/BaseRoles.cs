namespace InoLink.Lab.Dataverse.Security;

/// <summary>A role that every new organization has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Template">Its template, the same in every environment; null for the sample role.</param>
/// <param name="Depth">How far a right on a table reaches in it; null = not at all.</param>
internal sealed record BaseRole(string Name, Guid? Template, Func<TableMetadata, AccessRight, PrivilegeDepth?> Depth)
{
    /// <summary>Only administrators act in another's name (the platform's role Delegate is not emulated).</summary>
    private const string ActOnBehalf = "prvActOnBehalfOfAnotherUser";

    public IEnumerable<(Privilege Privilege, PrivilegeDepth Depth)> Privileges(MetadataSnapshot metadata)
    {
        foreach (var privilege in metadata.Privileges.Values)
        {
            var depth = privilege.Table is { } table ? Depth(metadata.Tables[table], privilege.Right) : privilege.Name == ActOnBehalf && Template != SecurityModel.SystemAdministratorTemplate ? null : PrivilegeDepth.Global;
            if (depth is { } reach)
            {
                yield return (privilege, privilege.GlobalOnly ? PrivilegeDepth.Global : reach);
            }
        }
    }
}

/// <summary>
/// The roles of a new organization. System Administrator needs no privileges: it has all, those of later tables included. The
/// others are shortened likenesses: Basic User and System Customizer of the platform, Salesperson of the Sales app.
/// </summary>
internal static class BaseRoles
{
    private static readonly Guid BasicUserTemplate = new("a4be89ff-7c35-4d69-9900-999c3f603e6f");

    private static readonly HashSet<string> Reference =
    [
        "organization", "businessunit", "systemuser", "usersettings", "timezonedefinition", "team", "role", "transactioncurrency", "webresource", "savedquery", "systemform", "workflow",
        "environmentvariabledefinition", "environmentvariablevalue", "customapi", "customapirequestparameter", "customapiresponseproperty", "appmodule", "sitemap",
        "sdkmessage", "plugintype", "pluginassembly", "fieldsecurityprofile", "solution", "publisher", "connectionreference", "connector",
    ];

    private static readonly HashSet<string> Customers = ["account", "contact"];

    private static readonly HashSet<string> Documents = ["quote", "salesorder", "invoice"];

    public static IReadOnlyList<BaseRole> All { get; } =
    [
        new("System Administrator", SecurityModel.SystemAdministratorTemplate, (_, _) => PrivilegeDepth.Global),
        new("System Customizer", SecurityModel.SystemCustomizerTemplate, (table, right) => Customers.Contains(table.LogicalName) || Documents.Contains(table.LogicalName) ? PrivilegeDepth.Basic
            : table.LogicalName is "systemuser" or "role" or "businessunit" or "team" && right != AccessRight.Read ? null : PrivilegeDepth.Global),
        new("Basic User", BasicUserTemplate, (table, right) => Basic(table, right)),
        new("Salesperson", null, (table, right) => Documents.Contains(table.LogicalName) && right != AccessRight.Delete ? PrivilegeDepth.Basic
            : table.LogicalName == "product" && right is AccessRight.Read or AccessRight.AppendTo ? PrivilegeDepth.Global
            : Basic(table, right)),
    ];

    public static Guid IdOf(string role) => Privilege.IdOf("role: " + role);

    private static PrivilegeDepth? Basic(TableMetadata table, AccessRight right)
    {
        if (Customers.Contains(table.LogicalName))
        {
            return PrivilegeDepth.Basic;
        }

        if (table.LogicalName == "asyncoperation")
        {
            return right is AccessRight.Read or AccessRight.Write ? PrivilegeDepth.Basic : null;
        }

        return Reference.Contains(table.LogicalName) && right is AccessRight.Read or AccessRight.AppendTo ? PrivilegeDepth.Global : null;
    }
}
