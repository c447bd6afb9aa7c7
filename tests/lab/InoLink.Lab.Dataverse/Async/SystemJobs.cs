using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.Dataverse.Processes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>The rows of asyncoperation, written by nobody but the platform itself; state and status numbers of dataverse-runtime §4.</summary>
internal sealed class SystemJobs(LocalDataverse dataverse)
{
    public const string Table = "asyncoperation";

    private const int SystemEvent = 1;
    private const int Workflow = 10;

    private CallContext Platform => CallContext.Platform(dataverse.SystemUserId) with { BypassCustomLogic = true };

    /// <summary>Stores a job in the caller's transaction: it is there if and only if the operation is (dataverse-runtime §6, outbox).</summary>
    public Guid Enqueue(StepRegistration step, RemoteExecutionContext context, CallContext caller)
    {
        var job = New(step.Name, SystemEvent, context, ContextSerializer.Write(context), caller.UserId);
        job["owningextensionid"] = new EntityReference("sdkmessageprocessingstep", step.Id);
        // a deleted row can't be pointed at any more; the context still names it
        if (context.PrimaryEntityId != Guid.Empty && context.MessageName != "Delete")
        {
            job["regardingobjectid"] = new EntityReference(context.PrimaryEntityName, context.PrimaryEntityId);
        }

        return Service(caller).Create(job);
    }

    /// <summary>Stores the start of a background process, in the caller's transaction where there is one.</summary>
    public Guid Enqueue(ProcessRegistration process, ProcessInstance instance, CallContext caller)
    {
        var context = instance.Context;
        var job = New(process.Name, Workflow, context, instance.Store(), context.UserId);
        job["workflowactivationid"] = new EntityReference("workflow", process.Id);
        if (context.MessageName != "Delete")
        {
            job["regardingobjectid"] = new EntityReference(context.PrimaryEntityName, context.PrimaryEntityId);
        }

        return Service(caller).Create(job);
    }

    /// <summary>Locks the due jobs, oldest first, and gives them for running.</summary>
    public IReadOnlyList<SystemJob> TakeDue(int count)
    {
        if (!AnyDue())
        {
            return [];
        }

        return dataverse.InTransaction(Platform, inside =>
        {
            var service = dataverse.ServiceFor(inside);
            var due = service.RetrieveMultiple(Due(count, new ColumnSet("name", "owningextensionid", "workflowactivationid", "correlationupdatedtime", "primaryentitytype", "regardingobjectid", "depth", "correlationid", "retrycount", "data"))).Entities;
            foreach (var row in due)
            {
                SetState(service, row.Id, 2, 20, change => change["startedon"] = dataverse.Clock.UtcNow);
            }

            return (IReadOnlyList<SystemJob>)[.. due.Select(Read)];
        });
    }

    public bool AnyDue() => Service().RetrieveMultiple(Due(1, new ColumnSet(false))).Entities.Count > 0;

    /// <summary>Ends the job, or postpones it, as its outcome says.</summary>
    public void Finish(SystemJob job, JobOutcome outcome, string trace, bool deleteWhenSucceeded, TimeSpan retryInterval)
    {
        var service = Service();
        if (outcome.Phase == JobPhase.Succeeded && deleteWhenSucceeded)
        {
            service.Delete(Table, job.Id);
            return;
        }

        var (state, status) = outcome.Phase switch
        {
            JobPhase.Succeeded => (3, 30),
            JobPhase.Failed => (3, 31),
            JobPhase.Canceled => (3, 32),
            JobPhase.Suspended or JobPhase.Waiting => (1, 10),
            JobPhase.WillRetry => (0, 0),
            var other => throw new ArgumentOutOfRangeException(nameof(outcome), other, "No end of a run."),
        };
        SetState(service, job.Id, state, status, change =>
        {
            change["message"] = Details(outcome, trace);
            change["friendlymessage"] = outcome.Message;
            change["errorcode"] = outcome.ErrorCode;
            if (outcome.Phase == JobPhase.Waiting)
            {
                change["postponeuntil"] = outcome.Until;
                change["data"] = outcome.State;
            }
            else if (outcome.Phase == JobPhase.WillRetry)
            {
                change["retrycount"] = job.RetryCount + 1;
                change["postponeuntil"] = dataverse.Clock.UtcNow + retryInterval;
            }
            else if (outcome.Phase == JobPhase.Suspended)
            {
                change["postponeuntil"] = null;
            }
            else if (state == 3)
            {
                change["completedon"] = dataverse.Clock.UtcNow;
            }
        });
    }

    /// <summary>Gives a locked job back.</summary>
    public void MakeReady(Guid id) => SetState(Service(), id, 0, 0, _ => { });

    /// <summary>Gives every locked job back: nobody runs them when the organization is opened (at least once, dataverse-runtime §4).</summary>
    public int RecoverLocked(IReadOnlySet<Guid> running)
    {
        var query = new QueryExpression(Table) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 2);
        var lost = Service().RetrieveMultiple(query).Entities.Where(row => !running.Contains(row.Id)).ToList();
        lost.ForEach(row => MakeReady(row.Id));
        return lost.Count;
    }

    private static string? Details(JobOutcome outcome, string trace)
        => outcome.Phase is JobPhase.Succeeded or JobPhase.Waiting ? outcome.Message : trace.Length == 0 ? outcome.Message : $"{outcome.Message}{Environment.NewLine}{Environment.NewLine}{trace}";

    private static SystemJob Read(Entity row)
    {
        var record = row.GetAttributeValue<EntityReference>("regardingobjectid");
        return new SystemJob(
            row.Id,
            row.GetAttributeValue<string>("name"),
            row.GetAttributeValue<EntityReference>("owningextensionid")?.Id ?? Guid.Empty,
            row.GetAttributeValue<EntityReference>("workflowactivationid")?.Id ?? Guid.Empty,
            row.GetAttributeValue<string>("primaryentitytype"),
            record?.Id ?? Guid.Empty,
            row.GetAttributeValue<int>("depth"),
            row.GetAttributeValue<Guid>("correlationid"),
            row.GetAttributeValue<DateTime>("correlationupdatedtime"),
            row.GetAttributeValue<int>("retrycount"),
            row.GetAttributeValue<string>("data"));
    }

    private static void SetState(IOrganizationService service, Guid id, int state, int status, Action<Entity> also)
    {
        var change = new Entity(Table, id) { ["statecode"] = new OptionSetValue(state), ["statuscode"] = new OptionSetValue(status) };
        also(change);
        service.Update(change);
    }

    private QueryExpression Due(int count, ColumnSet columns)
    {
        var query = new QueryExpression(Table) { ColumnSet = columns, TopCount = count };
        var due = query.Criteria.AddFilter(LogicalOperator.Or);
        var ready = due.AddFilter(LogicalOperator.And);
        ready.AddCondition("statecode", ConditionOperator.Equal, 0);
        var time = ready.AddFilter(LogicalOperator.Or);
        time.AddCondition("postponeuntil", ConditionOperator.Null);
        time.AddCondition("postponeuntil", ConditionOperator.LessEqual, dataverse.Clock.UtcNow);

        // a process that waits for a time; a plug-in's job that suspended itself waits for nobody and has none
        var waiting = due.AddFilter(LogicalOperator.And);
        waiting.AddCondition("statecode", ConditionOperator.Equal, 1);
        waiting.AddCondition("operationtype", ConditionOperator.Equal, Workflow);
        waiting.AddCondition("postponeuntil", ConditionOperator.LessEqual, dataverse.Clock.UtcNow);
        query.AddOrder("createdon", OrderType.Ascending);

        // createdon has whole seconds
        query.AddOrder("versionnumber", OrderType.Ascending);
        return query;
    }

    private Entity New(string name, int type, RemoteExecutionContext context, string data, Guid owner) => new(Table, Guid.NewGuid())
    {
        ["name"] = name,
        ["operationtype"] = new OptionSetValue(type),
        ["messagename"] = context.MessageName,
        ["primaryentitytype"] = context.PrimaryEntityName,
        ["depth"] = context.Depth,
        ["correlationid"] = context.CorrelationId,
        ["correlationupdatedtime"] = dataverse.Clock.UtcNow,
        ["retrycount"] = 0,
        ["data"] = data,
        ["ownerid"] = new EntityReference("systemuser", owner),
    };

    private IOrganizationService Service(CallContext caller) => dataverse.ServiceFor(caller with { UserId = dataverse.SystemUserId, IsSystem = true, BypassCustomLogic = true });

    private IOrganizationService Service() => dataverse.ServiceFor(Platform);
}
