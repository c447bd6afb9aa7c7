using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Imports solution zips as an administrator would: all of it or nothing, refusing what the platform refuses (solution-format §16).</summary>
public sealed class SolutionImporter
{
    private const string Message = "ImportSolution";
    private const string ImportPrivilege = "prvImportCustomization";

    private readonly LocalDataverse dataverse;
    private readonly RegistrationCache registrations;

    internal SolutionImporter(LocalDataverse dataverse, RegistrationCache registrations)
    {
        this.dataverse = dataverse;
        this.registrations = registrations;
    }

    /// <summary>Imports a zip in a transaction of its own.</summary>
    /// <exception cref="SolutionRefusedException">The platform would refuse it; nothing was changed.</exception>
    public SolutionImportReport Import(Stream zip, SolutionImportOptions? options = null)
    {
        var chosen = options ?? new SolutionImportOptions();
        var user = chosen.UserId == Guid.Empty ? dataverse.AdministratorId : chosen.UserId;
        return Import(zip, chosen, new CallContext { UserId = user });
    }

    /// <summary>The message ImportSolution: CustomizationFile (bytes) and PublishWorkflows (steps are enabled only with it).</summary>
    internal OrganizationResponse? Execute(OrganizationRequest request, CallContext context)
    {
        if (request.RequestName != Message)
        {
            return null;
        }

        if (!request.Parameters.TryGetValue("CustomizationFile", out var file) || file is not byte[] zip)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Required field 'CustomizationFile' is missing for '{Message}'.");
        }

        var options = new SolutionImportOptions { EnableSteps = request.Parameters.TryGetValue("PublishWorkflows", out var publish) && publish is true, UserId = context.UserId };
        try
        {
            using var stream = new MemoryStream(zip);
            Import(stream, options, context);
            return new OrganizationResponse { ResponseName = Message };
        }
        catch (SolutionRefusedException e)
        {
            throw Faults.Of(e.ErrorCode, e.Message);
        }
    }

    private SolutionImportReport Import(Stream zip, SolutionImportOptions options, CallContext context)
    {
        if (!context.IsSystem && !dataverse.Security.HasPrivilege(context.UserId, ImportPrivilege, context))
        {
            throw new SolutionRefusedException(FaultCode.PrivilegeDenied, $"SecLib::CheckPrivilege failed. User: {context.UserId:D}, PrivilegeName: {ImportPrivilege}");
        }

        var file = SolutionFile.Read(zip);
        return dataverse.InTransaction(context, inside => Apply(file, options, inside with { UserId = dataverse.SystemUserId, InitiatingUserId = inside.InitiatingUserId, IsSystem = true, BypassCustomLogic = true }));
    }

    private SolutionImportReport Apply(SolutionFile file, SolutionImportOptions options, CallContext inside)
    {
        var log = new ImportLog();
        var rows = new RowImport(dataverse, inside, log);
        file = ForeignParts.SetAside(file, dataverse.Metadata);
        var target = new ImportTarget(file, dataverse.Metadata, new InstalledComponents(rows.Service));
        ImportRules.Demand(target);
        var mentioned = ForeignParts.Mentioned(target).Distinct(StringComparer.Ordinal).ToList();

        new MetadataImport(target, inside, log).Apply();
        new SecurityImport(dataverse, target, rows, inside).Apply();
        var plugins = new PluginImport(target, rows, options, log);
        plugins.Apply();
        new CustomApiImport(target, rows, plugins).Apply();
        new CatalogImport(target, rows).Apply();
        plugins.ApplySteps();
        new SettingImport(target, rows, options, inside.InitiatingUserId, log).Apply();
        new AppearanceImport(target, rows).Apply();
        new AppImport(target, rows).Apply();
        new SolutionRows(dataverse, target, rows, new ComponentRemoval(dataverse, rows, inside, log)).Apply();
        inside.Transaction!.AfterCommit(registrations.Reload);

        foreach (var warning in TableRules.Warnings(target).Concat(PackageRules.Unregistered(target)).Concat(PackageRules.Emptied(target)).Concat(StepRules.Warnings(target)))
        {
            log.Warn(warning);
        }

        return new SolutionImportReport(file.Manifest.UniqueName, file.Manifest.Version, file.Manifest.IsManaged, log.Components, log.Warnings, [.. file.UnknownParts, .. mentioned]);
    }
}
