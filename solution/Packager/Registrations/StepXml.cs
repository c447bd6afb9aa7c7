using System.Xml.Linq;

namespace InoLink.Packager.Registrations;

/// <summary>The step XML of a class, in the element order of 9.2 (solution-format §8.3).</summary>
/// <param name="package">Unique name of the plug-in package.</param>
/// <param name="tables">To leave out of an image the columns that a step's table lacks.</param>
public sealed class StepXml(string package, KnownTables tables)
{
    public IEnumerable<XElement> Of(PluginClass type) => type.Steps.Select(step => Of(type, step));

    private XElement Of(PluginClass type, StepDeclaration step)
    {
        string key = $"{type.FullName}:{step.Message}:{step.Table}";
        string? id = SdkMessage.IdOf(step.Message);
        return new XElement(
            "SdkMessageProcessingStep",
            new XAttribute("Name", $"{type.FullName}: {step.Message} of {step.Table}"),
            new XAttribute("SdkMessageProcessingStepId", DeterministicId.Braced("step:" + key)),
            id != null ? new XElement("SdkMessageId", id) : new XElement("SdkMessageName", step.Message),
            new XElement("PluginTypeExportKey", ExportKey.Of(package, type.Assembly, type.FullName)),
            new XElement("PrimaryEntity", step.Table),

            // a succeeded system job would stay in the environment's storage
            new XElement("AsyncAutoDelete", 1),
            step.Filter.Length == 0 ? null : new XElement("FilteringAttributes", string.Join(',', Names(step.Filter))),
            new XElement("InvocationSource", 0),
            new XElement("Mode", 1),
            new XElement("Rank", 1),
            new XElement("EventHandlerTypeCode", 4602),
            new XElement("Stage", 40),
            new XElement("IsCustomizable", 1),
            new XElement("IsHidden", 0),
            new XElement("SupportedDeployment", 0),
            new XElement("IntroducedVersion", "1.0.0.0"),
            new XElement(
                "SdkMessageProcessingStepImages",
                type.Images.Where(i => i.Message == step.Message).Select(i => Image(key, step, i))));
    }

    private XElement Image(string key, StepDeclaration step, ImageDeclaration image)
    {
        var columns = tables.Columns(step.Table);
        return new XElement(
            "SdkMessageProcessingStepImage",
            new XAttribute("Name", image.Alias),
            new XElement("SdkMessageProcessingStepImageId", DeterministicId.Braced($"image:{key}:{image.Alias}")),
            new XElement("Attributes", string.Join(',', Names(image.Columns).Where(columns.Contains))),
            new XElement("EntityAlias", image.Alias),
            new XElement("ImageType", image.Kind),

            // the message property that holds the row: Create answers an id, the others take a Target
            new XElement("MessagePropertyName", step.Message == "Create" ? "id" : "Target"),
            new XElement("IsCustomizable", 1));
    }

    /// <summary>Names of a comma-separated list, trimmed.</summary>
    public static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
