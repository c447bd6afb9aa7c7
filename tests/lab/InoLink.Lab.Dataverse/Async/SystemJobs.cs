using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>The rows of asyncoperation, written by nobody but the platform itself; state and status numbers of dataverse-runtime §4.</summary>
internal sealed class SystemJobs(LocalDataverse dataverse)
{
    public const string Table = "asyncoperation";

    private const int SystemEvent = 1;

    private CallContext Platform => CallContext.Platform(dataverse.SystemUserId) with { BypassCustomLogic = true };

    /// <summary>Stores a job in the caller's transaction: it is there if and only if the operation is (dataverse-runtime §6, outbox).</summary>
    public Guid Enqueue(StepRegistration step, RemoteExecutionContext context, CallContext caller)
    {
        var service = dataverse.ServiceFor(caller with { UserId = dataverse.SystemUserId, IsSystem = true, BypassCustomLogic = true });
        var job = new Entity(Table, Guid.NewGuid())
        {
            ["name"] = step.Name,
            ["operationtype"] = new OptionSetValue(SystemEvent),
            ["owningextensionid"] = new EntityReference("sdkmessageprocessingstep", step.Id),
            ["messagename"] = context.MessageName,
            ["primaryentitytype"] = context.PrimaryEntityName,
            ["depth"] = context.Depth,
            ["correlationid"] = context.CorrelationId,
            ["retrycount"] = 0,
            ["data"] = ContextSerializer.Write(context),
            ["ownerid"] = new EntityReference("systemuser", caller.UserId),
        };
        // a deleted row can't be pointed at any more; the context still names it
        if (context.PrimaryEntityId != Guid.Empty && context.MessageName != "Delete")
        {
            job["regardingobjectid"] = new EntityReference(context.PrimaryEntityName, context.PrimaryEntityId);
        }

        return service.Create(job);
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
            var due = service.RetrieveMultiple(Due(count, new ColumnSet("name", "owningextensionid", "primaryentitytype", "regardingobjectid", "depth", "correlationid", "retrycount", "data"))).Entities;
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
            JobPhase.Suspended => (1, 10),
            JobPhase.WillRetry => (0, 0),
            var other => throw new ArgumentOutOfRangeException(nameof(outcome), other, "No end of a run."),
        };
        SetState(service, job.Id, state, status, change =>
        {
            change["message"] = Details(outcome, trace);
            change["friendlymessage"] = outcome.Message;
            change["errorcode"] = outcome.ErrorCode;
            if (outcome.Phase == JobPhase.WillRetry)
            {
                change["retrycount"] = job.RetryCount + 1;
                change["postponeuntil"] = dataverse.Clock.UtcNow + retryInterval;
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
        => outcome.Phase == JobPhase.Succeeded ? null : trace.Length == 0 ? outcome.Message : $"{outcome.Message}{Environment.NewLine}{Environment.NewLine}{trace}";

    private static SystemJob Read(Entity row)
    {
        var record = row.GetAttributeValue<EntityReference>("regardingobjectid");
        return new SystemJob(
            row.Id,
            row.GetAttributeValue<string>("name"),
            row.GetAttributeValue<EntityReference>("owningextensionid").Id,
            row.GetAttributeValue<string>("primaryentitytype"),
            record?.Id ?? Guid.Empty,
            row.GetAttributeValue<int>("depth"),
            row.GetAttributeValue<Guid>("correlationid"),
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
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        var time = query.Criteria.AddFilter(LogicalOperator.Or);
        time.AddCondition("postponeuntil", ConditionOperator.Null);
        time.AddCondition("postponeuntil", ConditionOperator.LessEqual, dataverse.Clock.UtcNow);
        query.AddOrder("createdon", OrderType.Ascending);

        // createdon has whole seconds
        query.AddOrder("versionnumber", OrderType.Ascending);
        return query;
    }

    private IOrganizationService Service() => dataverse.ServiceFor(Platform);
}
