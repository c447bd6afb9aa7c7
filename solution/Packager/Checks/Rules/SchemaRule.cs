namespace InoLink.Packager.Checks.Rules;

/// <summary>customizations.xml is valid against Microsoft's published schemas (solution-format §17). They are no part of the repository, so this rule is run where they are given.</summary>
/// <param name="folder">The folder of CustomizationsSolution.xsd.</param>
public sealed class SchemaRule(string folder) : IRule
{
    private const string Root = "CustomizationsSolution.xsd";

    private readonly CustomizationsSchema schema = new(Path.Combine(folder, Root));

    public string Name => "schema";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Customizations == null ? [] : schema.Violations(zip.Customizations).Select(what => new Finding(Name, SolutionZip.CustomizationsName, what));
}
