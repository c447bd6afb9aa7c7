using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Images the platform gives: no pre-image on Create, no post-image on Delete, columns that exist (solution-format §8.3).</summary>
public sealed class StepImagesRule : IRule
{
    private static readonly string[] WithImages = ["Create", "Update", "Delete", "Merge", "Assign", "SetState"];

    public string Name => "step-images";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement step in zip.Section("SdkMessageProcessingSteps"))
        {
            var aliases = new HashSet<string>();
            foreach (XElement image in step.Descendants("SdkMessageProcessingStepImage"))
            {
                foreach (string what in Violations(zip.Tables, step, image))
                {
                    yield return new Finding(Name, StepIdentity.Name(step), what);
                }

                if (!aliases.Add((string?)image.Element("EntityAlias") ?? ""))
                {
                    yield return new Finding(Name, StepIdentity.Name(step), $"has two images with the alias {(string?)image.Element("EntityAlias")}");
                }
            }
        }

        foreach (PluginClass type in zip.Code?.Classes ?? [])
        {
            foreach (string what in Unused(zip.Tables, type))
            {
                yield return new Finding(Name, type.FullName, what);
            }
        }
    }

    private static IEnumerable<string> Violations(KnownTables tables, XElement step, XElement image)
    {
        string? message = StepIdentity.Message(step);
        string type = (string?)image.Element("ImageType") ?? "";
        string alias = (string?)image.Element("EntityAlias") ?? "";
        if (message == null || !WithImages.Contains(message))
        {
            yield return $"image {alias}: message {message} gives no images";
        }

        if (message == "Create" && type != "1")
        {
            yield return $"image {alias}: Create has a post-image only";
        }

        if (message == "Delete" && type != "0")
        {
            yield return $"image {alias}: Delete has a pre-image only";
        }

        string expected = message == "Create" ? "id" : "Target";
        if ((string?)image.Element("MessagePropertyName") != expected)
        {
            yield return $"image {alias}: MessagePropertyName has to be {expected}";
        }

        string list = (string?)image.Element("Attributes") ?? "";
        if (list.Length == 0)
        {
            yield return $"image {alias} names no column, which means all: name those that are needed";
        }

        var columns = tables.Columns(StepIdentity.Table(step));
        foreach (string column in StepXml.Names(list).Where(c => !columns.Contains(c)))
        {
            yield return $"image {alias} names {column}, which {StepIdentity.Table(step)} lacks";
        }
    }

    // sync leaves out what a table lacks, so a mistyped column would vanish silently
    private static IEnumerable<string> Unused(KnownTables tables, PluginClass type)
    {
        foreach (ImageDeclaration image in type.Images)
        {
            var steps = type.Steps.Where(s => s.Message == image.Message).ToList();
            if (steps.Count == 0)
            {
                yield return $"image {image.Alias} is for {image.Message}, of which the class has no step";
            }

            foreach (string column in StepXml.Names(image.Columns).Where(c => steps.Count > 0 && steps.All(s => !tables.Columns(s.Table).Contains(c))))
            {
                yield return $"image {image.Alias} names {column}, which none of its tables has";
            }
        }
    }
}
