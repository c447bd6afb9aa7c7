using System.Reflection;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Plug-in packages, classic assemblies, their types, and the steps that name them (solution-format §8).</summary>
internal sealed class PluginImport(ImportTarget target, RowImport rows, SolutionImportOptions options, ImportLog log)
{
    private const int Disabled = 1;
    private const int Sandboxed = 2;
    private const int InDatabase = 0;
    private const int InFileStore = 4;

    private readonly Dictionary<string, Guid> typesByKey = new(StringComparer.Ordinal);

    public void Apply()
    {
        foreach (var package in target.File.PluginPackages)
        {
            ApplyPackage(package);
        }

        foreach (var assembly in target.File.PluginAssemblies)
        {
            ApplyAssembly(assembly);
        }

        EnsureMessages();
    }

    /// <summary>After the custom APIs, since a step may be on the message of one.</summary>
    public void ApplySteps()
    {
        foreach (var step in target.File.Steps)
        {
            ApplyStep(step);
        }

        if (!options.EnableSteps && !target.File.Manifest.IsManaged && target.File.Steps.Count > 0)
        {
            log.Warn($"{target.File.Steps.Count} step(s) are disabled: the solution was imported without \"Enable Plugin steps and flows included in the solution\".");
        }
    }

    /// <summary>The plugintype row of an export key.</summary>
    public Guid TypeOf(string exportKey)
        => typesByKey.TryGetValue(exportKey, out var id)
            ? id
            : rows.Find("plugintype", "plugintypeexportkey", exportKey) ?? throw new SolutionRefusedException($"Lookup value <plugintypeexportkey>{exportKey}</plugintypeexportkey> is not resolvable");

    private void ApplyPackage(PluginPackageDefinition package)
    {
        var content = target.Content(package);
        var registrable = target.Installed.Registrable(package, content).ToList();
        var id = rows.ByKey(
            "pluginpackage", "uniquename", package.UniqueName, null,
            ("name", package.Name), ("version", package.Version), ("exportkeyversion", 1), ("content", Convert.ToBase64String(package.Content)));
        foreach (var assembly in registrable)
        {
            ApplyPackageAssembly(package, id, assembly);
        }
    }

    private void ApplyPackageAssembly(PluginPackageDefinition package, Guid packageId, PackageAssembly assembly)
    {
        var name = new AssemblyName(assembly.FullName);
        var existing = target.Installed.AssembliesOf(packageId).FirstOrDefault(row => row.GetAttributeValue<string>("name") == assembly.Name)?.Id;
        var id = rows.ById(
            "pluginassembly", existing ?? Guid.NewGuid(), assembly.Name,
            ("name", assembly.Name), ("version", name.Version!.ToString()), ("culture", "neutral"), ("publickeytoken", Token(name)),
            ("isolationmode", RowImport.Choice(Sandboxed)), ("sourcetype", RowImport.Choice(InFileStore)), ("packageid", new EntityReference("pluginpackage", packageId)));
        var known = target.Installed.TypesOf(id).ToList();
        foreach (var type in assembly.PluginTypes)
        {
            var key = PluginTypeExportKey.Of(package.UniqueName, assembly.Name, type);
            var row = known.FirstOrDefault(k => k.GetAttributeValue<string>("typename") == type)?.Id;
            typesByKey[key] = rows.ById(
                "plugintype", row ?? Guid.NewGuid(), type,
                ("name", type), ("typename", type), ("assemblyname", assembly.Name), ("friendlyname", type), ("plugintypeexportkey", key),
                ("pluginassemblyid", new EntityReference("pluginassembly", id)));
        }

        foreach (var dropped in known.Where(k => !assembly.PluginTypes.Contains(k.GetAttributeValue<string>("typename"))))
        {
            rows.Remove("plugintype", dropped.Id, dropped.GetAttributeValue<string>("typename"));
        }
    }

    private void ApplyAssembly(PluginAssemblyDefinition assembly)
    {
        var name = new AssemblyName(assembly.FullName);
        var id = rows.ById(
            "pluginassembly", assembly.Id, name.Name!,
            ("name", name.Name), ("version", name.Version!.ToString()), ("culture", "neutral"), ("publickeytoken", Token(name)),
            ("isolationmode", RowImport.Choice(Sandboxed)), ("sourcetype", RowImport.Choice(InDatabase)), ("content", Convert.ToBase64String(assembly.Content)));
        foreach (var type in assembly.Types)
        {
            rows.ById(
                "plugintype", type.Id, type.Name,
                ("name", type.Name), ("typename", type.AssemblyQualifiedName.Split(',')[0].Trim()), ("assemblyname", name.Name), ("friendlyname", type.FriendlyName),
                ("workflowactivitygroupname", type.WorkflowActivityGroupName), ("isworkflowactivity", type.WorkflowActivityGroupName is not null),
                ("pluginassemblyid", new EntityReference("pluginassembly", id)));
        }
    }

    private void ApplyStep(StepDefinition step)
    {
        var type = new EntityReference("plugintype", step.PluginTypeExportKey is { } key ? TypeOf(key) : step.PluginTypeId!.Value);
        var message = Message(SdkMessages.NameOf(step)!);
        rows.ById(
            "sdkmessageprocessingstep", step.Id, step.Name,
            ("name", step.Name), ("stage", RowImport.Choice(step.Stage)), ("mode", RowImport.Choice(step.Mode)), ("rank", step.Rank), ("asyncautodelete", step.AsyncAutoDelete),
            ("configuration", step.Configuration), ("filteringattributes", step.FilteringColumns.Count == 0 ? null : string.Join(',', step.FilteringColumns)),
            ("plugintypeid", type), ("eventhandler", type), ("sdkmessageid", message), ("sdkmessagefilterid", Filter(message, step.PrimaryTable)));
        ApplyState(step);
        foreach (var image in step.Images)
        {
            rows.ById(
                "sdkmessageprocessingstepimage", image.Id, $"{step.Name}: {image.Name}",
                ("name", image.Name), ("entityalias", image.Alias), ("messagepropertyname", image.MessageProperty), ("imagetype", RowImport.Choice(image.ImageType)),
                ("attributes", image.Columns.Count == 0 ? null : string.Join(',', image.Columns)), ("sdkmessageprocessingstepid", new EntityReference("sdkmessageprocessingstep", step.Id)));
        }

        foreach (var gone in rows.All("sdkmessageprocessingstepimage", "sdkmessageprocessingstepid", step.Id).Where(row => step.Images.All(image => image.Id != row.Id)).ToList())
        {
            rows.Remove("sdkmessageprocessingstepimage", gone.Id, gone.GetAttributeValue<string>("name"));
        }
    }

    /// <summary>solution-format §8.3: without the switch an unmanaged import leaves steps disabled; a managed one always enables them.</summary>
    private void ApplyState(StepDefinition step)
    {
        var state = options.EnableSteps || target.File.Manifest.IsManaged ? 0 : Disabled;
        rows.Service.Update(new Entity("sdkmessageprocessingstep", step.Id) { ["statecode"] = new OptionSetValue(state), ["statuscode"] = new OptionSetValue(state + 1) });
    }

    private void EnsureMessages()
    {
        foreach (var (id, name) in SdkMessages.All)
        {
            if (rows.Find("sdkmessage", "name", name) is null)
            {
                rows.Service.Create(new Entity("sdkmessage", id ?? Guid.NewGuid()) { ["name"] = name });
            }
        }
    }

    private EntityReference Message(string name)
        => new("sdkmessage", rows.Find("sdkmessage", "name", name) ?? rows.Service.Create(new Entity("sdkmessage", Guid.NewGuid()) { ["name"] = name }));

    private EntityReference? Filter(EntityReference message, string table)
    {
        if (table.Length == 0)
        {
            return null;
        }

        var existing = rows.All("sdkmessagefilter", "sdkmessageid", message.Id).FirstOrDefault(row => row.GetAttributeValue<string>("primaryobjecttypecode") == table)?.Id;
        return new EntityReference("sdkmessagefilter", existing ?? rows.Service.Create(new Entity("sdkmessagefilter", Guid.NewGuid())
        {
            ["sdkmessageid"] = message,
            ["primaryobjecttypecode"] = table,
        }));
    }

    private static string Token(AssemblyName name) => name.GetPublicKeyToken() is { Length: > 0 } token ? Convert.ToHexStringLower(token) : "null";
}
