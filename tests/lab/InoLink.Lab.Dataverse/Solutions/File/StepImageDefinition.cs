using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An entity image of a step (solution-format §8.3).</summary>
/// <param name="Columns">Logical names; empty means all columns.</param>
/// <param name="ImageType">0 pre, 1 post, 2 both.</param>
public sealed record StepImageDefinition(Guid Id, string Name, string Alias, IReadOnlyList<string> Columns, int ImageType, string MessageProperty)
{
    public bool IsPre => ImageType is 0 or 2;

    public bool IsPost => ImageType is 1 or 2;

    public static StepImageDefinition Read(XElement image)
    {
        var name = image.RequiredAttribute("Name");
        return new StepImageDefinition(
            image.RequiredId("SdkMessageProcessingStepImageId"),
            name,
            image.Text("EntityAlias") ?? name,
            StepDefinition.Names(image.Text("Attributes")),
            image.Integer("ImageType") ?? 0,
            image.RequiredText("MessagePropertyName"));
    }
}
