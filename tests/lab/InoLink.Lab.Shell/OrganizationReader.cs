using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Shell;

/// <summary>
/// What the client of a model-driven app knows of its organization: the user, tables in the user's language, and the forms, views, charts, ribbons and site maps that solutions brought,
/// as the importer stored them. Nothing here is written for InoLink.
/// </summary>
internal sealed class OrganizationReader(LocalDataverse dataverse, Uri quickBooks)
{
    /// <summary>A shape for JSON; member names are the shell's.</summary>
    public object Read(LabUser user)
    {
        IOrganizationService system = dataverse.ServiceFor(dataverse.SystemUserId);
        int language = LanguageOf(system, user.Id);
        Entity organization = system.RetrieveMultiple(new QueryExpression("organization") { ColumnSet = new ColumnSet("name") }).Entities[0];
        TableReader tables = new(dataverse.Metadata, language);
        IReadOnlyDictionary<Guid, string> names = Names(system, language);
        return new
        {
            user = new { id = user.Id, name = user.Name, language, roles = user.Roles, privileges = PrivilegesOf(user.Id) },
            organization = new { id = dataverse.OrganizationId, name = organization.GetAttributeValue<string>("name") ?? "", language = Label.English },
            quickBooks,
            tables = dataverse.Metadata.Tables.ToDictionary(table => table.LogicalName, tables.Read, StringComparer.Ordinal),
            relationships = dataverse.Metadata.Relationships.Where(relationship => relationship.Kind == RelationshipKind.OneToMany).Select(relationship => new
            {
                name = relationship.SchemaName, referenced = relationship.ReferencedTable, referencing = relationship.ReferencingTable, column = relationship.ReferencingColumn,
            }),
            apps = Rows(system, "appmodule", "name", "uniquename").Select(row => new { id = row.Id, name = Text(row, "name"), uniqueName = Text(row, "uniquename") }),
            siteMaps = Rows(system, "sitemap", "sitemapnameunique", "sitemapxml").Select(row => new { name = Text(row, "sitemapnameunique"), xml = Text(row, "sitemapxml") }),
            forms = Rows(system, "systemform", "name", "objecttypecode", "type", "formxml", "isdefault").Select(row => new
            {
                id = row.Id, name = names.GetValueOrDefault(row.Id, Text(row, "name")), table = Text(row, "objecttypecode"), type = row.GetAttributeValue<OptionSetValue>("type")?.Value, xml = Text(row, "formxml"),
            }),
            views = Rows(system, "savedquery", "name", "returnedtypecode", "querytype", "isdefault", "fetchxml", "layoutxml").Select(row => new
            {
                id = row.Id, name = names.GetValueOrDefault(row.Id, Text(row, "name")), table = Text(row, "returnedtypecode"), type = row.GetAttributeValue<int?>("querytype"), isDefault = row.GetAttributeValue<bool>("isdefault"),
                fetch = Text(row, "fetchxml"), layout = Text(row, "layoutxml"),
            }),
            charts = Rows(system, "savedqueryvisualization", "name", "primaryentitytypecode", "datadescription", "presentationdescription").Select(row => new
            {
                id = row.Id, name = names.GetValueOrDefault(row.Id, Text(row, "name")), table = Text(row, "primaryentitytypecode"), data = Text(row, "datadescription"), presentation = Text(row, "presentationdescription"),
            }),
            ribbons = Rows(system, "ribbondiff", "entity", "rdx").ToDictionary(row => Text(row, "entity"), row => Text(row, "rdx"), StringComparer.Ordinal),
            webResources = Rows(system, "webresource", "name", "webresourcetype", "dependencyxml").ToDictionary(
                row => Text(row, "name"), row => new { type = row.GetAttributeValue<OptionSetValue>("webresourcetype")?.Value, dependencies = Text(row, "dependencyxml") }, StringComparer.Ordinal),
        };
    }

    /// <summary>Names of views, forms and charts in that language, by component.</summary>
    private static IReadOnlyDictionary<Guid, string> Names(IOrganizationService system, int language)
    {
        QueryExpression query = new("localizedlabel") { ColumnSet = new ColumnSet("objectid", "label") };
        query.Criteria.AddCondition("objectcolumnname", ConditionOperator.Equal, "name");
        query.Criteria.AddCondition("languageid", ConditionOperator.Equal, language);
        return system.RetrieveMultiple(query).Entities.ToDictionary(row => row.GetAttributeValue<Guid>("objectid"), row => Text(row, "label"));
    }

    private IEnumerable<string> PrivilegesOf(Guid user) =>
        dataverse.Metadata.Privileges.Where(privilege => dataverse.Security.HasPrivilege(user, privilege.Name)).Select(privilege => privilege.Name);

    private static int LanguageOf(IOrganizationService system, Guid user)
    {
        QueryExpression query = new("usersettings") { ColumnSet = new ColumnSet("uilanguageid") };
        query.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, user);
        int? language = system.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<int?>("uilanguageid");
        return language is { } chosen && chosen != 0 ? chosen : Label.English;
    }

    private static DataCollection<Entity> Rows(IOrganizationService system, string table, params string[] columns) =>
        system.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(columns) }).Entities;

    private static string Text(Entity row, string column) => row.GetAttributeValue<string>(column) ?? "";
}
