using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>Promote and Unlink as people run them on demand: the shipped activities, through the shipped processes.</summary>
public class OnDemandTests
{
    [Fact]
    public async Task Promote_and_Unlink_on_demand_link_an_account_and_end_its_link()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.ImportProcesses("Promote account", "Unlink account");
        Guid account = rig.CreateAccount("On demand");

        rig.Lab.Start(rig.Salesperson, "Promote account", account);
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Equal(1, rig.CustomersNamed("On demand"));
        Assert.Empty(rig.Lab.SystemJobs("Promote account"));

        rig.Lab.Start(rig.Salesperson, "Unlink account", account);
        await rig.Lab.DrainAsync();
        Assert.Equal("Unlinked", rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task What_is_refused_cancels_the_process_with_the_sentence()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);
        rig.Lab.ImportProcesses("Promote account");
        Guid account = rig.CreateAccount("No company");

        Guid job = rig.Lab.Start(rig.Salesperson, "Promote account", account);
        await rig.Lab.DrainAsync();

        Entity ended = rig.Lab.Rows("asyncoperation", "asyncoperationid", job).Single();
        Assert.Equal((3, 32), (ended.GetAttributeValue<OptionSetValue>("statecode").Value, ended.GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.StartsWith("No QuickBooks company is connected.", Rig.Text(ended, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_runs_with_the_rights_of_who_starts_it()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.ImportProcesses("Promote account");
        IOrganizationService stranger = rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Sue Stranger", "Salesperson"));
        Guid account = Rig.Create(stranger, "account", ("name", "Without the role"));

        Guid job = rig.Lab.Start(stranger, "Promote account", account);
        await rig.Lab.DrainAsync();

        Assert.StartsWith("You may not promote records: you lack the security role InoLink User.", Rig.Text(rig.Lab.Rows("asyncoperation", "asyncoperationid", job).Single(), "message"), StringComparison.Ordinal);
        Assert.Equal("", rig.LinkStatus("account", account));
    }
}
