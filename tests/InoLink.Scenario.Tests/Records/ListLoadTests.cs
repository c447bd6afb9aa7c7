using System.ServiceModel;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Records;

/// <summary>The lists that settings and text matching need are loaded by a job.</summary>
public class ListLoadTests
{
    [Fact]
    public async Task Lists_are_loaded_under_the_lease_and_a_second_load_writes_nothing()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Books.Create("Vendor", new JsonObject { ["DisplayName"] = "Rock Quarry" });
        await LoadAsync(rig);

        Dictionary<Guid, Entity> first = Entries(rig);
        Assert.Equal(rig.Books.All("Account").Count, first.Values.Count(row => row.FormattedValues["ino_listtype"] == "Account"));
        Assert.Contains(first.Values, row => row.FormattedValues["ino_listtype"] == "Term" && Rig.Text(row, "ino_name") == "Net 30" && Rig.Text(row, "ino_accountingid") == "3");
        Assert.Contains(first.Values, row => row.FormattedValues["ino_listtype"] == "Vendor" && Rig.Text(row, "ino_name") == "Rock Quarry");
        Assert.Contains(first.Values, row => row.FormattedValues["ino_listtype"] == "Tax code" && Rig.Text(row, "ino_accountingid") == "TAX");
        Assert.DoesNotContain(first.Values, row => row.FormattedValues["ino_listtype"] == "Currency");
        Assert.All(first.Values, row => Assert.True((bool)row["ino_active"]));

        await LoadAsync(rig);

        Dictionary<Guid, Entity> second = Entries(rig);
        Assert.Equal(first.Keys.Order(), second.Keys.Order());
        Assert.All(second, row => Assert.Equal(first[row.Key].RowVersion, row.Value.RowVersion));
    }

    [Fact]
    public async Task What_was_made_inactive_or_renamed_in_QuickBooks_follows()
    {
        await using Rig rig = await Rig.OpenAsync();
        string quarry = rig.Books.Create("Vendor", new JsonObject { ["DisplayName"] = "Rock Quarry" })["Id"]!.GetValue<string>();
        string mill = rig.Books.Create("Vendor", new JsonObject { ["DisplayName"] = "Saw Mill" })["Id"]!.GetValue<string>();
        await LoadAsync(rig);

        rig.Books.MakeInactive("Vendor", quarry);
        rig.Books.Rename("Vendor", mill, "Saw Mill & Sons");
        await LoadAsync(rig);

        Entity Vendor(string id) => Entries(rig).Values.Single(row => row.FormattedValues["ino_listtype"] == "Vendor" && Rig.Text(row, "ino_accountingid") == id);
        Assert.False((bool)Vendor(quarry)["ino_active"]);
        Assert.Equal("Saw Mill & Sons", Vendor(mill)["ino_name"]);
    }

    [Fact]
    public async Task A_list_of_more_than_a_page_is_read_to_its_end()
    {
        await using Rig rig = await Rig.OpenAsync();
        for (int i = 0; i < 1003; i++)
        {
            rig.Books.Create("Vendor", new JsonObject { ["DisplayName"] = $"Vendor {i}" });
        }

        await LoadAsync(rig);

        Assert.Equal(1003, Entries(rig).Values.Count(row => row.FormattedValues["ino_listtype"] == "Vendor"));
    }

    [Fact]
    public async Task A_load_that_QuickBooks_throttles_goes_on_by_itself()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.Throttled) { Operation = "query", Nth = 3 });

        await LoadAsync(rig);

        Assert.Contains(Entries(rig).Values, row => row.FormattedValues["ino_listtype"] == "Item");
    }

    [Fact]
    public async Task One_open_job_is_enough_and_only_administrators_may_ask()
    {
        await using Rig rig = await Rig.OpenAsync();

        Guid first = (Guid)rig.Lab.Execute("ino_LoadLists", ("CompanyId", rig.Company().Id))["LinkJobId"];
        Guid second = (Guid)rig.Lab.Execute("ino_LoadLists", ("CompanyId", rig.Company().Id))["LinkJobId"];

        Assert.Equal(first, second);
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => rig.Salesperson.Execute(new OrganizationRequest("ino_LoadLists") { ["CompanyId"] = rig.Company().Id }));
    }

    internal static async Task LoadAsync(Rig rig)
    {
        Guid job = (Guid)rig.Lab.Execute("ino_LoadLists", ("CompanyId", rig.Company().Id))["LinkJobId"];
        await rig.SettleAsync();
        Entity row = rig.Administrator.Retrieve("ino_linkjob", job, new ColumnSet(true));
        Assert.Equal("Success", Rig.StatusOf(row));
        Assert.Equal("The lists of QuickBooks were loaded.", Rig.Text(row, "ino_errordescription"));
    }

    private static Dictionary<Guid, Entity> Entries(Rig rig) =>
        rig.Administrator.RetrieveMultiple(new QueryExpression("ino_listentry") { ColumnSet = new ColumnSet(true) }).Entities.ToDictionary(row => row.Id);
}
