using InoLink.Packager.Checks.Rules;

namespace InoLink.Packager.Checks;

/// <summary>All rules, run over a zip or over a solution folder.</summary>
public static class SolutionCheck
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new RootFilesRule(),
        new EntryNamesRule(),
        new ContentTypesRule(),
        new ReadableXmlRule(),
        new NamedFilesRule(),
        new ManifestRule(),
        new RootComponentsRule(),
        new TopLevelOrderRule(),
        new ChildOrderRule(),
        new LanguagesRule(),
        new UniqueIdsRule(),
        new PrefixRule(),
        new OptionValuesRule(),
        new TableColumnsRule(),
        new StandardTablesRule(),
        new ColumnSizesRule(),
        new ChoicesRule(),
        new ChoiceNumbersRule(),
        new LookupsRule(),
        new RelationshipRolesRule(),
        new FormsRule(),
        new ViewsRule(),
        new SubGridsRule(),
        new QuickViewsRule(),
        new ChartsRule(),
        new SecuredColumnsRule(),
        new PrivilegesRule(),
        new AppendPrivilegesRule(),
        new StepModeRule(),
        new StepImagesRule(),
        new StepColumnsRule(),
        new StepDuplicatesRule(),
        new RegistrationDriftRule(),
        new ExportKeysRule(),
        new CustomApisRule(),
        new CustomApiDriftRule(),
        new CustomApiPrivilegesRule(),
        new PackageIdentityRule(),
        new PackageContentRule(),
        new SchemaNamesRule(),
        new EnvironmentVariablesRule(),
        new WebResourcesRule(),
        new RibbonsRule(),
        new ScriptFunctionsRule(),
        new ResourceStringsRule(),
        new ScriptCallsRule(),
        new AppsRule(),
        new ClassicAssembliesRule(),
        new ProcessesRule(),
        new ConnectorsRule(),
        new CatalogsRule(),
        new ConnectionReferencesRule(),
    ];

    public static IEnumerable<Finding> Run(SolutionZip zip) => All.SelectMany(rule => rule.Check(zip));

    /// <param name="path">A zip, or a solution folder.</param>
    /// <param name="package">The nupkg: packed into a folder's solution, compared with a zip's.</param>
    /// <param name="schemas">Folder of Microsoft's schemas; null where they are not at hand.</param>
    public static IEnumerable<Finding> Run(string path, string? package, string? schemas = null)
    {
        List<IRule> more = schemas == null ? [] : [new SchemaRule(schemas)];
        if (CoreBeside(path) is { } core)
        {
            more.Add(new ConnectorContractRule(core));
            more.Add(new ActivityCallsRule(core));
        }

        if (File.Exists(path))
        {
            SolutionZip zip = SolutionZip.Read(path);
            return Run(zip).Concat(more.SelectMany(rule => rule.Check(zip))).Concat(package == null ? [] : Compare(zip, package));
        }

        var folder = new SolutionFolder(path);
        SolutionZip packed = folder.Pack(new BuildOutputs(package, []), version: null, managed: false);
        return Run(packed).Concat(more.SelectMany(rule => rule.Check(packed)));
    }

    /// <summary>The core solution that lies beside a zip, whose contract the other solutions keep.</summary>
    private static SolutionZip? CoreBeside(string path)
    {
        string file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", "InoLink.zip");
        return File.Exists(path) && File.Exists(file) ? SolutionZip.Read(file) : null;
    }

    private static IEnumerable<Finding> Compare(SolutionZip zip, string package)
    {
        foreach (SolutionEntry entry in zip.Below("pluginpackages/").Where(e => e.Name.EndsWith(".nupkg", StringComparison.Ordinal)))
        {
            if (!File.ReadAllBytes(package).AsSpan().SequenceEqual(entry.Bytes))
            {
                yield return new Finding("package", entry.Name, $"is not {Path.GetFileName(package)}: pack again");
            }
        }
    }
}
