using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Records;

/// <summary>B31, DESIGN §4: a linked account, contact or product that is changed goes over again, and nothing else does.</summary>
public class LinkedRecordTests
{
    [Fact]
    public async Task B31_a_changed_phone_of_a_linked_account_goes_over_as_an_update_of_that_field_only()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Changing Ltd");

        rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = "555-0100" });
        await rig.SettleAsync();

        Entity job = rig.LastJob(account);
        Assert.Equal(("Update", "Success"), (job.FormattedValues["ino_operation"], Rig.StatusOf(job)));
        Assert.Equal("555-0100", Customer(rig, "Changing Ltd")["PrimaryPhone"]!["FreeFormNumber"]!.GetValue<string>());
        Assert.Equal("1", Customer(rig, "Changing Ltd")["SyncToken"]!.GetValue<string>());
        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task A_column_that_does_not_go_over_makes_no_job()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Quiet Ltd");

        rig.Salesperson.Update(new Entity("account", account) { ["description"] = "A note.", ["accountnumber"] = "A-7" });
        await rig.SettleAsync();

        Assert.Single(rig.Jobs(account));
    }

    [Fact]
    public async Task An_account_that_is_not_linked_makes_no_job_whatever_changes()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Not There");

        rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = "555-0100", ["name"] = "Still Not There" });
        await rig.SettleAsync();

        Assert.Empty(rig.Jobs(account));
    }

    [Fact]
    public async Task An_editor_without_an_InoLink_role_changes_a_linked_account_and_QuickBooks_is_told()
    {
        await using Rig rig = await Rig.OpenAsync();
        IOrganizationService editor = rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Ed Editor", "Salesperson"));
        Guid account = Rig.Create(editor, "account", ("name", "Edited Ltd"));
        Rig.Promote(rig.Administrator, "account", account);
        await rig.SettleAsync();

        editor.Update(new Entity("account", account) { ["telephone1"] = "555-0177" });
        await rig.SettleAsync();

        Assert.Equal("555-0177", Customer(rig, "Edited Ltd")["PrimaryPhone"]!["FreeFormNumber"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_primary_contacts_email_goes_over_with_the_linked_account()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid contact = Rig.Create(rig.Salesperson, "contact", ("firstname", "Jane"), ("lastname", "Doe"), ("emailaddress1", "jane@old.example"));
        Guid account = rig.CreateAccount("With Contact Ltd", ("primarycontactid", new EntityReference("contact", contact)));
        rig.Promote("account", account);
        await rig.SettleAsync();

        rig.Salesperson.Update(new Entity("contact", contact) { ["emailaddress1"] = "jane@new.example" });
        await rig.SettleAsync();

        Assert.Equal("jane@new.example", Customer(rig, "With Contact Ltd")["PrimaryEmailAddr"]!["Address"]!.GetValue<string>());
        Assert.Empty(rig.Jobs(contact));
        Assert.Equal("Update", rig.LastJob(account).FormattedValues["ino_operation"]);
    }

    [Fact]
    public async Task Several_changes_while_a_job_waits_make_one_job()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Busy Ltd");
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_state"] = new OptionSetValue(776210003) });

        for (int i = 0; i < 4; i++)
        {
            rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = $"555-010{i}" });
            await rig.Lab.DrainAsync();
        }

        Assert.Equal(2, rig.Jobs(account).Count);
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_state"] = new OptionSetValue(776210000) });
        await rig.SettleAsync();
        Assert.Equal("555-0103", Customer(rig, "Busy Ltd")["PrimaryPhone"]!["FreeFormNumber"]!.GetValue<string>());
        Assert.Equal(1, rig.Lab.QuickBooks.Log.Done("Customer", "update"));
    }

    [Fact]
    public async Task Deactivation_stops_updates_and_leaves_QuickBooks_as_it_is()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Sleeping Ltd");

        rig.Administrator.Update(new Entity("account", account) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        rig.Administrator.Update(new Entity("account", account) { ["telephone1"] = "555-0199" });
        await rig.SettleAsync();

        Assert.Single(rig.Jobs(account));
        Assert.Null(Customer(rig, "Sleeping Ltd")["PrimaryPhone"]);
        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task An_update_that_waits_is_canceled_when_its_record_is_unlinked()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Leaving Ltd");
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_state"] = new OptionSetValue(776210003) });
        rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = "555-0100" });
        await rig.Lab.DrainAsync();

        rig.Salesperson.Update(new Entity("account", account) { ["ino_linkstatus"] = new OptionSetValue(Rig.Unlinked) });
        await rig.Lab.DrainAsync();

        Assert.Equal("Canceled", Rig.StatusOf(rig.LastJob(account)));
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_state"] = new OptionSetValue(776210000) });
        await rig.SettleAsync();
        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "update"));
        Assert.Equal("Unlinked", rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task An_update_that_QuickBooks_cannot_take_leaves_the_link_and_says_what_to_do()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Renamed Ltd");

        rig.Salesperson.Update(new Entity("account", account) { ["name"] = "Renamed: Ltd" });
        await rig.SettleAsync();
        Assert.Equal("Error", rig.LinkStatus("account", account));
        Assert.Equal("INO-1202", Rig.Text(rig.LastJob(account), "ino_errorcode"));

        rig.Salesperson.Update(new Entity("account", account) { ["name"] = "Renamed Inc" });
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Equal(1, rig.CustomersNamed("Renamed Inc"));
    }

    [Fact]
    public async Task B07_a_status_that_somebody_wiped_comes_back()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Wiped Ltd");

        rig.Salesperson.Update(new Entity("account", account) { ["ino_linkstatus"] = null });
        await rig.SettleAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Single(rig.Jobs(account));
    }

    [Fact]
    public async Task B36_a_reassigned_account_stays_with_the_company_that_it_is_linked_to()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedAsync(rig, "Moving Ltd");
        CompanyProfile other = new() { RealmId = "123145700000002", Name = "Other Company" };
        Guid unit = rig.Administrator.Create(new Entity("businessunit") { ["name"] = "West", ["parentbusinessunitid"] = new EntityReference("businessunit", rig.Lab.Dataverse.RootBusinessUnitId) });
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Lab.Connect(other)) { ["ino_businessunitid"] = new EntityReference("businessunit", unit) });
        Guid west = rig.Lab.Dataverse.CreateUser("Wes West", unit, "Salesperson", "InoLink User");
        rig.Administrator.Execute(new OrganizationRequest("Assign") { ["Target"] = new EntityReference("account", account), ["Assignee"] = new EntityReference("systemuser", west) });

        rig.Administrator.Update(new Entity("account", account) { ["telephone1"] = "555-0133" });
        Rig.Promote(rig.Administrator, "account", account);
        await rig.SettleAsync();

        Assert.Equal("555-0133", Customer(rig, "Moving Ltd")["PrimaryPhone"]!["FreeFormNumber"]!.GetValue<string>());
        Assert.Empty(rig.Lab.QuickBooks.GetOrCreateCompany(other).All("Customer"));
        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    internal static async Task<Guid> LinkedAsync(Rig rig, string name)
    {
        Guid account = rig.CreateAccount(name);
        rig.Promote("account", account);
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", account));
        return account;
    }

    internal static JsonObject Customer(Rig rig, string name) => rig.Books.All("Customer").Single(customer => customer["DisplayName"]!.GetValue<string>() == name);
}
