using System.ServiceModel;
using InoLink.Lab.Tests.Solutions;
using Microsoft.Xrm.Sdk;
using FaultCode = InoLink.Lab.Dataverse.FaultCode;

namespace InoLink.Lab.Tests.Plugins;

public sealed class CustomApiTests
{
    [Fact]
    public async Task A_custom_API_runs_its_plugin_in_stage_30_and_answers()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        var response = organization.Administrator.Execute(new OrganizationRequest("smp_Do") { ["Number"] = 21 });

        Assert.Equal(42, response.Results["Double"]);
        Assert.Equal("smp_Do|stage 30|mode 0|transaction True|depth 1", Assert.Single(organization.Logs("api")));
    }

    [Theory]
    [InlineData("Number", "twenty", "must be of type System.Int32")]
    [InlineData("Other", 1, "Unrecognized request parameter: 'Other'")]
    public async Task Execute_Refuses_WrongParameters(string name, object value, string expected)
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        Assert.Contains(expected, Fault(organization.Administrator, new OrganizationRequest("smp_Do") { [name] = value }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_Refuses_AMissingRequiredParameter()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do", numberOptional: false));

        Assert.Contains("'Number' is missing", Fault(organization.Administrator, new OrganizationRequest("smp_Do")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("undeclared", "declares no response property 'Surprise'")]
    [InlineData("wrongtype", "'Double' of 'smp_Do' must be of type System.Int32, not System.String")]
    public async Task Execute_Refuses_AnAnswerThatWasNotDeclared(string command, string expected)
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        Assert.Contains(expected, Fault(organization.Administrator, new OrganizationRequest("smp_Do") { ["Command"] = command }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_undoes_everything_and_carries_its_message()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        var fault = Fault(organization.Administrator, new OrganizationRequest("smp_Do") { ["Command"] = "refuse" });

        Assert.Equal((FaultCode.IsvAborted, "refused"), (fault.ErrorCode, fault.Message));
        Assert.Empty(organization.Logs("api"));
    }

    [Fact]
    public async Task Another_exception_is_an_unexpected_error_of_ISV_code()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        var fault = Fault(organization.Administrator, new OrganizationRequest("smp_Do") { ["Command"] = "throw" });

        Assert.Equal(unchecked((int)0x80040224), fault.ErrorCode);
        Assert.Contains("System.InvalidOperationException: broken", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_swallowed_fault_poisons_the_transaction()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        var fault = Fault(organization.Administrator, new OrganizationRequest("smp_Do") { ["Command"] = "swallow" });

        Assert.Equal(FaultCode.TransactionCountReduced, fault.ErrorCode);
        Assert.Empty(organization.Logs("api"));
    }

    [Fact]
    public async Task The_caller_needs_the_execute_privilege()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_May", privilege: "prvWritesmp_Thing").AddApi("smp_MayNot", privilege: "prvDeletesmp_Thing"));
        var user = organization.Dataverse.ServiceFor(organization.Dataverse.CreateUser("Reader", organization.Dataverse.RootBusinessUnitId, "Sample User"));

        user.Execute(new OrganizationRequest("smp_May"));
        var fault = Fault(user, new OrganizationRequest("smp_MayNot"));

        Assert.Equal(FaultCode.PrivilegeDenied, fault.ErrorCode);
        Assert.Contains("prvDeletesmp_Thing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_business_event_returns_and_wakes_its_asynchronous_steps()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_OnDone", withPlugin: false).AddStep("smp_OnDone", "", "log:event"));

        organization.Administrator.Execute(new OrganizationRequest("smp_OnDone") { ["Number"] = 1 });
        await organization.Async.DrainAsync();

        Assert.StartsWith("event|smp_OnDone|none|stage 40|mode 1", Assert.Single(organization.Logs("log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_message_is_refused()
    {
        await using var organization = SampleOrganization.Open();

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Administrator.Execute(new OrganizationRequest("smp_Nothing")));
    }

    private static OrganizationServiceFault Fault(IOrganizationService service, OrganizationRequest request)
        => Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Execute(request)).Detail;
}
