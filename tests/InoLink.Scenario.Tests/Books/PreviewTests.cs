using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Books;

/// <summary>
/// What ino_PlanPromotion says is what the drain then does: both make the same plans, through the zip. Each set is previewed, then promoted untouched, and every row of the preview is
/// held against the job, the record and the requests that QuickBooks got.
/// </summary>
public class PreviewTests
{
    private const int Bundle = 3;

    [Fact]
    public async Task What_Preview_predicts_for_a_mixed_set_is_record_for_record_and_call_for_call_what_happens()
    {
        // one worker: all jobs are made before the first is worked off, as in a preview
        await using SalesRig rig = await SalesRig.OpenAsync(async: new AsyncServiceOptions { Workers = 1 });
        EntityReference customer = rig.Customer("Changed Ltd");
        EntityReference same = rig.Customer("Same Ltd");
        EntityReference former = rig.Customer("Former Ltd");
        EntityReference chair = rig.Product("CHAIR");
        await rig.PromoteAsync(customer, same, former, chair);
        rig.Rig.Lab.Execute("ino_Unlink", ("TableName", "account"), ("RecordId", former.Id));
        await rig.Rig.SettleAsync();

        rig.Update(customer, ("telephone1", "555-0123"));
        EntityReference child = rig.Customer("Child Ltd", ("parentaccountid", rig.Customer("Parent Ltd")));
        await AgreesAsync(rig, ["Create", "Create", "Create", "Link", "Refused", "Refused", "UpToDate", "Update"], child, customer, same, former, rig.Customer("New Ltd"), rig.Customer("Colon: Ltd"),
            rig.Customer("Orphan Ltd", ("emailaddress1", "nobody")));

        EntityReference at = rig.Customer("Employer Ltd");
        await AgreesAsync(rig, ["Create", "Create", "Refused"], Contact(rig, "Ann", ("parentcustomerid", at)), Contact(rig, "Bob", ("emailaddress1", "nobody")));

        EntityReference bundle = rig.Product("KIT", 3, ("productstructure", new OptionSetValue(Bundle)));
        await AgreesAsync(rig, ["Create", "Refused", "UpToDate"], rig.Product("TABLE"), chair, bundle);

        EntityReference quote = rig.Sale("quote", customer, chair, 25m, ("discountamount", new Money(3m)), ("freightamount", new Money(2.5m)));
        await AgreesAsync(rig, ["Create", "Create", "Create", "Create", "Refused"], quote, rig.Sale("quote", rig.Customer("Newcomer Ltd"), rig.Product("LAMP"), 17.95m), rig.Document("quote", customer));

        EntityReference order = rig.Sale("salesorder", customer, chair, 12.34m);
        await AgreesAsync(rig, ["Create", "Create", "Create", "Refused"], order, rig.Sale("salesorder", rig.Customer("Another Ltd"), chair, 5m), rig.Document("salesorder", customer));

        await AgreesAsync(rig, ["Create", "Refused", "Refused", "UpToDate"], rig.InvoiceOf(order), rig.Sale("invoice", same, chair, 9.99m), rig.Document("invoice", same), await LinkedAsync(rig, rig.Sale("invoice", same, chair, 1m)));
    }

    private static async Task<EntityReference> LinkedAsync(SalesRig rig, EntityReference record)
    {
        await rig.PromoteAsync(record);
        rig.AssertLinked(record);
        return record;
    }

    private static EntityReference Contact(SalesRig rig, string name, params (string Column, object Value)[] more) =>
        new("contact", Rig.Create(rig.Salesperson, "contact", [("firstname", name), ("lastname", "Person"), .. more]));

    private static async Task AgreesAsync(SalesRig rig, string[] actions, params EntityReference[] records)
    {
        OrganizationResponse preview = rig.Rig.Lab.Execute("ino_PlanPromotion", ("TableName", records[0].LogicalName), ("RecordIds", records.Select(record => record.Id.ToString("D")).ToArray()));
        List<Entity> rows = [.. ((EntityCollection)preview["Plans"]).Entities.OrderBy(row => (int)row["Order"])];
        Assert.Equal(actions, rows.Select(row => (string)row["Action"]).Order(StringComparer.Ordinal));
        DateTime before = rig.Rig.Lab.Dataverse.Clock.UtcNow;
        rig.Log.Clear();

        await rig.PromoteAsync(records);

        Assert.All(rows, row => Happened(rig, row, before));
        Assert.Equal(Written(rig, rows), Sent(rig));

        // an access token lives an hour: its renewal is no call that a promotion takes
        List<LoggedRequest> calls = [.. rig.Log.Entries.Where(request => request.Realm.Length > 0)];
        Assert.True((int)preview["QuickBooksCalls"] == calls.Count, $"{preview["QuickBooksCalls"]} calls were predicted, not: {string.Join("; ", calls.Select(Told))}");
        Assert.Equal(
            ((EntityCollection)preview["Totals"]).Entities.Sum(total => (decimal)total["Net"]),
            rows.Where(row => Is(row, "Create") && row.Contains("Net")).Sum(row => rig.Job(Record(row)).GetAttributeValue<decimal>("ino_quickbooksnet")));
    }

    private static void Happened(SalesRig rig, Entity row, DateTime before)
    {
        EntityReference record = Record(row);
        Entity job = rig.Job(record);
        string what = $"{row["RecordName"]}: {row["Action"]} {Rig.Text(row, "ErrorCode")}, but {Rig.StatusOf(job)} {Rig.Text(job, "ino_errorcode")} {Rig.Text(job, "ino_errordescription")}";
        Assert.True(job.GetAttributeValue<DateTime>("ino_processedat") >= before.AddSeconds(-1), what);
        Assert.True(Rig.StatusOf(job) == (Is(row, "Refused") ? "Error" : "Success"), what);
        Assert.Equal(Rig.Text(row, "ErrorCode"), Rig.Text(job, "ino_errorcode"));
        if (Is(row, "Refused"))
        {
            Assert.Equal(Rig.Text(row, "Problem"), Rig.Text(job, "ino_errordescription"));
            Assert.Equal(Rig.Text(row, "Fix"), Rig.Text(job, "ino_recommendation"));
            return;
        }

        Entity now = rig.Row(record);
        string id = Rig.Text(now, "ino_accountingid");
        Assert.True(rig.Books.Find(Rig.Text(row, "QuickBooksType"), id) != null, what);
        Assert.True(Rig.Text(row, "QuickBooksId").Length == 0 == Is(row, "Create"), what);
        Assert.True(Is(row, "Create") || Rig.Text(row, "QuickBooksId") == id, what);
        if (Rig.Text(row, "QuickBooksName") is { Length: > 0 } name)
        {
            var held = rig.Books.Find(Rig.Text(row, "QuickBooksType"), id)!;
            Assert.Contains(name, new[] { SalesRig.Text(held["DisplayName"]), SalesRig.Text(held["Name"]), SalesRig.Text(held["DocNumber"]) });
        }

        if (row.Contains("Net"))
        {
            Assert.Equal((decimal)row["Net"], SalesRig.Net(rig.Books.Find(Rig.Text(row, "QuickBooksType"), id)!));
        }
    }

    private static string Told(LoggedRequest request) =>
        $"{request.Method} {request.Path} {request.Query} {string.Join(", ", request.Operations.Select(operation => $"{operation.Operation} {operation.Entity} {operation.Outcome}"))}";

    private static EntityReference Record(Entity row) => new((string)row["TableName"], Guid.Parse((string)row["RecordId"]));

    private static bool Is(Entity row, string action) => (string)row["Action"] == action;

    // creates and updates in the order of the preview
    private static List<string> Written(SalesRig rig, List<Entity> rows) =>
        [.. rows.Where(row => Is(row, "Create") || Is(row, "Update")).Select(row => $"{((string)row["Action"]).ToLowerInvariant()} {row["QuickBooksType"]} {Rig.Text(rig.Row(Record(row)), "ino_accountingid")}")];

    private static List<string> Sent(SalesRig rig) =>
        [.. rig.Log.Entries.SelectMany(request => request.Operations).Where(operation => operation.Operation is "create" or "update").Select(operation => $"{operation.Operation} {operation.Entity} {operation.Id}")];
}
