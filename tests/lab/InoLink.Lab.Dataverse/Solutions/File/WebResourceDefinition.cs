using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A web resource with its content (solution-format §7).</summary>
/// <param name="Kind">1 html, 2 css, 3 js, 4 xml, 5 png, 6 jpg, 7 gif, 9 xsl, 10 ico, 11 svg, 12 resx.</param>
public sealed record WebResourceDefinition(
    Guid Id, string Name, string DisplayName, string? Description, int Kind, int? LanguageCode, string? DependencyXml, byte[] Content)
{
    public static WebResourceDefinition Read(XElement resource, SolutionZip zip)
    {
        var name = resource.RequiredText("Name");
        return new WebResourceDefinition(
            resource.RequiredId("WebResourceId"),
            name,
            resource.Text("DisplayName") ?? name,
            resource.Text("Description"),
            resource.Integer("WebResourceType") ?? 0,
            resource.Integer("LanguageCode"),
            resource.Text("DependencyXml"),
            zip.Take(resource.RequiredText("FileName")));
    }
}
