using System.Net;
using System.Text.Json.Nodes;
using InoLink.Lab.Connector.Calls;
using InoLink.Lab.Connector.Definition;
using Microsoft.Xrm.Sdk;

namespace InoLink.Connector.Tests.Lab;

/// <summary>Every operation against the imported zips, called as a flow calls it; each answer is what the definition declares.</summary>
public sealed class OperationTests(ConnectorFixture fixture) : IClassFixture<ConnectorFixture>
{
    private readonly ConnectorRig rig = fixture.Rig;

    [Fact]
    public async Task A_flow_promotes_a_record_and_follows_its_job_to_the_QuickBooks_record()
    {
        Guid account = rig.CreateAccount("Flow Customer");

        JsonObject asked = await rig.CallAsync("PromoteRecord", ("TableName", "account"), ("RecordId", account));
        JsonObject again = await rig.CallAsync("PromoteRecord", ("TableName", "account"), ("RecordId", account));
        JsonObject waiting = await rig.CallAsync("GetLinkJob", ("LinkJobId", (string)asked["LinkJobId"]!));
        await rig.SettleAsync();
        JsonObject job = await rig.CallAsync("GetLinkJob", ("LinkJobId", (string)asked["LinkJobId"]!));
        JsonObject status = await rig.CallAsync("GetLinkStatus", ("TableName", "account"), ("RecordId", account));
        JsonObject found = await rig.CallAsync("FindLinkedRecord", ("QuickBooksType", "Customer"), ("QuickBooksId", (string)job["ino_accountingid"]!), ("CompanyId", rig.CompanyId));

        Assert.True((bool)asked["Created"]!);
        Assert.False((bool)again["Created"]!);
        Assert.Equal((string)asked["LinkJobId"]!, (string)again["LinkJobId"]!);
        Assert.Equal("Queued", (string)waiting["ino_jobstatusname"]!);
        Assert.Equal("Success", (string)job["ino_jobstatusname"]!);
        Assert.Equal("Promote", (string)job["ino_operationname"]!);
        Assert.Equal("Connector Company", (string)job["ino_accountingcompanyname"]!);
        Assert.Equal("Linked", (string)status["LinkStatus"]!);
        Assert.Equal((string)job["ino_accountingid"]!, (string)status["QuickBooksId"]!);
        Assert.Equal(account.ToString("D"), (string)found["RecordId"]!);
        Assert.Equal("Flow Customer", rig.Books.Find("Customer", (string)job["ino_accountingid"]!)!["DisplayName"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flow_promotes_many_records_and_unlinks_them_again()
    {
        Guid[] good = [.. Enumerable.Range(1, 5).Select(number => rig.CreateAccount($"Many {number}"))];
        Guid bad = rig.CreateAccount("Bad: one");

        JsonObject preview = await rig.CallAsync("PreviewPromotion", ("TableName", "account"), ("RecordIds", ConnectorRig.Ids([.. good, bad])));
        JsonObject asked = await rig.CallAsync("PromoteRecords", ("TableName", "account"), ("RecordIds", ConnectorRig.Ids([.. good, bad])), ("CompanyId", rig.CompanyId));
        await rig.SettleAsync();
        JsonObject one = await rig.CallAsync("UnlinkRecord", ("TableName", "account"), ("RecordId", good[0]));
        JsonObject rest = await rig.CallAsync("UnlinkRecords", ("TableName", "account"), ("RecordIds", ConnectorRig.Ids(good)));

        Assert.Equal(5, (int)preview["CreateCount"]!);
        Assert.Equal(1, (int)preview["RefusedCount"]!);
        Assert.Equal("Refused", (string)preview["Plans"]!.AsArray().Single(plan => (string?)plan!["RecordId"] == bad.ToString("D"))!["Action"]!);
        Assert.Equal(5, (int)asked["QueuedCount"]!);
        JsonNode skipped = Assert.Single(asked["Results"]!.AsArray(), result => !(bool)result!["Queued"]!)!;
        Assert.Contains("colon", (string)skipped["Reason"]!, StringComparison.Ordinal);
        Assert.Equal("Unlinked", (string)one["LinkStatus"]!);
        Assert.Equal(4, (int)rest["UnlinkedCount"]!);
        Assert.Equal(1, (int)rest["SkippedCount"]!);
    }

    [Fact]
    public async Task A_flow_retries_a_failed_job_and_cancels_a_queued_one()
    {
        Guid account = rig.CreateAccount("Bad: name");
        rig.Salesperson.Update(new Entity("account", account) { ["ino_linkstatus"] = new OptionSetValue(776210000) });
        await rig.SettleAsync();
        JsonObject failed = (await rig.CallAsync("ListLinkJobs", ("$filter", $"ino_recordid eq '{account:D}'")))["value"]!.AsArray().Single()!.AsObject();
        rig.Salesperson.Update(new Entity("account", account) { ["name"] = "Good name" });

        JsonObject retried = await rig.CallAsync("RetryLinkJob", ("LinkJobId", (string)failed["ino_linkjobid"]!));
        JsonObject canceled = await rig.CallAsync("CancelLinkJob", ("LinkJobId", (string)failed["ino_linkjobid"]!));

        Assert.Equal("INO-1202", (string)failed["ino_errorcode"]!);
        Assert.NotEmpty((string)failed["ino_recommendation"]!);
        Assert.Equal("Queued", (string)retried["JobStatus"]!);
        Assert.Equal("Canceled", (string)canceled["JobStatus"]!);
    }

    [Fact]
    public async Task A_flow_lists_jobs_by_condition_order_and_count()
    {
        string table = "contact";
        DateTime now = rig.Lab.Clock.UtcNow;
        for (int minute = 0; minute < 6; minute++)
        {
            rig.CreateFinishedJob(now.AddMinutes(-minute), table, status: minute % 2 == 0 ? 776210002 : 776210003);
        }

        JsonArray errors = (await rig.CallAsync("ListLinkJobs", ("$filter", $"ino_jobstatus eq 776210003 and ino_tablename eq '{table}'"), ("$orderby", "ino_processedat asc"), ("$top", 2)))["value"]!.AsArray();
        JsonArray all = (await rig.CallAsync("ListLinkJobs"))["value"]!.AsArray();
        JsonArray oldest = (await rig.CallAsync("ListLinkJobs", ("$orderby", "createdon asc"), ("$top", 1)))["value"]!.AsArray();

        Assert.Equal(["Error", "Error"], errors.Select(job => (string)job!["ino_jobstatusname"]!));
        Assert.True(string.CompareOrdinal((string)errors[0]!["ino_processedat"]!, (string)errors[1]!["ino_processedat"]!) < 0);
        Assert.True(all.Count >= 6);
        Assert.Single(oldest);
    }

    [Fact]
    public async Task A_flow_asks_about_the_connection_wakes_jobs_and_fills_lists_to_choose_from()
    {
        JsonObject status = await rig.CallAsync("GetConnectionStatus");
        JsonObject woken = await rig.CallAsync("WakeLinkJobs");
        Dictionary<string, string[]> lists = [];
        foreach (JsonObject list in Lists(rig.Sales.Swagger))
        {
            JsonObject answer = await rig.CallAsync((string)list["operationId"]!);
            lists[(string)list["operationId"]!] = [.. answer[(string)list["value-collection"]!]!.AsArray().Select(item => $"{item![(string)list["value-path"]!]} {item[(string)list["value-title"]!]}")];
        }

        Assert.True((bool)status["IsConnected"]!);
        Assert.Equal("Connector Company", (string)status["CompanyName"]!);
        Assert.Equal("Connected", (string)status["Companies"]!.AsArray().Single()!["State"]!);
        Assert.Equal(0, (int)woken["Woken"]!);
        Assert.Equal(["account Account", "contact Contact", "product Product", "quote Quote", "salesorder Order", "invoice Invoice"], lists["ListPromotableTables"]);
        Assert.Equal([$"{rig.CompanyId:D} Connector Company"], lists["ListCompanies"]);
    }

    [Fact]
    public async Task An_administrators_flow_releases_a_document_and_a_salespersons_may_not()
    {
        Guid account = rig.CreateAccount("Release Customer");
        Guid quote = rig.Salesperson.Create(new Entity("quote") { ["name"] = "Quote", ["customerid"] = new EntityReference("account", account) });
        ConnectorHost administrator = rig.Open("administrator");

        (int status, string message) = await ConnectorRig.RefusedAsync(rig.Sales, "ReleaseDocument", ("TableName", "quote"), ("RecordId", quote), ("Reason", "Wrong"));
        (int _, string sentence) = await ConnectorRig.RefusedAsync(administrator, "ReleaseDocument", ("TableName", "quote"), ("RecordId", quote), ("Reason", "Wrong"));

        Assert.Equal(403, status);
        Assert.Contains("prvWriteino_AccountingCompany", message, StringComparison.Ordinal);
        Assert.StartsWith("[INO-", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_a_sentence_with_a_code_and_a_declared_status()
    {
        Guid account = rig.CreateAccount("With: colon");

        Assert.Equal(403, (await ConnectorRig.RefusedAsync(rig.Open("nobody"), "PromoteRecord", ("TableName", "account"), ("RecordId", account))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await rig.Open("stranger").CallAsync("GetConnectionStatus")).Status);
        Assert.Equal(404, (await ConnectorRig.RefusedAsync(rig.Sales, "GetLinkJob", ("LinkJobId", Guid.NewGuid()))).Status);
        (int status, string message) = await ConnectorRig.RefusedAsync(rig.Sales, "PromoteRecord", ("TableName", "account"), ("RecordId", account));
        Assert.Equal(400, status);
        Assert.StartsWith("[INO-1202] ", message, StringComparison.Ordinal);
        (int _, string many) = await ConnectorRig.RefusedAsync(rig.Sales, "PromoteRecords", ("TableName", "account"), ("RecordIds", ConnectorRig.Ids(Enumerable.Range(0, 251).Select(_ => Guid.NewGuid()))));
        Assert.Contains("250", many, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_choices_are_English_whatever_the_users_language()
    {
        ConnectorHost german = rig.Open("german");
        Guid job = rig.CreateFinishedJob(rig.Lab.Clock.UtcNow, status: 776210003);

        Assert.Equal("Error", (string)(await ConnectorRig.CallAsync(german, "GetLinkJob", ("LinkJobId", job)))["ino_jobstatusname"]!);
    }

    [Fact]
    public async Task A_request_that_the_definition_does_not_allow_is_never_made()
    {
        ConnectorHost host = rig.Open("sales");
        await Assert.ThrowsAsync<ArgumentException>(() => host.CallAsync("PromoteRecord", ConnectorRig.Inputs(("TableName", "account"))));
        await Assert.ThrowsAsync<ArgumentException>(() => host.CallAsync("PromoteRecord", ConnectorRig.Inputs(("TableName", "account"), ("RecordId", Guid.NewGuid()), ("Table", "x"))));
        Assert.Equal(0, host.BackendCalls);
    }

    /// <summary>Every list that a field is filled from, once an operation.</summary>
    private static IEnumerable<JsonObject> Lists(Swagger swagger) =>
        Definition.CertificationRules.Fields(swagger.Root).Select(place => place.Field["x-ms-dynamic-values"]).OfType<JsonObject>().DistinctBy(list => (string)list["operationId"]!);
}
