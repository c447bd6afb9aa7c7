using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Records;

/// <summary>DESIGN §4.6: flows and other subscribers hear of every finished job.</summary>
public class FinishedJobEventTests
{
    private const string Event = "ino_OnLinkJobFinished";

    [Fact]
    public async Task A_subscriber_hears_of_success_and_of_error_with_the_jobs_id()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid subscriber = Subscribe(rig);
        Guid good = rig.CreateAccount("Told Ltd");
        Guid bad = rig.CreateAccount("Not: Possible");
        rig.Promote("account", good);
        rig.Promote("account", bad);
        await rig.SettleAsync();

        List<string> heard = Heard(rig, subscriber);

        Assert.Equal(2, heard.Count);
        Assert.Single(heard, data => data.Contains(rig.LastJob(good).Id.ToString("D"), StringComparison.OrdinalIgnoreCase) && data.Contains("Success", StringComparison.Ordinal));
        Assert.Single(heard, data => data.Contains(rig.LastJob(bad).Id.ToString("D"), StringComparison.OrdinalIgnoreCase) && data.Contains("INO-1202", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_without_the_administrators_privilege_can_raise_it()
    {
        await using Rig rig = await Rig.OpenAsync();
        OrganizationRequest forged = new(Event) { ["LinkJobId"] = Guid.NewGuid(), ["JobStatus"] = "Success" };

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => rig.Salesperson.Execute(forged));
    }

    // as an administrator registers a step on the event; the class does nothing with it, its system jobs show what it was given
    private static Guid Subscribe(Rig rig)
    {
        Guid type = First(rig, "plugintype", "typename", "InoLink.Plugins.Steps.RecordDeleted")!.Value;
        Guid message = First(rig, "sdkmessage", "name", Event)!.Value;
        return rig.Administrator.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "Subscriber",
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["plugintypeid"] = new EntityReference("plugintype", type),
            ["stage"] = new OptionSetValue(40),
            ["mode"] = new OptionSetValue(1),
            ["rank"] = 1,
            ["asyncautodelete"] = false,
        });
    }

    private static List<string> Heard(Rig rig, Guid step)
    {
        QueryExpression query = new("asyncoperation") { ColumnSet = new ColumnSet("data") };
        query.Criteria.AddCondition("owningextensionid", ConditionOperator.Equal, step);
        return [.. rig.Administrator.RetrieveMultiple(query).Entities.Select(job => Rig.Text(job, "data"))];
    }

    private static Guid? First(Rig rig, string table, string column, string value)
    {
        QueryExpression query = new(table) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return rig.Administrator.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}
