using System.Activities;
using System.IO.Compression;
using System.Reflection;
using InoLink.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>Runs the activities of the DLL in the zip one by one, on the organization of a rig.</summary>
internal sealed class ActivityBench(Rig rig)
{
    private static readonly Lazy<Assembly> Shipped = new(Load);

    /// <summary>0 background, 1 real-time.</summary>
    public int Mode { get; init; }

    public Guid User { get; init; } = rig.Lab.Dataverse.AdministratorId;

    /// <summary>What the core seems to write as its engine version; null = what it writes.</summary>
    public string? CoreVersion { get; init; }

    public IDictionary<string, object> Run(string activity, params (string Name, object Value)[] inputs)
    {
        WorkflowInvoker invoker = new((Activity)Activator.CreateInstance(Shipped.Value.GetType("InoLink.Workflows." + activity, throwOnError: true)!)!);
        IWorkflowContext context = Answering.Of<IWorkflowContext>((method, _) => method.Name switch
        {
            "get_WorkflowMode" => Mode,
            "get_UserId" or "get_InitiatingUserId" => User,
            "get_OrganizationId" => rig.Lab.Dataverse.OrganizationId,
            "get_OperationCreatedOn" => rig.Lab.Clock.UtcNow,
            "get_OperationId" => Guid.NewGuid(),
            "get_Depth" => 1,
            var other => throw new NotSupportedException(other),
        });
        invoker.Extensions.Add(() => context);
        invoker.Extensions.Add(() => Answering.Of<IOrganizationServiceFactory>((_, arguments) => Service((Guid?)arguments[0] ?? rig.Lab.Dataverse.SystemUserId)));
        return invoker.Invoke(inputs.ToDictionary(input => input.Name, input => input.Value));
    }

    private IOrganizationService Service(Guid user)
    {
        IOrganizationService real = rig.Lab.Dataverse.ServiceFor(user);
        return CoreVersion is null ? real : Answering.Of<IOrganizationService>((method, arguments) =>
        {
            object? answer = method.Invoke(real, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            if (answer is EntityCollection rows && arguments[0] is QueryExpression { EntityName: "ino_writer" })
            {
                rows.Entities.ToList().ForEach(writer => writer["ino_engineversion"] = CoreVersion);
            }

            return answer;
        });
    }

    private static Assembly Load()
    {
        using Stream file = SolutionZips.Open("InoLinkProcesses_managed.zip");
        using ZipArchive zip = new(file);
        using Stream dll = zip.Entries.Single(entry => entry.Name == "InoLinkWorkflows.dll").Open();
        using MemoryStream copy = new();
        dll.CopyTo(copy);
        return Assembly.Load(copy.ToArray());
    }
}
