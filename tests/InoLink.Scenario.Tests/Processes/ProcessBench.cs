using InoLink.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>The solution InoLinkProcesses as an administrator handles it: imported, its processes switched on one by one.</summary>
internal static class ProcessBench
{
    public const string Service = "CRM to Accounting service";
    private const int FeatureService = 776210006;

    public static readonly string[] Locks =
        ["Lock promoted quote", "Lock promoted order", "Lock promoted invoice", "Lock lines of promoted quote", "Lock lines of promoted order", "Lock lines of promoted invoice"];

    public static void ImportProcesses(this Laboratory lab, params string[] activated)
    {
        lab.Import("InoLinkProcesses_managed.zip");
        foreach (string name in activated)
        {
            lab.Switch(name, on: true);
        }
    }

    /// <summary>Activates a process, or makes it a draft again.</summary>
    public static void Switch(this Laboratory lab, string name, bool on) => lab.Administrator.Update(new Entity("workflow", lab.Process(name))
    {
        ["statecode"] = new OptionSetValue(on ? 1 : 0),
        ["statuscode"] = new OptionSetValue(on ? 2 : 1),
    });

    public static Guid Process(this Laboratory lab, string name) => Rows(lab, "workflow", "name", name).Single().Id;

    /// <summary>Runs a process on demand and gives its system job.</summary>
    public static Guid Start(this Laboratory lab, IOrganizationService service, string process, Guid record) =>
        (Guid)Laboratory.Execute(service, "ExecuteWorkflow", ("WorkflowId", lab.Process(process)), ("EntityId", record))["Id"];

    /// <summary>Disables the plug-in steps that make link jobs and work them off.</summary>
    public static void DisableQueueSteps(this Laboratory lab)
    {
        foreach (string plugin in (string[])["InoLink.Plugins.Steps.LinkStatusChanged", "InoLink.Plugins.Steps.LinkJobQueued"])
        {
            Guid type = Rows(lab, "plugintype", "typename", plugin).Single().Id;
            IReadOnlyList<Entity> steps = Rows(lab, "sdkmessageprocessingstep", "plugintypeid", type);
            Assert.NotEmpty(steps);
            foreach (Entity step in steps)
            {
                lab.Administrator.Update(new Entity("sdkmessageprocessingstep", step.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
            }
        }
    }

    /// <summary>Makes the preference of the service, which starts it where the process is on.</summary>
    public static Guid CreateService(this Laboratory lab, Guid company, params (string Column, object Value)[] more) => Rig.Create(
        lab.Administrator, "ino_linkpreference",
        [("ino_name", "Service"), ("ino_accountingcompanyid", new EntityReference("ino_accountingcompany", company)), ("ino_feature", new OptionSetValue(FeatureService)), ("ino_enabled", true), .. more]);

    public static IReadOnlyList<Entity> SystemJobs(this Laboratory lab, string process) => Rows(lab, "asyncoperation", "name", process);

    /// <summary>Moves the clock in steps and lets the asynchronous service work; the tick of the flow stands still.</summary>
    public static async Task PassAsync(this Laboratory lab, TimeSpan time, TimeSpan? step = null)
    {
        TimeSpan each = step ?? TimeSpan.FromMinutes(5);
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += each)
        {
            lab.Clock.Advance(each);
            await lab.DrainAsync();
        }
    }

    public static IReadOnlyList<Entity> Rows(this Laboratory lab, string table, string column, object value)
    {
        QueryExpression query = new(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        query.AddOrder("createdon", OrderType.Ascending);
        return [.. lab.Administrator.RetrieveMultiple(query).Entities];
    }
}
