using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Ids of components are lower-case GUIDs in braces (where the format has braces), made from names (version 5), so that an update hits the same records
/// (solution-format §18), and no two are the same.
/// </summary>
public sealed class UniqueIdsRule : IRule
{
    public string Name => "unique-ids";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var ids = Ids(zip).ToList();
        foreach ((string what, string id) in ids.Where(i => !Guid.TryParse(i.Id, out Guid guid) || guid == Guid.Empty))
        {
            yield return new Finding(Name, what, $"id '{id}' is not a GUID");
        }

        foreach ((string what, string id) in ids.Where(i => Guid.TryParse(i.Id, out Guid guid) && i.Id != guid.ToString("B")))
        {
            yield return new Finding(Name, what, $"id '{id}' has to be lower case in braces");
        }

        foreach ((string what, string id) in ids.Where(i => Guid.TryParse(i.Id, out Guid guid) && guid != Guid.Empty && !DeterministicId.IsOurs(guid)))
        {
            yield return new Finding(Name, what, $"id '{id}' is not made from a name (version 5)");
        }

        foreach (var same in ids.GroupBy(i => i.Id, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return new Finding(Name, string.Join(" and ", same.Select(s => s.What)), $"share the id {same.Key}: give each its own");
        }
    }

    private static IEnumerable<(string What, string Id)> Ids(SolutionZip zip)
    {
        (string, string) Of(string kind, XElement element, string? id) =>
            (kind + " " + ((string?)element.Attribute("Name") ?? (string?)element.Attribute("name") ?? (string?)element.Element("Name")
                ?? (string?)element.Element("LocalizedNames")?.Element("LocalizedName")?.Attribute("description")), id ?? "");
        var everything = zip.Customizations?.Descendants().ToList() ?? [];
        return everything.Where(e => e.Name == "systemform").Select(e => Of("form", e, (string?)e.Element("formid")))
            .Concat(everything.Where(e => e.Name == "savedquery").Select(e => Of("view", e, (string?)e.Element("savedqueryid"))))
            .Concat(everything.Where(e => e.Name == "visualization").Select(e => Of("chart", e, (string?)e.Element("savedqueryvisualizationid"))))
            .Concat(zip.Section("Dashboards").Select(e => Of("dashboard", e, (string?)e.Element("FormId"))))
            .Concat(zip.Section("Roles").Select(e => Of("role", e, (string?)e.Attribute("id"))))
            .Concat(zip.Section("SdkMessageProcessingSteps").Select(e => Of("step", e, (string?)e.Attribute("SdkMessageProcessingStepId"))))
            .Concat(everything.Where(e => e.Name == "SdkMessageProcessingStepImage").Select(e => Of("image", e, (string?)e.Element("SdkMessageProcessingStepImageId"))))
            .Concat(zip.Section("WebResources").Select(e => Of("web resource", e, (string?)e.Element("WebResourceId"))))
            .Concat(zip.Section("Workflows").Select(e => Of("process", e, (string?)e.Attribute("WorkflowId"))))
            .Concat(zip.Section("FieldSecurityProfiles").Select(e => Of("column security profile", e, (string?)e.Attribute("fieldsecurityprofileid"))));
    }
}
