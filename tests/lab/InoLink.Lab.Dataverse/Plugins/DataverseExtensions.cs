using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Dataverse.Processes;
using InoLink.Lab.Dataverse.Solutions;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// What makes a bare organization extensible: solution import, plug-ins, custom APIs and the asynchronous service.
/// <code>
/// using var dataverse = LocalDataverse.Open(new());
/// await using var extensions = DataverseExtensions.Attach(dataverse);
/// extensions.Importer.Import(zip);
/// await extensions.AsyncService.DrainAsync();
/// </code>
/// </summary>
public sealed class DataverseExtensions : IAsyncDisposable
{
    private readonly LocalDataverse dataverse;
    private readonly RegistrationCache registrations;

    private DataverseExtensions(LocalDataverse dataverse, AsyncServiceOptions options, Func<Uri, bool> networkAllowance)
    {
        this.dataverse = dataverse;
        registrations = new RegistrationCache(dataverse);
        SandboxNetwork.Watch();
        PluginHost = new PluginHost();
        Importer = new SolutionImporter(dataverse, registrations);
        var jobs = new SystemJobs(dataverse);
        var contexts = new ContextFactory(dataverse);
        var processes = new ProcessEngine(dataverse, registrations, contexts, jobs, new ActivityHost(dataverse, PluginHost, registrations), networkAllowance);
        var extension = new PluginExtension(registrations, contexts, jobs, new CustomApiExecutor(dataverse, PluginHost, contexts, networkAllowance), processes, Importer.Execute);
        AsyncService = new AsyncService(dataverse, jobs, new JobRunner(dataverse, PluginHost, registrations, processes), options, networkAllowance);
        extension.Queued = AsyncService.Wake;
        dataverse.Pipeline.Extension = extension;
    }

    /// <summary>Imports solution zips; also reached by the message ImportSolution.</summary>
    public SolutionImporter Importer { get; }

    /// <summary>Runs system jobs; it is not started by attaching.</summary>
    public AsyncService AsyncService { get; }

    /// <summary>Loads plug-in classes.</summary>
    public PluginHost PluginHost { get; }

    /// <summary>Registered steps and custom APIs, as last committed.</summary>
    public Registrations Registrations => registrations.Current;

    /// <summary>Extends an organization. Jobs that a killed process left Locked become Ready again.</summary>
    /// <param name="networkAllowance">
    /// Addresses that plug-ins may reach although the sandbox would refuse them (IP literals, localhost); none by default.
    /// </param>
    public static DataverseExtensions Attach(LocalDataverse dataverse, AsyncServiceOptions? options = null, Func<Uri, bool>? networkAllowance = null)
    {
        ArgumentNullException.ThrowIfNull(dataverse);
        return dataverse.Pipeline.Extension is null
            ? new DataverseExtensions(dataverse, options ?? new AsyncServiceOptions(), networkAllowance ?? (_ => false))
            : throw new InvalidOperationException("The organization is extended already.");
    }

    /// <summary>Stops the asynchronous service and takes the extension away; the organization stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await AsyncService.DisposeAsync().ConfigureAwait(false);
        dataverse.Pipeline.Extension = null;
    }
}
