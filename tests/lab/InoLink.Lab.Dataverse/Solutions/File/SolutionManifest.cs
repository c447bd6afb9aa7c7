using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>solution.xml (solution-format §2).</summary>
public sealed record SolutionManifest(
    string UniqueName, string DisplayName, Version Version, bool IsManaged, PublisherDefinition Publisher, IReadOnlyList<RootComponent> RootComponents)
{
    public static SolutionManifest Read(XElement root)
    {
        var manifest = root.Element("SolutionManifest")
            ?? throw new SolutionRefusedException(SolutionRefusedException.InvalidFile, "The solution file is invalid. solution.xml has no SolutionManifest.");
        var name = manifest.RequiredText("UniqueName");
        var version = Version.TryParse(manifest.RequiredText("Version"), out var parsed) && parsed.Revision >= 0
            ? parsed
            : throw new SolutionRefusedException($"The solution version '{manifest.Text("Version")}' is not of the form major.minor.build.revision.");
        return new SolutionManifest(
            name,
            manifest.Element("LocalizedNames").Label("LocalizedName") ?? name,
            version,
            manifest.RequiredText("Managed") switch
            {
                "0" => false,
                "1" => true,
                // 2 exists only in an unpacked "both" tree (solution-format §1.1)
                var other => throw new SolutionRefusedException($"The value '{other}' of Managed is invalid in a packed solution; it must be 0 or 1."),
            },
            PublisherDefinition.Read(manifest.Element("Publisher") ?? throw new SolutionRefusedException("The solution has no Publisher.")),
            [.. manifest.Elements("RootComponents").Elements("RootComponent").Select(RootComponent.Read)]);
    }
}
