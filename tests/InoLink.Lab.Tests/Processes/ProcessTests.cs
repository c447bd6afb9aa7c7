using System.ServiceModel;
using InoLink.Lab.Tests.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Processes;

public sealed class ProcessTests
{
    [Fact]
    public async Task A_real_time_process_that_stops_as_canceled_undoes_the_request_and_says_the_reason()
    {
        await using var organization = SampleOrganization.Open();
        var account = organization.Administrator.Create(new Entity("account") { ["name"] = "Refused by name" });
        Activate(organization, true, SampleProcess.If("name", "Refused by name", SampleProcess.Stop("Canceled", "name")), ("triggeronupdateattributelist", "telephone1"));

        var refused = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Administrator.Update(new Entity("account", account) { ["telephone1"] = "1" }));

        Assert.Equal((-2147220891, "Refused by name"), (refused.Detail.ErrorCode, refused.Message));
        Assert.Null(Read(organization, account, "telephone1"));
        organization.Administrator.Update(new Entity("account", account) { ["fax"] = "2" });
        organization.Administrator.Update(new Entity("account", account) { ["name"] = "Allowed" });
        organization.Administrator.Update(new Entity("account", account) { ["telephone1"] = "1" });
        Assert.Equal("1", Read(organization, account, "telephone1"));
    }

    [Fact]
    public async Task A_refusal_inside_a_transaction_dooms_all_of_it()
    {
        await using var organization = SampleOrganization.Open();
        Activate(organization, true, SampleProcess.If("name", "no", SampleProcess.Stop("Canceled", "name")), ("triggeroncreate", true));

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Administrator.Execute(new CreateMultipleRequest
        {
            Targets = new EntityCollection([new Entity("account") { ["name"] = "yes" }, new Entity("account") { ["name"] = "no" }]) { EntityName = "account" },
        }));

        Assert.Empty(organization.Rows("account"));
    }

    [Fact]
    public async Task A_stop_as_succeeded_refuses_nothing()
    {
        await using var organization = SampleOrganization.Open();
        Activate(organization, true, SampleProcess.Stop("Succeeded", "name"), ("triggeroncreate", true));

        Assert.NotEqual(Guid.Empty, organization.Administrator.Create(new Entity("account") { ["name"] = "x" }));
    }

    [Fact]
    public async Task A_real_time_process_before_a_deletion_reads_the_row_and_runs_before_what_hangs_on_it_is_touched()
    {
        await using var organization = SampleOrganization.Open();
        var account = organization.Administrator.Create(new Entity("account") { ["name"] = "Stays" });
        Activate(organization, true, SampleProcess.Stop("Canceled", "name"), ("triggerondelete", true));

        Assert.Equal("Stays", Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Administrator.Delete("account", account)).Message);
        Assert.Equal("Stays", Read(organization, account, "name"));
    }

    [Fact]
    public async Task A_background_process_waits_in_its_system_job_and_goes_on_when_the_time_has_come()
    {
        await using var organization = SampleOrganization.Open();
        Activate(organization, false, SampleProcess.Wait(30) + SampleProcess.Stop("Succeeded", "name"), ("triggeroncreate", true));
        organization.Administrator.Create(new Entity("account") { ["name"] = "Said at the end" });

        await organization.Async.DrainAsync();
        var waiting = Assert.Single(organization.Jobs());
        Assert.Equal((10, 1, 10), (Choice(waiting, "operationtype"), Choice(waiting, "statecode"), Choice(waiting, "statuscode")));
        Assert.True(waiting.GetAttributeValue<DateTime>("postponeuntil") > organization.Dataverse.Clock.UtcNow.AddMinutes(29));
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(29));
        await organization.Async.DrainAsync();
        Assert.Equal(1, Choice(organization.Jobs().Single(), "statecode"));

        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(2));
        await organization.Async.DrainAsync();
        var done = organization.Jobs().Single();
        Assert.Equal((3, 30, "Said at the end"), (Choice(done, "statecode"), Choice(done, "statuscode"), done.GetAttributeValue<string>("message")));
    }

    [Fact]
    public async Task A_chain_of_children_within_the_hour_is_canceled_as_a_loop_and_a_slower_one_goes_on()
    {
        await using var organization = SampleOrganization.Open();
        var account = organization.Administrator.Create(new Entity("account") { ["name"] = "x" });
        var fast = Loop(organization, 5);
        organization.Administrator.Execute(new OrganizationRequest("ExecuteWorkflow") { ["WorkflowId"] = fast, ["EntityId"] = account });
        await PassAsync(organization, 24, 5);

        Assert.Contains(organization.Jobs(), job => Choice(job, "statuscode") == 32 && job.GetAttributeValue<string>("message").Contains("infinite loop", StringComparison.Ordinal));
        Assert.DoesNotContain(organization.Jobs(), job => Choice(job, "statecode") == 1);

        var slow = Loop(organization, 65);
        organization.Administrator.Execute(new OrganizationRequest("ExecuteWorkflow") { ["WorkflowId"] = slow, ["EntityId"] = account });
        await PassAsync(organization, 24, 65);
        Assert.Single(organization.Jobs(), job => Choice(job, "statecode") == 1);
    }

    [Fact]
    public async Task A_process_is_started_by_hand_only_if_it_is_on_demand_and_switched_on()
    {
        await using var organization = SampleOrganization.Open();
        var account = organization.Administrator.Create(new Entity("account") { ["name"] = "x" });
        var process = Activate(organization, false, SampleProcess.Stop("Succeeded", "name"), ("triggeroncreate", true));

        Assert.Equal(-2147201001, Assert.Throws<FaultException<OrganizationServiceFault>>(() => Start(organization, process, account)).Detail.ErrorCode);
        SampleProcess.Switch(organization.Administrator, process, false);
        Assert.Contains("not activated", Assert.Throws<FaultException<OrganizationServiceFault>>(() => Start(organization, process, account)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<CancellationScope />", "the activity CancellationScope")]
    [InlineData("<mxswa:SendEmail />", "the activity SendEmail")]
    [InlineData("<mxswa:ActivityReference AssemblyQualifiedName=\"Microsoft.Crm.Workflow.Activities.SetVisibility, Microsoft.Crm.Workflow, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35\" />", "the activity SetVisibility")]
    [InlineData("<TerminateWorkflow Exception=\"[Nothing]\" Reason=\"[A]\" />", "no form of the end of a process")]
    public async Task What_is_not_interpreted_here_refuses_the_activation_and_names_it(string body, string named)
    {
        await using var organization = SampleOrganization.Open();

        var refused = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Activate(organization, false, body, ("ondemand", true)));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_time_process_has_no_waits_and_no_persistence_points()
    {
        await using var organization = SampleOrganization.Open();

        Assert.Contains("a wait in a real-time process", Refusal(organization, SampleProcess.Wait(5)), StringComparison.Ordinal);
        Assert.Contains("Persist in a real-time process", Refusal(organization, "<Persist />"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CustomSync", true, 1)]
    [InlineData("CustomAsync", false, 0)]
    [InlineData("CustomSync,CustomAsync", true, 0)]
    public async Task The_bypass_leaves_out_real_time_processes_background_processes_or_both(string kinds, bool passes, int jobs)
    {
        await using var organization = SampleOrganization.Open();
        Activate(organization, true, SampleProcess.Stop("Canceled", "name"), ("triggeroncreate", true));
        Activate(organization, false, SampleProcess.Stop("Succeeded", "name"), ("triggeroncreate", true));
        var request = new CreateRequest { Target = new Entity("account") { ["name"] = "x" } };
        request.Parameters["BypassBusinessLogicExecution"] = kinds;

        var failure = Record.Exception(() => organization.Administrator.Execute(request));

        Assert.Equal(passes, failure is null);
        Assert.Equal(jobs, organization.Jobs().Count);
    }

    private static Guid Activate(SampleOrganization organization, bool isRealTime, string body, params (string Column, object Value)[] more)
        => SampleProcess.Activate(organization.Administrator, "Sample " + Guid.NewGuid().ToString("N"), isRealTime, body, more);

    private static string Refusal(SampleOrganization organization, string body)
        => Assert.Throws<FaultException<OrganizationServiceFault>>(() => Activate(organization, true, body, ("triggeroncreate", true))).Message;

    // a process that waits and starts itself: the id has to be known to its own text
    private static Guid Loop(SampleOrganization organization, int minutes)
    {
        var process = Activate(organization, false, SampleProcess.Wait(minutes) + SampleProcess.Stop("Succeeded", "name"), ("ondemand", true), ("subprocess", true));
        SampleProcess.Switch(organization.Administrator, process, false);
        var xaml = organization.Administrator.Retrieve("workflow", process, new ColumnSet("xaml")).GetAttributeValue<string>("xaml");
        organization.Administrator.Update(new Entity("workflow", process) { ["xaml"] = xaml.Replace(SampleProcess.Stop("Succeeded", "name"), SampleProcess.Child(process), StringComparison.Ordinal) });
        SampleProcess.Switch(organization.Administrator, process, true);
        return process;
    }

    private static void Start(SampleOrganization organization, Guid process, Guid account)
        => organization.Administrator.Execute(new OrganizationRequest("ExecuteWorkflow") { ["WorkflowId"] = process, ["EntityId"] = account });

    private static async Task PassAsync(SampleOrganization organization, int times, int minutes)
    {
        for (var i = 0; i < times; i++)
        {
            await organization.Async.DrainAsync();
            organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        await organization.Async.DrainAsync();
    }

    private static string? Read(SampleOrganization organization, Guid account, string column)
        => organization.Administrator.Retrieve("account", account, new ColumnSet(column)).GetAttributeValue<string>(column);

    private static int Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column).Value;
}
