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

        DateTime now = run.Context.OperationCreatedOn;
        if (Preference.Get(run.Activity) is { } preference && !Beat(run, preference.Id, out now))
        {
            return;
        }

        WasDue.Set(run.Activity, true);
        Woken.Set(run.Activity, (int)run.Call("ino_WakeLinkJobs")["Woken"]);
        DemandSameEngine(run);
        Drain drain = new(run.System, run.Context.OrganizationId, new Connections(run.System).Road, run.Trace);
        Left.Set(run.Activity, new DueWork(run.System, run.As, drain).Run(now, run.Context.Depth));
    }

    /// <summary>Whether days, hours and interval say: now.</summary>
    /// <param name="now">The server's: the preference is written and its modified-on read back.</param>
    private bool Beat(Run run, Guid preference, out DateTime now)
    {
        now = run.Context.OperationCreatedOn;
        Entity? row = run.System.Find(PreferenceTable.Name, preference, ServiceSchedule.Columns);
        ServiceSchedule schedule = ServiceSchedule.Of(run.System, row);
        ServiceIsOn.Set(run.Activity, schedule.IsOn);
        if (!schedule.IsOn)
        {
            if (schedule.LastBeat != null)
            {
                // the next one that is switched on begins at once
                run.System.Update(new Entity(PreferenceTable.Name, preference) { [PreferenceTable.LastBeatOn] = null, [PreferenceTable.LastBeatJob] = null });
            }

            return false;
        }

        string job = run.Context.OperationId.ToString("D");
        now = ServerClock.By(run.System, new Entity(PreferenceTable.Name, preference) { [PreferenceTable.PreferenceName] = row!.Text(PreferenceTable.PreferenceName) }).Now;
        if (schedule.IsAnothers(run.Context.OperationId, now))
        {
            ServiceIsOn.Set(run.Activity, false);
            throw new RefusedException(Catalogue.ServiceRuns(schedule.LastBeat!.Value));
        }

        bool isDue = schedule.IsDue(now);
        Entity beat = new(PreferenceTable.Name, preference) { [PreferenceTable.LastBeatOn] = now, [PreferenceTable.LastBeatJob] = job };
        if (isDue)
        {
            beat[PreferenceTable.LastRunOn] = now;
        }

        run.System.Update(beat);
        return schedule.Problem == null ? isDue : throw new RefusedException(schedule.Problem);
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
