using System.Xml.Linq;
using InoLink.Packager;
using InoLink.Packager.Checks;
using InoLink.Packager.Checks.Rules;
using InoLink.Tests;

namespace InoLink.Solution.Tests;

public class SchemaTests
{
    private const string Folder = "schemas/dataverse";

    private static CustomizationsSchema Schema(string file) => new(Path.Combine(RepositoryFolder.Shared, Folder, file));

    private static XElement Customizations() => SolutionZip.Read(Path.Combine(Repository.Zips, "InoLink.zip")).Customizations!;

    [SharedFact]
    public void Customizations_AreValid_InEveryBuiltZip()
    {
        SchemaRule rule = new(Path.Combine(RepositoryFolder.Shared, Folder));
        foreach (string zip in Directory.GetFiles(Repository.Zips, "*.zip"))
        {
            Assert.Empty(rule.Check(SolutionZip.Read(zip)));
        }
    }

    [SharedFact]
    public void Forms_AreValid_AsPartsOfTheirOwn() => AssertParts("FormXml.xsd", "form");

    [SharedFact]
    public void Queries_AreValid_AsPartsOfTheirOwn() => AssertParts("Fetch.xsd", "fetch");

    [SharedFact]
    public void Ribbons_AreValid_AsPartsOfTheirOwn() => AssertParts("RibbonCore.xsd", "RibbonDiffXml");

    [SharedFact]
    public void ChartData_IsValid_AsPartsOfItsOwn() => AssertParts("VisualizationDataDescription.xsd", "datadefinition");

    [SharedFact]
    public void SiteMaps_AreValid_AsPartsOfTheirOwn() => AssertParts("SiteMap.xsd", "SiteMap");

    [SharedFact]
    public void Schema_IsHeard_WhenAnElementIsMisspelled()
    {
        XElement root = Customizations();
        root.Descendants("ReferencingAttributeName").First().Name = "ReferencingAttribute";

        Assert.Contains(Schema("CustomizationsSolution.xsd").Violations(root), v => v.Contains("ReferencingAttribute", StringComparison.Ordinal));
    }

    private static void AssertParts(string file, string element)
    {
        CustomizationsSchema schema = Schema(file);
        foreach (XElement part in Customizations().Descendants(element))
        {
            Assert.Empty(schema.Violations(part));
        }
    }
}
