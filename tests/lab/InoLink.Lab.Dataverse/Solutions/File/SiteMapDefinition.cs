using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The navigation of an app (solution-format §5).</summary>
public sealed record SiteMapDefinition(string UniqueName, string DisplayName, XElement SiteMap)
{
    public static SiteMapDefinition Read(XElement siteMap)
    {
        var name = siteMap.RequiredText("SiteMapUniqueName");
        return new SiteMapDefinition(
            name,
            siteMap.Element("LocalizedNames").Label("LocalizedName") ?? name,
            siteMap.Element("SiteMap") ?? throw new SolutionRefusedException($"The sitemap {name} has no SiteMap element."));
    }
}
