using InoLink.Lab;
using InoLink.Lab.Dataverse.Solutions;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Records;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>The way of a solution through its versions, in real zips: the one that ships, and later ones made from it.</summary>
public sealed class LifeCycleTests
{
    private const string Retired = "InoLink.Plugins.Steps.RecordsMerged";
    private const string Changed = "InoLink.Plugins.Steps.LinkedRecordChanged";

    [Fact]
    public async Task An_upgrade_loses_no_row_and_no_job_in_flight_and_what_was_queued_before_finishes_after_it()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid linked = await LinkedRecordTests.LinkedAsync(rig, "Linked before");
        Guid uncertain = await WithLostAnswerAsync(rig, "Answer lost before");
        Guid asked = rig.CreateAccount("Asked before");
        rig.Promote("account", asked);
        Guid queued = rig.CreateAccount("Queued before");
        Laboratory.Execute(rig.Salesperson, "ino_Promote", ("TableName", "account"), ("RecordId", queued));
        var rows = OwnRows(rig);
        HashSet<Guid> systemJobs = [.. Waiting(rig)];
        Assert.Empty(rig.Jobs(asked));
        Assert.Equal("Queued", Rig.StatusOf(rig.LastJob(queued)));
        Assert.NotEmpty(systemJobs);

        SolutionImportReport report = Import(rig, OneOne());

        Assert.Subset(OwnRows(rig), rows);
        Assert.Subset(Waiting(rig).ToHashSet(), systemJobs);
        Assert.Equal(2, report.Components.Count(c => c is { Kind: "sdkmessageprocessingstep", Action: ImportAction.Removed }));
        await rig.SettleAsync();
        Assert.All([linked, uncertain, asked, queued], account => Assert.Equal("Linked", rig.LinkStatus("account", account)));
        Assert.All(["Linked before", "Answer lost before", "Asked before", "Queued before"], name => Assert.Equal(1, rig.CustomersNamed(name)));
        Assert.Empty(Rows(rig, "asyncoperation", "statuscode", 31));

        Import(rig, OneTwo());

        Assert.Subset(OwnRows(rig), rows);
        Assert.Empty(Rows(rig, "plugintype", "typename", Retired));
        Assert.Equal("1.2.0.0", Rows(rig, "solution", "uniquename", "InoLink").Single()["version"]);
        Guid after = await LinkedRecordTests.LinkedAsync(rig, "Linked after");
        Assert.Equal("Linked", rig.LinkStatus("account", after));
    }

    [Fact]
    public async Task A_later_version_brings_its_column_and_its_changed_step_to_rows_that_are_there()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = await LinkedRecordTests.LinkedAsync(rig, "Changed later");
        Guid job = rig.LastJob(account).Id;
        Entity before = StepOn(rig, "account");

        Import(rig, OneOne());

        Entity step = StepOn(rig, "account");
        Assert.Equal(before.Id, step.Id);
        Assert.EndsWith(",tickersymbol", step.GetAttributeValue<string>("filteringattributes"), StringComparison.Ordinal);
        rig.Administrator.Update(new Entity("ino_linkjob", job) { ["ino_colour"] = "green" });
        Assert.Equal("green", rig.Administrator.Retrieve("ino_linkjob", job, new ColumnSet("ino_colour"))["ino_colour"]);
        rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = "0123" });
        await rig.SettleAsync();
        Assert.Equal(1, rig.Lab.QuickBooks.Log.Done("Customer", "update"));
    }

    [Fact]
    public async Task A_step_and_its_class_can_not_be_dropped_at_once_and_the_old_version_goes_on()
    {
        await using Rig rig = await Rig.OpenAsync();

        SolutionRefusedException refused = Assert.Throws<SolutionRefusedException>(() => Import(rig, OneTwo()));

        Assert.Equal($"Unable to delete '{Retired}' plugintype due to 2 step(s)", refused.Message);
        Assert.Equal("1.0.0.0", Rows(rig, "solution", "uniquename", "InoLink").Single()["version"]);
        Assert.Equal(2, Rows(rig, "sdkmessageprocessingstep", "plugintypeid", Rows(rig, "plugintype", "typename", Retired).Single().Id).Count);
        await LinkedRecordTests.LinkedAsync(rig, "Still at work");
    }

    [Fact]
    public async Task A_waiting_job_of_a_dropped_step_goes_with_the_step_and_takes_no_other_along()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid kept = await LinkedRecordTests.LinkedAsync(rig, "Kept Ltd");
        Guid merged = await LinkedRecordTests.LinkedAsync(rig, "Merged Ltd");
        Guid asked = rig.CreateAccount("Asked at the same time");
        rig.Promote("account", asked);
        rig.Administrator.Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = new EntityReference("account", kept), ["SubordinateId"] = merged, ["UpdateContent"] = new Entity("account"), ["PerformParentingChecks"] = false,
        });
        int waiting = Waiting(rig).Count();
        Assert.Single(Rows(rig, "asyncoperation", "messagename", "Merge"));

        Import(rig, OneOne());

        Assert.Empty(Rows(rig, "asyncoperation", "messagename", "Merge"));
        Assert.Equal(waiting - 1, Waiting(rig).Count());
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", kept));
        Assert.Equal("Linked", rig.LinkStatus("account", asked));
        Assert.Empty(Rows(rig, "asyncoperation", "statuscode", 31));
    }

    [Fact]
    public async Task A_lower_version_is_refused()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);

        Assert.Contains("is lower than the version 1.0.0.0", Assert.Throws<SolutionRefusedException>(() => Import(rig, new ShippedZip("0.9.0.0"))).Message, StringComparison.Ordinal);
    }

    /// <summary>1.1: a new column, a changed step, a step dropped with its class kept as one that does nothing.</summary>
    private static ShippedZip OneOne()
    {
        ShippedZip next = new ShippedZip("1.1.0.0").WithColumn("ino_LinkJob", "ino_errorcode", "ino_Colour").WithoutStepsOf(Retired).WithIdleClass(Retired);
        next.Steps(Changed).Single(step => step.Element("PrimaryEntity")!.Value == "account").Element("FilteringAttributes")!.Value += ",tickersymbol";
        return next;
    }

    /// <summary>1.2: the class is gone as well.</summary>
    private static ShippedZip OneTwo() => new ShippedZip("1.2.0.0").WithColumn("ino_LinkJob", "ino_errorcode", "ino_Colour").WithoutStepsOf(Retired).WithoutClass(Retired);

    private static SolutionImportReport Import(Rig rig, ShippedZip version)
    {
        using Stream zip = version.Build();
        return rig.Lab.Extensions.Importer.Import(zip);
    }

    private static async Task<Guid> WithLostAnswerAsync(Rig rig, string name)
    {
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount(name);
        rig.Promote("account", account);
        await rig.Lab.DrainAsync();
        Assert.Equal("In Progress", Rig.StatusOf(rig.LastJob(account)));
        return account;
    }

    private static HashSet<(string Table, Guid Id)> OwnRows(Rig rig) =>
        [.. from table in rig.Lab.Dataverse.Metadata.Tables
            where table.LogicalName.StartsWith("ino_", StringComparison.Ordinal) || table.LogicalName == "account"
            from row in rig.Administrator.RetrieveMultiple(new QueryExpression(table.LogicalName)).Entities
            select (table.LogicalName, row.Id)];

    private static IEnumerable<Guid> Waiting(Rig rig) => Rows(rig, "asyncoperation", "statecode", 0).Select(job => job.Id);

    private static Entity StepOn(Rig rig, string table) =>
        Rows(rig, "sdkmessageprocessingstep", "name", $"{Changed}: Update of {table}").Single();

    private static IReadOnlyList<Entity> Rows(Rig rig, string table, string column, object value)
    {
        QueryExpression query = new(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return [.. rig.Administrator.RetrieveMultiple(query).Entities];
    }
}
