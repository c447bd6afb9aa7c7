using InoLink.Lab.Dataverse.Processes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>Builds the contexts of plug-in runs.</summary>
internal sealed class ContextFactory(LocalDataverse dataverse)
{
    private const string OrganizationName = "LocalDataverse";
    private const int Sandbox = 2;

    /// <summary>Of an asynchronous PostOperation step: both images are those of the moment of the operation (dataverse-runtime §4).</summary>
    public RemoteExecutionContext OfStep(StepRegistration step, OperationEvent e)
    {
        var context = Common(e.Message, e.Request, e.Context, stage: 40, mode: 1);
        context.PrimaryEntityName = e.Table;
        context.PrimaryEntityId = e.RecordId;
        context.OwningExtension = new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.Name };
        context.OutputParameters.AddRange(e.Response.Results);
        foreach (var image in step.Images)
        {
            if (image.IsPre && e.PreImage is not null)
            {
                context.PreEntityImages[image.Alias] = image.Cut(e.PreImage);
            }

            if (image.IsPost && e.PostImage is not null)
            {
                context.PostEntityImages[image.Alias] = image.Cut(e.PostImage);
            }
        }

        return context;
    }

    /// <summary>Of the main operation of a custom API, in the caller's transaction.</summary>
    public RemoteExecutionContext OfCustomApi(CustomApiRegistration api, OrganizationRequest request, CallContext caller)
    {
        var context = Common(api.UniqueName, request, caller, stage: 30, mode: 0);
        context.IsInTransaction = true;
        if (request.Parameters.TryGetValue("Target", out var target) && target is EntityReference bound)
        {
            context.PrimaryEntityName = bound.LogicalName;
            context.PrimaryEntityId = bound.Id;
        }

        return context;
    }

    /// <summary>Of a process that an event starts: a background one runs as its owner, a real-time one as it says (dataverse-runtime §3).</summary>
    public RemoteExecutionContext OfProcess(ProcessRegistration process, OperationEvent e, int mode)
    {
        var user = !process.IsRealTime || process.RunsAsOwner ? process.OwnerId : e.Context.UserId;
        var context = Common(e.Message, e.Request, e.Context with { UserId = user, InitiatingUserId = e.Context.InitiatingUserId }, stage: 40, mode);
        context.IsInTransaction = process.IsRealTime;
        context.Depth = e.Context.Depth + (process.IsRealTime ? 1 : 0);
        return About(context, process, e.RecordId);
    }

    /// <summary>Of a background process that somebody or another process starts on a row.</summary>
    public RemoteExecutionContext OfProcess(ProcessRegistration process, Guid record, Guid user, CallContext caller, string message)
        => About(Common(message, new OrganizationRequest(message), caller with { UserId = user }, stage: 40, mode: 1), process, record);

    private static RemoteExecutionContext About(RemoteExecutionContext context, ProcessRegistration process, Guid record)
    {
        context.PrimaryEntityName = process.Table;
        context.PrimaryEntityId = record;
        context.OwningExtension = new EntityReference("workflow", process.Id) { Name = process.Name };
        return context;
    }

    private RemoteExecutionContext Common(string message, OrganizationRequest request, CallContext caller, int stage, int mode)
    {
        var context = new RemoteExecutionContext
        {
            MessageName = message,
            PrimaryEntityName = "none",
            SecondaryEntityName = "none",
            Stage = stage,
            Mode = mode,
            IsolationMode = Sandbox,
            Depth = caller.Depth,
            CorrelationId = caller.CorrelationId,
            RequestId = request.RequestId,
            UserId = caller.UserId,
            InitiatingUserId = caller.InitiatingUserId,
            BusinessUnitId = BusinessUnitOf(caller),
            OrganizationId = dataverse.OrganizationId,
            OrganizationName = OrganizationName,
            OperationCreatedOn = dataverse.Clock.UtcNow,
            OwningExtension = new EntityReference("sdkmessageprocessingstep", Guid.Empty),
        };
        context.InputParameters.AddRange(request.Parameters);
        return context;
    }

    private Guid BusinessUnitOf(CallContext caller)
    {
        var service = dataverse.ServiceFor(caller with { UserId = dataverse.SystemUserId, IsSystem = true });
        var user = service.Retrieve("systemuser", caller.UserId, new ColumnSet("businessunitid"));
        return user.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? dataverse.RootBusinessUnitId;
    }
}
