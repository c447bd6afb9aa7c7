namespace InoLink.Lab.Dataverse;

/// <summary>The columns that the server makes on every table by itself (solution-format §4.1).</summary>
internal static class SystemColumns
{
    public static IEnumerable<ColumnMetadata> Of(TableMetadata table)
    {
        yield return new() { LogicalName = table.PrimaryIdColumn, SchemaName = table.SchemaName + "Id", Kind = ColumnKind.UniqueIdentifier, RequiredLevel = RequiredLevel.SystemRequired, ValidForUpdate = false, DisplayNames = table.DisplayNames };
        yield return Server("versionnumber", "VersionNumber", ColumnKind.BigInt, "Version Number");
        if (table.IsIntersect)
        {
            yield break;
        }

        yield return Server("createdon", "CreatedOn", ColumnKind.DateTime, "Created On");
        yield return User("createdby", "CreatedBy", "Created By");
        yield return User("createdonbehalfby", "CreatedOnBehalfBy", "Created By (Delegate)");
        yield return Server("modifiedon", "ModifiedOn", ColumnKind.DateTime, "Modified On");
        yield return User("modifiedby", "ModifiedBy", "Modified By");
        yield return User("modifiedonbehalfby", "ModifiedOnBehalfBy", "Modified By (Delegate)");
        yield return new() { LogicalName = "overriddencreatedon", SchemaName = "OverriddenCreatedOn", Kind = ColumnKind.DateTime, ValidForUpdate = false, DisplayNames = Label.Of("Record Created On") };
        yield return new() { LogicalName = "importsequencenumber", SchemaName = "ImportSequenceNumber", Kind = ColumnKind.Integer, ValidForUpdate = false, DisplayNames = Label.Of("Import Sequence Number") };
        yield return new() { LogicalName = "timezoneruleversionnumber", SchemaName = "TimeZoneRuleVersionNumber", Kind = ColumnKind.Integer, DisplayNames = Label.Of("Time Zone Rule Version Number") };
        yield return new() { LogicalName = "utcconversiontimezonecode", SchemaName = "UTCConversionTimeZoneCode", Kind = ColumnKind.Integer, DisplayNames = Label.Of("UTC Conversion Time Zone Code") };
        switch (table.Ownership)
        {
            case OwnershipKind.User:
                yield return new() { LogicalName = "ownerid", SchemaName = "OwnerId", Kind = ColumnKind.Owner, Targets = ["systemuser", "team"], RequiredLevel = RequiredLevel.SystemRequired, DisplayNames = Label.Of("Owner") };
                yield return Server("owningbusinessunit", "OwningBusinessUnit", ColumnKind.Lookup, "Owning Business Unit", "businessunit");
                yield return Server("owninguser", "OwningUser", ColumnKind.Lookup, "Owning User", "systemuser");
                yield return Server("owningteam", "OwningTeam", ColumnKind.Lookup, "Owning Team", "team");
                break;
            case OwnershipKind.Organization:
                yield return Server("organizationid", "OrganizationId", ColumnKind.Lookup, "Organization Id", "organization");
                break;
            case OwnershipKind.None:
            case OwnershipKind.BusinessUnit:
            default:
                break;
        }
    }

    private static ColumnMetadata User(string name, string schemaName, string display) => Server(name, schemaName, ColumnKind.Lookup, display, "systemuser");

    private static ColumnMetadata Server(string name, string schemaName, ColumnKind kind, string display, params string[] targets) =>
        new() { LogicalName = name, SchemaName = schemaName, Kind = kind, Targets = targets, ValidForCreate = false, ValidForUpdate = false, DisplayNames = Label.Of(display) };
}
