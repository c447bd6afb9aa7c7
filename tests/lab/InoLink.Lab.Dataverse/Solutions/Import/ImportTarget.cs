using InoLink.Lab.Dataverse.Plugins;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A solution file against the organization it is to enter: what the rules look at.</summary>
internal sealed class ImportTarget
{
    private readonly Dictionary<string, PluginPackageContent> contents;

    public ImportTarget(SolutionFile file, MetadataCatalog metadata, InstalledComponents installed)
    {
        File = file;
        Metadata = metadata;
        Installed = installed;
        contents = file.PluginPackages.ToDictionary(package => package.UniqueName, ReadContent, StringComparer.OrdinalIgnoreCase);
    }

    public SolutionFile File { get; }

    public MetadataCatalog Metadata { get; }

    public InstalledComponents Installed { get; }

    public string Prefix => File.Manifest.Publisher.Prefix + "_";

    public PluginPackageContent Content(PluginPackageDefinition package) => contents[package.UniqueName];

    /// <summary>The table as it will be: of the file, of the organization, or none.</summary>
    public bool HasTable(string logicalName)
        => Metadata.TryGetTable(logicalName, out _) || File.Tables.Any(table => table.IsWholeTable && table.LogicalName == logicalName);

    public bool HasColumn(string table, string column)
        => (Metadata.TryGetTable(table, out var found) && found.Column(column) is not null)
            || ServerColumns.Contains(column)
            || File.Tables.Any(t => t.LogicalName == table && t.Columns.Any(c => c.LogicalName == column));

    public bool HasChoice(string name)
        => Metadata.TryGetGlobalChoice(name, out _) || File.OptionSets.Any(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool HasWebResource(string name) => Installed.WebResources.Contains(name) || File.WebResources.Any(resource => resource.Name == name);

    /// <summary>Export keys of all classes that will be registered, with class names.</summary>
    public IEnumerable<string> ExportKeys()
        => Installed.PluginTypes.Select(type => type.GetAttributeValue<string>("plugintypeexportkey")).OfType<string>()
            .Concat(from package in File.PluginPackages
                    from assembly in Installed.Registrable(package, Content(package))
                    from type in assembly.PluginTypes
                    select PluginTypeExportKey.Of(package.UniqueName, assembly.Name, type));

    public bool HasPluginType(Guid id)
        => Installed.PluginTypes.Any(type => type.Id == id) || File.PluginAssemblies.SelectMany(assembly => assembly.Types).Any(type => type.Id == id);

    /// <summary>Whether a custom workflow activity of that assembly-qualified name is registered or comes with the file.</summary>
    public bool HasActivity(string assemblyQualifiedName)
    {
        var parts = assemblyQualifiedName.Split(',', StringSplitOptions.TrimEntries);
        return File.PluginAssemblies.SelectMany(assembly => assembly.Types).Any(type => type.AssemblyQualifiedName == assemblyQualifiedName)
            || Installed.PluginTypes.Any(type => type.GetAttributeValue<string>("typename") == parts[0] && parts.Length > 1 && type.GetAttributeValue<string>("assemblyname") == parts[1]);
    }

    /// <summary>Columns that every new table gets from the server.</summary>
    private static HashSet<string> ServerColumns { get; } = SystemColumns
        .Of(new TableMetadata { LogicalName = "any", SchemaName = "any", EntitySetName = "any", PrimaryIdColumn = "anyid", Ownership = OwnershipKind.User })
        .Select(column => column.LogicalName).ToHashSet(StringComparer.Ordinal);

    private static PluginPackageContent ReadContent(PluginPackageDefinition package)
    {
        try
        {
            return PluginPackageContent.Read(package.Content);
        }
        catch (InvalidDataException e)
        {
            throw new SolutionRefusedException($"Plugin package {package.UniqueName}: {e.Message}", e);
        }
    }
}
