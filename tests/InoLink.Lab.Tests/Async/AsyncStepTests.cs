using InoLink.Lab.Tests.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Tests.Async;

public sealed class AsyncStepTests
{
    [Fact]
    public async Task A_step_runs_after_the_request_from_the_package_with_its_own_job()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:made"));

        organization.CreateThing("new");
        Assert.Empty(organization.Logs("log"));
        var job = Assert.Single(organization.Jobs());
        await organization.Async.DrainAsync();

        var log = Assert.Single(organization.Logs("log"));
        Assert.StartsWith("made|Create|smp_thing|stage 40|mode 1|depth 1|transaction False|operation " + job.Id.ToString("D"), log, StringComparison.Ordinal);
        Assert.Contains("user " + organization.Dataverse.AdministratorId.ToString("D"), log, StringComparison.Ordinal);
        var done = Assert.Single(organization.Jobs());
        Assert.Equal((3, 30), State(done));
        Assert.Equal((1, "Create of smp_thing 1"), (done.GetAttributeValue<OptionSetValue>("operationtype").Value, done.GetAttributeValue<string>("name")));
        Assert.Equal("smp_thing", done.GetAttributeValue<EntityReference>("regardingobjectid").LogicalName);
    }

    [Fact]
    public async Task A_step_on_update_runs_when_a_filtering_column_is_in_the_target_changed_or_not()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "log:update", "smp_counter"));
        var thing = organization.CreateThing("a", ("smp_counter", 1));

        organization.Administrator.Update(new Entity("smp_thing", thing) { ["smp_name"] = "b" });
        Assert.Empty(organization.Jobs());
        organization.Administrator.Update(new Entity("smp_thing", thing) { ["smp_counter"] = 1 });

        Assert.Single(organization.Jobs());
    }

    [Fact]
    public async Task Images_are_of_the_moment_of_the_operation_and_hold_their_columns_only()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "log:update", images: [("Pre", 0, "smp_name"), ("Post", 1, "smp_name,smp_counter")]));
        var thing = organization.CreateThing("before", ("smp_counter", 1));

        organization.Administrator.Update(new Entity("smp_thing", thing) { ["smp_name"] = "after" });
        organization.Administrator.Update(new Entity("smp_thing", thing) { ["smp_name"] = "later" });
        await organization.Async.DrainAsync();

        Assert.Contains(organization.Logs("log"), log => log.Contains("pre smp_name=before|post smp_counter=1,smp_name=after", StringComparison.Ordinal));
        Assert.Contains(organization.Logs("log"), log => log.Contains("pre smp_name=after|post smp_counter=1,smp_name=later", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_on_delete_has_the_pre_image_of_a_row_that_is_gone()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Delete", "smp_thing", "log:gone", images: [("Pre", 0, "smp_name")]));
        var thing = organization.CreateThing("old");

        organization.Administrator.Delete("smp_thing", thing);
        await organization.Async.DrainAsync();

        Assert.Contains("pre smp_name=old|post -", Assert.Single(organization.Logs("log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_step_queues_nothing()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:made"));
        var step = organization.Rows("sdkmessageprocessingstep").Single().Id;

        organization.Administrator.Update(new Entity("sdkmessageprocessingstep", step) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        organization.CreateThing();

        Assert.Empty(organization.Jobs());
    }

    [Fact]
    public async Task An_administrator_can_leave_out_asynchronous_steps()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:made"));

        organization.Administrator.Execute(new CreateRequest { Target = new Entity("smp_thing") { ["smp_name"] = "quiet" }, ["BypassBusinessLogicExecution"] = "CustomAsync" });

        Assert.Empty(organization.Jobs());
    }

    [Fact]
    public async Task A_job_is_deleted_when_it_succeeded_and_its_step_says_so()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:x", autoDelete: true));

        organization.CreateThing();
        await organization.Async.DrainAsync();

        Assert.Empty(organization.Jobs());
        Assert.Single(organization.Logs("log"));
    }

    [Fact]
    public async Task A_refused_request_leaves_no_job()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:x"));

        Assert.ThrowsAny<Exception>(() => organization.CreateThing("a", ("smp_counter", 5000)));

        Assert.Empty(organization.Jobs());
    }

    [Fact]
    public async Task One_instance_serves_all_runs_of_a_step()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "run"));

        organization.CreateThing("1");
        organization.CreateThing("2");
        organization.CreateThing("3");
        await organization.Async.DrainAsync();

        Assert.Equal(["1", "2", "3"], organization.Logs("run").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_chain_of_jobs_keeps_its_correlation_and_dies_at_depth_8()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins()
            .AddStep("Create", "smp_thing", "log:1;touch").AddStep("Update", "smp_thing", "log:chain;touch", "smp_counter"));

        organization.CreateThing("chain", ("smp_counter", 0));
        await organization.Async.DrainAsync();

        var logs = organization.Logs("log");
        Assert.Equal(Enumerable.Range(1, 7).Select(d => $"depth {d}"), logs.Select(log => log.Split('|')[5]).Order(StringComparer.Ordinal));
        Assert.Single(logs.Select(log => log.Split('|')[8]).Distinct());
        var failed = Assert.Single(organization.Jobs(), job => State(job) == (3, 31));
        Assert.Equal(unchecked((int)0x80044182), failed.GetAttributeValue<int>("errorcode"));
    }

    [Fact]
    public async Task The_user_service_has_the_users_rights_only()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "asuser"));
        var user = organization.Dataverse.CreateUser("Reader", organization.Dataverse.RootBusinessUnitId, "Sample User");
        var thing = organization.CreateThing("a", ("ownerid", new EntityReference("systemuser", user)));

        organization.Dataverse.ServiceFor(user).Update(new Entity("smp_thing", thing) { ["smp_name"] = "b" });
        await organization.Async.DrainAsync();

        var job = Assert.Single(organization.Jobs());
        Assert.Equal((3, 31), State(job));
        Assert.Contains("prvCreatesmp_Log", job.GetAttributeValue<string>("message"), StringComparison.Ordinal);
    }

    private static (int State, int Status) State(Entity job) => (job.GetAttributeValue<OptionSetValue>("statecode").Value, job.GetAttributeValue<OptionSetValue>("statuscode").Value);
}
