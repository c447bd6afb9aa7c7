namespace InoLink.Packager.Checks.Rules;

/// <summary>The order of customizations.xml's sections as 9.2 writes them (solution-format §3).</summary>
public sealed class TopLevelOrderRule : IRule
{
    private static readonly string[] Order =
    [
        "Entities", "Roles", "Workflows", "FieldSecurityProfiles", "Templates", "RibbonDiffXml", "IsvConfig", "RelationshipRoles", "ConnectionRoles",
        "SiteMap", "EntityImageConfigs", "AttributeImageConfigs", "EntityMaps", "EntityRelationships", "OrganizationSettings", "optionsets", "Reports",
        "Dashboards", "InteractionCentricDashboards", "Dialogs", "WebResources", "CustomControls", "SolutionPluginAssemblies", "SdkMessageProcessingSteps",
        "ServiceEndpoints", "AppModuleSiteMaps", "AppModules", "EntityDataProviders", "EntityDataSources", "CanvasApps", "Connectors",
        "connectionreferences", "Languages",
    ];

    private static readonly string[] Required = ["Entities", "Roles", "Workflows", "FieldSecurityProfiles", "Templates", "Languages"];

    public string Name => "section-order";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Customizations is not { } root)
        {
            return [];
        }

        return ElementOrder.Violations(root, Order)
            .Concat(Required.Where(r => root.Element(r) == null).Select(r => $"section {r} is missing: add it, empty if need be"))
            .Select(what => new Finding(Name, SolutionZip.CustomizationsName, what));
    }
}
