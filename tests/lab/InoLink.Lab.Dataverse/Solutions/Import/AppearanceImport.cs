using System.Xml.Linq;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Web resources, forms, views, charts, dashboards and ribbons: kept as they are, for whoever draws them.</summary>
internal sealed class AppearanceImport(ImportTarget target, RowImport rows)
{
    private const int Dashboard = 0;

    public void Apply()
    {
        foreach (var resource in target.File.WebResources)
        {
            rows.ByKey(
                "webresource", "name", resource.Name, resource.Id,
                ("displayname", resource.DisplayName), ("description", resource.Description), ("webresourcetype", RowImport.Choice(resource.Kind)),
                ("languagecode", resource.LanguageCode), ("dependencyxml", resource.DependencyXml), ("content", Convert.ToBase64String(resource.Content)));
        }

        foreach (var table in target.File.Tables)
        {
            ApplyForms(table);
            ApplyViews(table);
            ApplyCharts(table);
            ApplyRibbon(table);
        }

        foreach (var dashboard in target.File.Dashboards)
        {
            rows.ById(
                "systemform", dashboard.Id, dashboard.Name,
                ("name", dashboard.Name), ("description", dashboard.Description), ("objecttypecode", "none"), ("type", RowImport.Choice(Dashboard)),
                ("isdefault", dashboard.IsDefault), ("formxml", Text(dashboard.Form)));
            Name(dashboard.Id, dashboard.Names);
        }
    }

    private void ApplyForms(TableDefinition table)
    {
        foreach (var form in table.Forms)
        {
            rows.ById(
                "systemform", form.Id, $"{table.LogicalName}: {form.Name}",
                ("name", form.Name), ("objecttypecode", table.LogicalName), ("type", RowImport.Choice(FormType(form.Kind))),
                ("formactivationstate", RowImport.Choice(form.IsActive ? 1 : 0)), ("formxml", Text(form.Form)));
            Name(form.Id, form.Names);
        }
    }

    private void ApplyViews(TableDefinition table)
    {
        foreach (var view in table.Views)
        {
            rows.ById(
                "savedquery", view.Id, $"{table.LogicalName}: {view.Name}",
                ("name", view.Name), ("returnedtypecode", table.LogicalName), ("querytype", view.QueryType), ("isdefault", view.IsDefault), ("isquickfindquery", view.QueryType == 4),
                ("fetchxml", view.Fetch is { } fetch ? Text(fetch) : null), ("layoutxml", view.Layout is { } layout ? Text(layout) : null));
            Name(view.Id, view.Names);
        }
    }

    private void ApplyCharts(TableDefinition table)
    {
        foreach (var chart in table.Charts)
        {
            rows.ById(
                "savedqueryvisualization", chart.Id, $"{table.LogicalName}: {chart.Name}",
                ("name", chart.Name), ("description", chart.Description), ("primaryentitytypecode", table.LogicalName), ("isdefault", chart.IsDefault),
                ("datadescription", Text(chart.Data)), ("presentationdescription", Text(chart.Presentation)));
            Name(chart.Id, chart.Names);
        }
    }

    private void ApplyRibbon(TableDefinition table)
    {
        // an empty ribbon is in every export of a custom table
        if (table.Ribbon?.Descendants().Any(e => e.Name.LocalName is "CustomAction" or "HideCustomAction") == true)
        {
            rows.ByKey("ribbondiff", "entity", table.LogicalName, null, ("diffid", $"{table.LogicalName}.RibbonDiffXml"), ("rdx", Text(table.Ribbon)));
        }
    }

    // a name in each language stands in a row of its own, beside the component's name of the base language
    private void Name(Guid component, IReadOnlyDictionary<int, string> names)
    {
        List<Entity> known = [.. rows.All("localizedlabel", "objectid", component)];
        foreach (var (language, name) in names)
        {
            Entity label = new("localizedlabel") { ["objectid"] = component, ["objectcolumnname"] = "name", ["languageid"] = language, ["label"] = name };
            if (known.Find(row => row.GetAttributeValue<int>("languageid") == language) is { } row)
            {
                label.Id = row.Id;
                rows.Service.Update(label);
            }
            else
            {
                rows.Service.Create(label);
            }
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
