using System.Xml.Linq;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Model-driven apps with their components and roles, and their sitemaps (solution-format §5).</summary>
internal sealed class AppImport(ImportTarget target, RowImport rows)
{
    private const string Roles = "appmoduleroles_association";

    public void Apply()
    {
        foreach (var map in target.File.SiteMaps)
        {
            rows.ByKey("sitemap", "sitemapnameunique", map.UniqueName, null, ("sitemapname", map.DisplayName), ("sitemapxml", map.SiteMap.ToString(SaveOptions.DisableFormatting)));
        }

        foreach (var app in target.File.AppModules)
        {
            // the unique name is fixed: by key it is only looked for, on creation it is given
            var id = rows.ByKey("appmodule", "uniquename", app.UniqueName, null, ("name", app.DisplayName), ("descriptor", app.Xml.ToString(SaveOptions.DisableFormatting)));
            ApplyComponents(id, app);
            ApplyRoles(id, app);
        }
    }

    private void ApplyComponents(Guid id, AppModuleDefinition app)
    {
        foreach (var old in rows.All("appmodulecomponent", "appmoduleid", id).ToList())
        {
            rows.Service.Delete("appmodulecomponent", old.Id);
        }

        foreach (var component in app.Components)
        {
            rows.Service.Create(new Entity("appmodulecomponent", Guid.NewGuid())
            {
                ["appmoduleid"] = new EntityReference("appmodule", id),
                ["componenttype"] = component.Type,
                ["objectid"] = component.Id,
                ["schemaname"] = component.SchemaName,
            });
        }
    }

    private void ApplyRoles(Guid id, AppModuleDefinition app)
    {
        var given = rows.All("appmoduleroles", "appmoduleid", id).Select(row => row.GetAttributeValue<Guid>("roleid")).ToHashSet();
        var roles = app.Roles.Select(Role).OfType<Guid>().Where(role => !given.Contains(role)).Select(role => new EntityReference("role", role)).ToList();
        if (roles.Count > 0)
        {
            rows.Service.Associate("appmodule", id, new Relationship(Roles), [.. roles]);
        }
    }

    /// <summary>A role by its id, or by the template that stands for a platform role in every organization.</summary>
    private Guid? Role(Guid id) => rows.Find("role", "roleid", id) ?? rows.Find("role", "roletemplateid", id);
}
