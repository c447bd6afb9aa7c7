using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.ServiceModel;
using System.Threading;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Sample.Plugins;

/// <summary>A step that does what its unsecure configuration says: commands separated by semicolons, an argument after a colon.</summary>
public sealed class ScriptedStep : IPlugin
{
    private readonly string[] commands;
    private int runs;

    public ScriptedStep(string unsecure)
    {
        commands = (unsecure ?? "").Split(';').Where(command => command.Length > 0).ToArray();
    }

    public void Execute(IServiceProvider serviceProvider)
    {
        var services = new Services(serviceProvider);
        var run = Interlocked.Increment(ref runs);
        foreach (var command in commands)
        {
            var colon = command.IndexOf(':');
            Run(services, colon < 0 ? command : command.Substring(0, colon), colon < 0 ? "" : command.Substring(colon + 1), run);
        }
    }

    private static void Run(Services services, string command, string argument, int run)
    {
        switch (command)
        {
            case "log":
                Log(services, argument);
                break;
            case "run":
                Write(services, "run", run.ToString(CultureInfo.InvariantCulture));
                break;
            case "touch":
                Touch(services);
                break;
            case "calls":
                Enumerable.Range(1, Number(argument)).ToList().ForEach(n => Write(services, "call", n.ToString(CultureInfo.InvariantCulture)));
                break;
            case "sleep":
                Thread.Sleep(Number(argument));
                break;
            case "trace":
                services.Trace.Trace("{0}", argument);
                break;
            case "traceraw":
                services.Trace.Trace(argument);
                break;
            case "tracemuch":
                Enumerable.Range(1, Number(argument)).ToList().ForEach(n => services.Trace.Trace("line {0} {1}", n, new string('x', 80)));
                break;
            case "http":
                using (var client = new HttpClient())
                {
                    Write(services, "http", client.GetStringAsync(new Uri(argument)).ConfigureAwait(false).GetAwaiter().GetResult());
                }

                break;
            case "end":
                throw new InvalidPluginExecutionException((OperationStatus)Enum.Parse(typeof(OperationStatus), argument), 7, "ended as " + argument);
            case "endonce" when run == 1:
                throw new InvalidPluginExecutionException((OperationStatus)Enum.Parse(typeof(OperationStatus), argument), 7, "ended as " + argument);
            case "endonce":
                break;
            case "throw":
                throw new InvalidOperationException(argument);
            case "fault":
                throw new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = Number(argument), Message = "a fault" }, new FaultReason("a fault"));
            case "missing":
                services.System.Retrieve("account", Guid.NewGuid(), new ColumnSet(false));
                break;
            case "notify":
                ((IServiceEndpointNotificationService)services.Provider.GetService(typeof(IServiceEndpointNotificationService))).Execute(new EntityReference("serviceendpoint", Guid.Empty), services.Context);
                break;
            case "asuser":
                services.User.Create(new Entity("smp_log") { ["smp_name"] = "asuser" });
                break;
            default:
                throw new InvalidPluginExecutionException("Unknown command " + command);
        }
    }

    /// <summary>Updates the record the step runs for: a step on that update makes a chain.</summary>
    private static void Touch(Services services)
    {
        var context = services.Context;
        var row = services.System.Retrieve(context.PrimaryEntityName, context.PrimaryEntityId, new ColumnSet("smp_counter"));
        services.System.Update(new Entity(context.PrimaryEntityName, context.PrimaryEntityId) { ["smp_counter"] = row.GetAttributeValue<int>("smp_counter") + 1 });
    }

    private static void Log(Services services, string label)
    {
        var context = services.Context;
        var target = context.InputParameters.TryGetValue("Target", out var value) ? value as Entity : null;
        Write(services, "log", string.Join("|",
            label,
            context.MessageName,
            context.PrimaryEntityName,
            "stage " + context.Stage.ToString(CultureInfo.InvariantCulture),
            "mode " + context.Mode.ToString(CultureInfo.InvariantCulture),
            "depth " + context.Depth.ToString(CultureInfo.InvariantCulture),
            "transaction " + context.IsInTransaction,
            "operation " + context.OperationId.ToString("D"),
            "correlation " + context.CorrelationId.ToString("D"),
            "user " + context.UserId.ToString("D"),
            "target " + Columns(target),
            "pre " + Columns(context.PreEntityImages.TryGetValue("Pre", out var pre) ? pre : null),
            "post " + Columns(context.PostEntityImages.TryGetValue("Post", out var post) ? post : null)));
    }

    private static string Columns(Entity? row)
        => row is null ? "-" : string.Join(",", row.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Key + "=" + Text(a.Value)));

    private static string Text(object? value) => value switch
    {
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        EntityReference reference => reference.LogicalName,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Write(Services services, string name, string text)
        => services.System.Create(new Entity("smp_log") { ["smp_name"] = name, ["smp_text"] = text });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
