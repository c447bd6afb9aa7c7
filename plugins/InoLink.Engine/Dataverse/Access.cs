using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Dataverse;

/// <summary>What a user may do with one row. The values are the platform's AccessRights, whose assembly is not referenced.</summary>
[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
    AppendTo = 16,

    /// <summary>What asking for a promotion takes: the status is written, and the link job, the asker's own, points at the record.</summary>
    Ask = Write | AppendTo,
}

/// <summary>Asks the platform for a user's rights to a row: owner, business unit, team and sharing included.</summary>
public static class AccessOf
{
    /// <param name="record">A row that exists: for another one the platform faults.</param>
    public static Access User(IOrganizationService system, Guid user, EntityReference record)
    {
        OrganizationResponse answer = system.Execute(new OrganizationRequest("RetrievePrincipalAccess") { ["Target"] = record, ["Principal"] = new EntityReference("systemuser", user) });
        return (Access)Convert.ToInt32(answer["AccessRights"], CultureInfo.InvariantCulture) & (Access.Read | Access.Ask);
    }
}
