using InoLink.Lab.Dataverse;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>
/// One laboratory for many error paths: each has records of its own, and whoever changes a setting for all puts it back.
/// The course is the same for all (issue of every error path): refused with words and a way out, still editable, mended, asked again, through.
/// </summary>
public sealed class ErrorScene : IAsyncLifetime
{
    internal SalesRig Sales { get; private set; } = null!;

    internal Rig Rig => Sales.Rig;

    public async Task InitializeAsync() => Sales = await SalesRig.OpenAsync();

    public async Task DisposeAsync() => await Sales.DisposeAsync();

    /// <summary>Promotes the record, which ends in the problem; mends it as the recommendation says; tries the job again, which links it.</summary>
    /// <param name="mend">What a person does about it.</param>
    internal async Task MeetAsync(EntityReference record, string code, Action mend, params string[] words)
    {
        await Sales.PromoteAsync(record);
        Entity job = Sales.AssertRefused(record, code, words);
        mend();
        await RetryAsync(job);
        Sales.AssertLinked(record);
    }

    /// <summary>
    /// Promotes the record, whose job waits with the problem while the record stays To be Linked and its owner's to change; mends it as the recommendation says; the job goes on by itself.
    /// </summary>
    internal async Task WaitAsync(EntityReference record, string code, Action mend, params string[] words)
    {
        Sales.Ask(record);
        await Rig.Lab.DrainAsync();
        try
        {
            Told.OnJob(Sales.Job(record), "Queued", code, words);
            Assert.Equal("To be Linked", Sales.Status(record));
            Sales.Salesperson.Update(new Entity(record.LogicalName, record.Id) { ["description"] = "still mine" });
        }
        finally
        {
            // the other paths of the laboratory need the company too
            mend();
            await Rig.SettleAsync();
        }

        Sales.AssertLinked(record);
        Assert.Single(Rig.Jobs(record.Id));
    }

    /// <summary>An account that QuickBooks has.</summary>
    internal async Task<EntityReference> LinkedAsync(string name, params (string Column, object Value)[] more)
    {
        EntityReference account = Sales.Customer(name, more);
        await Sales.PromoteAsync(account);
        Sales.AssertLinked(account);
        return account;
    }

    /// <summary>An administrator connects the company again.</summary>
    internal void ConnectAgain()
    {
        Entity connection = Rig.Administrator.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(false) }).Entities.Single();
        string token = Sales.QuickBooks.GrantRefreshToken(Sales.QuickBooks.GetOrCreateApp(), Rig.Profile.RealmId);
        OrganizationResponse taken = Rig.Lab.Execute("ino_ImportConnection", ("ConnectionId", connection.Id), ("RefreshToken", token), ("RealmId", Rig.Profile.RealmId), ("Confirmed", true));
        Assert.True((bool)taken["Succeeded"], (string)taken["Message"]);
    }

    /// <summary>A custom API as a salesperson calls it.</summary>
    internal OrganizationResponse Call(string name, params (string Name, object Value)[] parameters) => Lab.Laboratory.Execute(Sales.Salesperson, name, parameters);

    /// <summary>The custom API ino_Promote as a salesperson calls it.</summary>
    internal OrganizationResponse Promote(EntityReference record, params (string Name, object Value)[] more) => Call("ino_Promote", [("TableName", record.LogicalName), ("RecordId", record.Id), .. more]);

    /// <summary>The button Retry of the job, as a salesperson.</summary>
    internal Task RetryAsync(Entity job) => Sales.RetryAsync(job);

    /// <summary>The code that ino_PlanPromotion predicts for the record, with words and a way out; empty where it would go.</summary>
    internal string Preview(EntityReference record)
    {
        OrganizationResponse answer = InoLink.Lab.Laboratory.Execute(Sales.Administrator, "ino_PlanPromotion", ("TableName", record.LogicalName), ("RecordIds", new[] { record.Id.ToString("D") }));
        Entity plan = ((EntityCollection)answer["Plans"]).Entities.Single(row => (string)row["RecordId"] == record.Id.ToString("D"));
        string code = Rig.Text(plan, "ErrorCode");
        Assert.Equal(code.Length > 0, Rig.Text(plan, "Problem").Length > 0 && Rig.Text(plan, "Fix").Length > 0);
        return code;
    }

    /// <summary>The job Load lists, to its end.</summary>
    internal async Task LoadListsAsync()
    {
        Rig.Lab.Execute("ino_LoadLists", ("CompanyId", Sales.CompanyId));
        await Rig.SettleAsync();
    }

    /// <summary>Lets something happen in QuickBooks between its refusal of a name and the look-up of who has it, which is a call of its own.</summary>
    internal void AfterTheRefusal(Action happens)
    {
        bool done = false;
        Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Latency)
        {
            When = request =>
            {
                if (!done && (request.Operation == "query" || request.Items.Any(item => item.Operation == "query")))
                {
                    done = true;
                    happens();
                }

                return false;
            },
        });
    }

    /// <summary>A maker lets a column hold more than the standard tables do.</summary>
    internal void Widen(string table, string column, int length)
    {
        MetadataCatalog metadata = Rig.Lab.Dataverse.Metadata;
        ColumnMetadata held = metadata.Column(table, column);
        metadata.UpdateColumn(table, held with { MaxLength = Math.Max(length, held.MaxLength ?? 0) });
    }
}
