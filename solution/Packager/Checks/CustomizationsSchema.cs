using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace InoLink.Packager.Checks;

/// <summary>
/// Microsoft's published schemas of 9.0.0.2090, applied to what today's organizations export: the parts that are newer
/// than the schemas are stripped from a copy first, each named here with its reason. Passing is necessary, not
/// sufficient: the server validates with a newer, unpublished set (solution-format §17).
/// </summary>
public sealed class CustomizationsSchema
{
    private const string Newer = "9.2 writes it, the 9.0 schema has no such element";

    private static readonly (string Element, string? Parent, string Reason)[] NewerElements =
    [
        ("EntityImageConfigs", "ImportExportXml", Newer),
        ("AttributeImageConfigs", "ImportExportXml", Newer),
        ("Connectors", "ImportExportXml", Newer),
        ("connectionreferences", "ImportExportXml", Newer),
        ("AutoNumberFormat", "attribute", Newer),
        ("IsSearchable", "attribute", Newer),
        ("IsFilterable", "attribute", Newer),
        ("IsRetrievable", "attribute", Newer),
        ("IsLocalizable", "attribute", Newer),
        ("IsRetrieveAuditEnabled", "entity", Newer),
        ("IsRetrieveMultipleAuditEnabled", "entity", Newer),
        ("IsMSTeamsIntegrationEnabled", "entity", Newer),
        ("IsSolutionAware", "entity", Newer),
        ("CascadeArchive", "EntityRelationship", Newer),
        ("IsAutoAssigned", "Role", Newer),
        ("CanReadUnmasked", "FieldPermission", Newer),
        ("SdkMessageId", "SdkMessageProcessingStep", "9.2 writes it first, the 9.0 schema wants it after Rank"),
        ("SdkMessageName", "SdkMessageProcessingStep", Newer),
        ("PluginTypeExportKey", "SdkMessageProcessingStep", Newer),
        ("JsonFileName", "Workflow", Newer),
        ("IsCustomProcessingStepAllowedForOtherPublishers", "Workflow", Newer),
        ("ProcessTriggerScope", "Workflow", Newer),
        ("ModernFlowType", "Workflow", Newer),
        ("OptimizedFor", "AppModule", Newer),
        ("statecode", "AppModule", Newer),
        ("statuscode", "AppModule", Newer),
        ("NavigationType", "AppModule", Newer),
        ("appsettings", "AppModule", Newer),
        ("EnableCollapsibleGroups", "AppModuleSiteMap", Newer),
        ("ShowHome", "AppModuleSiteMap", Newer),
        ("ShowPinned", "AppModuleSiteMap", Newer),
        ("ShowRecents", "AppModuleSiteMap", Newer),
    ];

    private static readonly (string Attribute, string Element, string Reason)[] NewerAttributes =
    [
        ("IsHidden", "option", Newer),
        ("headerdensity", "form", Newer),
        ("contenttype", "tab", Newer),
    ];

    private readonly XmlSchemaSet schemas = new() { XmlResolver = new XmlUrlResolver() };

    /// <param name="file">The XSD whose root elements are wanted; it includes the others it needs.</param>
    public CustomizationsSchema(string file)
    {
        schemas.Add(null, file);
        schemas.Compile();
    }

    /// <summary>What the schema says about a document, after stripping the newer parts.</summary>
    public IReadOnlyList<string> Violations(XElement root)
    {
        var copy = new XDocument(new XElement(root));
        foreach ((string element, string? parent, _) in NewerElements)
        {
            copy.Descendants(element).Where(e => e.Parent?.Name.LocalName == parent).Remove();
        }

        foreach ((string attribute, string element, _) in NewerAttributes)
        {
            copy.Descendants(element).Attributes(attribute).Remove();
        }

        var violations = new List<string>();
        copy.Validate(schemas, (sender, e) => violations.Add($"{e.Message} at {(sender as XElement)?.Name ?? (sender as XAttribute)?.Parent?.Name}"));
        return violations;
    }
}
