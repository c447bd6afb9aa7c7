using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Web resources, forms, views, ribbons, sitemaps and apps: kept as they are, for whoever draws them.</summary>
internal sealed class AppearanceImport(ImportTarget target, RowImport rows)
{
    private const int View = 26;
    private const int Form = 60;
    private const int Ribbon = 50;

    public void Apply()
    {
        foreach (var resource in target.File.WebResources)
        {
            rows.ByKey(
                RootComponent.WebResource, "webresource", "name", resource.Name, resource.Id,
                ("displayname", resource.DisplayName), ("description", resource.Description), ("webresourcetype", resource.Kind), ("languagecode", resource.LanguageCode),
                ("dependencyxml", resource.DependencyXml), ("content", Convert.ToBase64String(resource.Content)));
        }

        foreach (var table in target.File.Tables)
        {
            ApplyTable(table);
        }

        foreach (var map in target.File.SiteMaps)
        {
            rows.ByKey(RootComponent.SiteMap, "sitemap", "sitemapnameunique", map.UniqueName, null, ("sitemapname", map.DisplayName), ("sitemapxml", Text(map.SiteMap)));
        }

        foreach (var app in target.File.AppModules)
        {
            rows.ByKey(RootComponent.AppModule, "appmodule", "uniquename", app.UniqueName, null, ("name", app.DisplayName), ("configxml", Text(app.Xml)));
        }
    }

    private void ApplyTable(TableDefinition table)
    {
        foreach (var form in table.Forms)
        {
            rows.ById(
                Form, "systemform", form.Id, $"{table.LogicalName}: {form.Name}",
                ("name", form.Name), ("objecttypecode", table.LogicalName), ("type", FormType(form.Kind)), ("formactivationstate", form.IsActive ? 1 : 0), ("formxml", Text(form.Form)));
        }

        foreach (var view in table.Views)
        {
            rows.ById(
                View, "savedquery", view.Id, $"{table.LogicalName}: {view.Name}",
                ("name", view.Name), ("returnedtypecode", table.LogicalName), ("querytype", view.QueryType), ("isdefault", view.IsDefault),
                ("fetchxml", view.Fetch is { } fetch ? Text(fetch) : null), ("layoutxml", view.Layout is { } layout ? Text(layout) : null));
        }

        // an empty ribbon is in every export of a custom table
        if (table.Ribbon?.Descendants("CustomAction").Any() == true || table.Ribbon?.Descendants("HideCustomAction").Any() == true)
        {
            rows.ByKey(Ribbon, "ribboncustomization", "entity", table.LogicalName, null, ("ribbondiffxml", Text(table.Ribbon)));
        }
    }

    private static int FormType(string kind) => kind switch
    {
        "main" => 2,
        "quick" => 6,
        "quickCreate" => 7,
        "card" => 11,
        _ => throw new SolutionRefusedException($"The form type '{kind}' is invalid."),
    };

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
