using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins;

/// <summary>One run of a plug-in class: its context and services, fetched once. Holds nothing beyond the run (instances of plug-ins are shared by threads).</summary>
internal sealed class Invocation
{
    private readonly IOrganizationServiceFactory services;
    private readonly ITracingService trace;
    private Language? language;

    private Invocation(IServiceProvider provider)
    {
        Context = (IPluginExecutionContext)provider.GetService(typeof(IPluginExecutionContext));
        services = (IOrganizationServiceFactory)provider.GetService(typeof(IOrganizationServiceFactory));
        trace = (ITracingService)provider.GetService(typeof(ITracingService));
        System = services.CreateOrganizationService(null);
    }

    public IPluginExecutionContext Context { get; }

    /// <summary>Acts as SYSTEM: the engine's own rows are nobody else's business.</summary>
    public IOrganizationService System { get; }

    public IOrganizationService As(Guid user) => services.CreateOrganizationService(user);

    /// <summary>A line of the story, never a token, a body or a customer's name. Trace formats its text, so braces must be an argument (dataverse-runtime §9).</summary>
    public void Trace(string line) => trace.Trace("{0}", line);

    public T? Input<T>(string name) => Context.InputParameters.Contains(name) && Context.InputParameters[name] is T value ? value : default;

    /// <summary>Who calls a custom API: his rights count, also where an application calls on his behalf.</summary>
    public Guid Caller => Context.UserId;

    /// <summary>The server's time of the call.</summary>
    public DateTime Now => Context.OperationCreatedOn;

    /// <summary>One value of the answer; null is left out.</summary>
    public void Answer(string name, object? value)
    {
        if (value != null)
        {
            Context.OutputParameters[name] = value;
        }
    }

    /// <summary>The caller's language: what a custom API answers is his to read. What is written to rows is in the environment's (<see cref="Languages"/>).</summary>
    public Language Language => language ??= Languages.OfUser(System, Caller);

    /// <summary>The problem in the caller's language: what happened and what to do.</summary>
    public string Told(Problem problem) => problem.In(Language).ToString();

    /// <summary>A problem as a custom API tells it: the code in front, so that a flow can branch on it (connector §4).</summary>
    public InvalidPluginExecutionException Refusal(Problem problem) => new($"[{problem.Code}] {Told(problem)}");

    /// <summary>
    /// Runs the body. An InvalidPluginExecutionException passes untouched, so that its status survives; anything else is traced and given on with its cause, as a sentence
    /// without a stack.
    /// </summary>
    public static void Run(IServiceProvider provider, Action<Invocation> body)
    {
        Invocation run = new(provider);
        try
        {
            body(run);
        }
        catch (InvalidPluginExecutionException)
        {
            throw;
        }
        catch (Exception failure)
        {
            run.Trace(Fault.Traced(failure));
            throw new InvalidPluginExecutionException($"InoLink met an unexpected failure ({failure.GetType().Name}). Correlation id {run.Context.CorrelationId:D}.");
        }
    }
}
