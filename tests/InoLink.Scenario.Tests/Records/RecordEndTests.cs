using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Records;

/// <summary>DESIGN §4: what deleting and merging do to links and jobs, and that QuickBooks stays untouched.</summary>
public class RecordEndTests
{
    [Fact]
    public async Task A_deleted_account_closes_its_link_and_QuickBooks_keeps_the_customer()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedRecordTests.LinkedAsync(rig, "Gone Ltd");

        rig.Salesperson.Delete("account", account);
        await rig.SettleAsync();

        Entity link = Link(rig, account);
        Assert.Equal(1, link.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal("The record was deleted.", link["ino_unlinkreason"]);
        Assert.NotNull(link.GetAttributeValue<EntityReference>("ino_unlinkedby"));
        Assert.Equal(1, rig.CustomersNamed("Gone Ltd"));
        Assert.Equal("Success", Rig.StatusOf(rig.LastJob(account)));
    }

    [Fact]
    public async Task Jobs_that_wait_for_a_deleted_record_are_canceled()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_state"] = new OptionSetValue(776210003) });
        Guid account = rig.CreateAccount("Never Sent");
        rig.Promote("account", account);
        await rig.Lab.DrainAsync();

        rig.Salesperson.Delete("account", account);
        await rig.Lab.DrainAsync();

        Assert.Equal("Canceled", Rig.StatusOf(rig.LastJob(account)));
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_state"] = new OptionSetValue(776210000) });
        await rig.SettleAsync();
        Assert.Equal(0, rig.CustomersNamed("Never Sent"));
    }

    [Theory]
    [InlineData(FaultKind.DropAfterCommit, 1, "Success")]
    [InlineData(FaultKind.DropBeforeWork, 0, "Canceled")]
    public async Task B03_a_record_deleted_while_its_outcome_is_unknown_is_looked_for_once_and_never_sent_again(FaultKind fault, int customers, string status)
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(fault) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Schroedinger Ltd");
        rig.Promote("account", account);
        await rig.Lab.DrainAsync();

        rig.Salesperson.Delete("account", account);
        await rig.SettleAsync();

        Assert.Equal(customers, rig.CustomersNamed("Schroedinger Ltd"));
        Assert.Equal(status, Rig.StatusOf(rig.LastJob(account)));
        Assert.Single(rig.Jobs(account));
        Assert.Equal(customers, Links(rig, account).Count);
        Assert.All(Links(rig, account), link => Assert.Equal(1, link.GetAttributeValue<OptionSetValue>("statecode").Value));
    }

    [Fact]
    public async Task B03_a_record_unlinked_while_its_outcome_is_unknown_ends_unlinked()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Changed Mind");
        rig.Promote("account", account);
        await rig.Lab.DrainAsync();

        rig.Salesperson.Update(new Entity("account", account) { ["ino_linkstatus"] = new OptionSetValue(Rig.Unlinked) });
        await rig.SettleAsync();

        Assert.Equal("Unlinked", rig.LinkStatus("account", account));
        Assert.Equal(1, Link(rig, account).GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal("", Rig.Text(rig.Administrator.Retrieve("account", account, new ColumnSet("ino_accountingid")), "ino_accountingid"));
    }

    [Fact]
    [Reaches("INO-1810")]
    public async Task A_merge_closes_the_subordinates_link_and_names_both_customers_to_the_administrator()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid kept = await LinkedRecordTests.LinkedAsync(rig, "Kept Ltd");
        Guid merged = await LinkedRecordTests.LinkedAsync(rig, "Merged Ltd");

        rig.Administrator.Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = new EntityReference("account", kept), ["SubordinateId"] = merged, ["UpdateContent"] = new Entity("account"), ["PerformParentingChecks"] = false,
        });
        await rig.SettleAsync();

        Entity link = Link(rig, merged);
        Assert.Equal(1, link.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal("The record was merged into Kept Ltd.", link["ino_unlinkreason"]);
        Entity notice = rig.LastJob(kept);
        Told.OnJob(notice, "Error", "INO-1810", "\"Kept Ltd\" (id ", "\"Merged Ltd\" (id ");
        Assert.Contains("Merged Ltd", Rig.Text(rig.Administrator.Retrieve("account", kept, new ColumnSet("ino_linkerror")), "ino_linkerror"), StringComparison.Ordinal);
        Assert.Equal("Linked", rig.LinkStatus("account", kept));
        Assert.Equal("", rig.LinkStatus("account", merged));
        Assert.Equal((1, 1), (rig.CustomersNamed("Kept Ltd"), rig.CustomersNamed("Merged Ltd")));
        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "update"));

        // the bookkeeper merges the two there; the kept one's data goes on going over, and the notice can be ticked off by Retry
        rig.Books.MergeAway("Customer", Rig.Text(link, "ino_accountingid"));
        InoLink.Lab.Laboratory.Execute(rig.Salesperson, "ino_RetryLinkJob", ("LinkJobId", notice.Id));
        await rig.SettleAsync();
        Assert.Equal("Success", Rig.StatusOf(rig.LastJob(kept)));
        Assert.Equal("", Rig.Text(rig.Administrator.Retrieve("account", kept, new ColumnSet("ino_linkerror")), "ino_linkerror"));
        Assert.Equal("Linked", rig.LinkStatus("account", kept));
    }

    [Fact]
    public async Task A_merge_of_accounts_that_are_not_linked_says_nothing()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid kept = rig.CreateAccount("One");
        Guid merged = rig.CreateAccount("Two");

        rig.Administrator.Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = new EntityReference("account", kept), ["SubordinateId"] = merged, ["UpdateContent"] = new Entity("account"), ["PerformParentingChecks"] = false,
        });
        await rig.SettleAsync();

        Assert.Empty(rig.Jobs());
    }

    private static Entity Link(Rig rig, Guid record) => Links(rig, record).Single();

    private static IReadOnlyList<Entity> Links(Rig rig, Guid record)
    {
        QueryExpression query = new("ino_link") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("ino_recordid", ConditionOperator.Equal, record.ToString("D"));
        return rig.Administrator.RetrieveMultiple(query).Entities;
    }
}
