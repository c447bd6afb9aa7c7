using System.Activities;
using InoLink.Engine;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Scheduling;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>
/// The service of <c>CRM to Accounting</c>, one beat of it: looks at its link preference, calls the tick ino_WakeLinkJobs, and works off what is due against QuickBooks, as the asynchronous step does. The tick is
/// called from here, since the message id of a custom API, which a process step would name, is another one in each environment.
/// </summary>
public sealed class WorkOffLinkJobs : LinkActivity
{
    /// <summary>The preference of the feature Service with days, hours and interval; blank works now, whatever they say.</summary>
    [Input("Link Preference")]
    [ReferenceTarget(PreferenceTable.Name)]
    public InArgument<EntityReference> Preference { get; set; } = null!;

    /// <summary>No where the preference is switched off or gone: a process that repeats itself ends then.</summary>
    [Output("Service Is On")]
    public OutArgument<bool> ServiceIsOn { get; set; } = null!;

    /// <summary>No where days, hours or interval said: not now.</summary>
    [Output("Was Due")]
    public OutArgument<bool> WasDue { get; set; } = null!;

    [Output("Jobs Woken")]
    public OutArgument<int> Woken { get; set; } = null!;

    /// <summary>Link jobs that are still due: the time of a step was not enough, or a company can't be written to.</summary>
    [Output("Jobs Left")]
    public OutArgument<int> Left { get; set; } = null!;

    private protected override void Work(Run run)
    {
        ServiceIsOn.Set(run.Activity, true);
        if (run.IsRealTime)
        {
            throw new RefusedException(Catalogue.NotInRealTime());
        }

        if (Schedule(run, out DateTime now) is { } schedule && !IsDue(run, schedule, now))
        {
            return;
        }

        WasDue.Set(run.Activity, true);
        Woken.Set(run.Activity, (int)run.Call("ino_WakeLinkJobs")["Woken"]);
        DemandSameEngine(run);
        Drain drain = new(run.System, run.Context.OrganizationId, new Connections(run.System).Road, run.Trace);
        Left.Set(run.Activity, new DueWork(run.System, run.As, drain).Run(now, run.Context.Depth));
    }

    /// <summary>Null where the step names no preference. Now is the server's: the write of a row whose modified-on is read back.</summary>
    private ServiceSchedule? Schedule(Run run, out DateTime now)
    {
        now = run.Context.OperationCreatedOn;
        if (Preference.Get(run.Activity) is not { } reference)
        {
            return null;
        }

        Entity? row = run.System.Find(PreferenceTable.Name, reference.Id, ServiceSchedule.Columns);
        if (row != null)
        {
            now = ServerClock.By(run.System, new Entity(PreferenceTable.Name, row.Id) { [PreferenceTable.LastBeatOn] = run.Context.OperationCreatedOn }).Now;
        }

        return ServiceSchedule.Of(run.System, row);
    }

    private bool IsDue(Run run, ServiceSchedule schedule, DateTime now)
    {
        ServiceIsOn.Set(run.Activity, schedule.IsOn);
        if (schedule.Problem is { } problem)
        {
            throw new RefusedException(problem);
        }

        if (!schedule.IsDue(now))
        {
            return false;
        }

        run.System.Update(new Entity(PreferenceTable.Name, schedule.Id) { [PreferenceTable.LastRunOn] = now });
        return true;
    }

    /// <summary>The tick, which only the core can run, has just written the core's version to the writers.</summary>
    private static void DemandSameEngine(Run run)
    {
        QueryExpression writers = Rows.Query(WriterTable.Name, WriterTable.EngineVersion);
        string? other = run.System.All(writers).Select(writer => writer.Text(WriterTable.EngineVersion)).FirstOrDefault(version => version != EngineVersion.Text);
        if (other != null)
        {
            throw new RefusedException(Catalogue.OtherEngine(EngineVersion.Text, other));
        }
    }
}
