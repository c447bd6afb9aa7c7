using System.ServiceModel;
using InoLink.Lab;
using InoLink.Lab.Dataverse.Async;
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_subscriber_hears_of_every_job_although_the_telling_worker_dies(int call)
    {
        // the worker that tells dies after its n-th request: after reading the job, after raising the event
        int calls = 0;
        bool Dies(CrashPoint point) => !point.IsHttp && point.StepName.Contains("LinkJobFinished", StringComparison.Ordinal) && Interlocked.Increment(ref calls) == call;
        await using Rig rig = await Rig.OpenAsync(async: new AsyncServiceOptions { Chaos = new ChaosOptions { Seed = call, CrashWhen = Dies } });
        Guid subscriber = Subscribe(rig);
        Guid[] accounts = [.. Enumerable.Range(1, 5).Select(number => rig.CreateAccount($"Told {number}"))];
        foreach (Guid account in accounts)
        {
            rig.Promote("account", account);
        }

        await rig.SettleAsync();
        await rig.Lab.DrainAsync();

        List<string> heard = Heard(rig, subscriber);
        Assert.True(rig.Lab.AsyncService.Statistics.Crashed > 0, "the crash should have happened");
        Assert.All(accounts, account => Assert.Contains(heard, data => data.Contains(rig.LastJob(account).Id.ToString("D"), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_job_that_is_retried_is_told_of_again_and_one_that_waits_is_not_told_of()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid subscriber = Subscribe(rig);
        Guid account = rig.CreateAccount("Not: Yet");
        rig.Promote("account", account);
        await rig.SettleAsync();
        Assert.Single(Heard(rig, subscriber));
        rig.Salesperson.Update(new Entity("account", account) { ["name"] = "Possible" });
        Guid job = rig.LastJob(account).Id;
        Laboratory.Execute(rig.Salesperson, "ino_RetryLinkJob", ("LinkJobId", job));

        await rig.SettleAsync();

        // the change of name may have a job of its own, if its step ran after the retry was sent: that one finds everything up to date and is told of by itself
        List<string> ofTheJob = Heard(rig, subscriber).FindAll(data => data.Contains(job.ToString("D"), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, ofTheJob.Count(data => data.Contains("INO-1202", StringComparison.Ordinal)));
        Assert.Equal(1, ofTheJob.Count(data => data.Contains("Success", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_canceled_job_is_told_of()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid subscriber = Subscribe(rig);
        rig.Lab.QuickBooks.RevokeGrants(Rig.Profile.RealmId);
        Guid account = rig.CreateAccount("Changed my mind");
        rig.Promote("account", account);
        await rig.Lab.DrainAsync();

        Laboratory.Execute(rig.Salesperson, "ino_CancelLinkJob", ("LinkJobId", rig.LastJob(account).Id));
        await rig.Lab.DrainAsync();

        Assert.Contains("Canceled", Assert.Single(Heard(rig, subscriber)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_stamped_when_it_ended_and_not_when_it_was_queued()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid bad = rig.CreateAccount("Gone");
        Laboratory.Execute(rig.Salesperson, "ino_PromoteMany", ("TableName", "account"), ("RecordIds", new[] { bad.ToString("D") }));
        rig.Administrator.Delete("account", bad);

        // the service comes to the batch ten minutes late
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(10));
        DateTime late = rig.Lab.Clock.UtcNow;
        await rig.SettleAsync();

        Assert.All(rig.Jobs().Where(job => job.Contains("ino_processedat")), job => Assert.True(job.GetAttributeValue<DateTime>("ino_processedat") >= late.AddSeconds(-1), "a poller by time would miss it"));
        Assert.Contains(rig.Jobs(), job => job.Contains("ino_processedat"));
    }

    [Theory]
    [InlineData("Salesperson")]
    [InlineData("Salesperson", "InoLink User")]
    public async Task Nobody_without_the_administrators_privilege_can_raise_it(params string[] roles)
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid subscriber = Subscribe(rig);
        IOrganizationService user = rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Fred Forger", roles));
        OrganizationRequest forged = new(Event) { ["LinkJobId"] = Guid.NewGuid(), ["JobStatus"] = "Success" };

        FaultException<OrganizationServiceFault> refused = Assert.Throws<FaultException<OrganizationServiceFault>>(() => user.Execute(forged));
        await rig.Lab.DrainAsync();

        Assert.Contains("prvWriteino_AccountingCompany", refused.Detail.Message, StringComparison.Ordinal);
        Assert.Empty(Heard(rig, subscriber));
    }

    [Fact]
    public async Task Makers_of_flows_find_it_in_the_catalog()
    {
        await using Rig rig = await Rig.OpenAsync();
        Entity assignment = rig.Administrator.RetrieveMultiple(new QueryExpression("catalogassignment") { ColumnSet = new ColumnSet(true) }).Entities.Single();
        Entity category = rig.Administrator.Retrieve("catalog", assignment.GetAttributeValue<EntityReference>("catalogid").Id, new ColumnSet(true));
        Entity catalog = rig.Administrator.Retrieve("catalog", category.GetAttributeValue<EntityReference>("parentcatalogid").Id, new ColumnSet(true));
        Entity api = rig.Administrator.Retrieve("customapi", assignment.GetAttributeValue<EntityReference>("object").Id, new ColumnSet(true));

        Assert.Equal(["InoLink", "Link Jobs", "When a link job finishes"], new[] { catalog["displayname"], category["displayname"], api["displayname"] });
        Assert.Equal(Event, api["uniquename"]);
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
