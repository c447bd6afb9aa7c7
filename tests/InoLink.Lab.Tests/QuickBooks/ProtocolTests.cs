using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;

namespace InoLink.Lab.Tests.QuickBooks;

/// <summary>Hosts, paths, headers, bodies, batch and requestid (quickbooks-api §1, §6, §7, §10).</summary>
public sealed class ProtocolTests : IAsyncLifetime
{
    private QuickBooksBench bench = null!;

    public async Task InitializeAsync() => bench = await QuickBooksBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Answers_CarryIntuitsHeaders_AndPacificTime()
    {
        using HttpResponseMessage response = await bench.Http.GetAsync(bench.Address("companyinfo/" + QuickBooksBench.Realm));
        JsonObject body = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Matches("^1-[0-9a-f]{8}-[0-9a-f]{24}$", response.Headers.GetValues("intuit_tid").Single());
        Assert.Equal("1944.190", response.Headers.GetValues("qbo-version").Single());
        Assert.True(response.Headers.Contains("x-spanid"));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("2026-11-20T10:00:00.000-08:00", (string)body["time"]!);
        Assert.Equal("Sample Company", (string)body["CompanyInfo"]!["CompanyName"]!);
    }

    [Fact]
    public async Task GzippedBodies_AreUnpacked()
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("""{"DisplayName":"Packed","sparse":false}"""));
        }

        using HttpRequestMessage request = new(HttpMethod.Post, bench.Address("customer?minorversion=75&operation=update&format=json")) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");

        (HttpStatusCode status, _) = await bench.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Packed", (string)bench.Company.All("Customer")[0]["DisplayName"]!);
    }

    [Theory]
    [InlineData("customer/1/5", "500")]
    [InlineData("nonsense/1", "500")]
    [InlineData("salesorder/1", "500")]
    [InlineData("customer/1.5", "2030")]
    [InlineData("customer/404", "610")]
    public async Task Get_IsRefused_ForUnknownThings(string path, string code)
    {
        (HttpStatusCode status, JsonObject body) = await bench.GetAsync(path);

        JsonObject error = QuickBooksBench.Error(status, body, code);
        Assert.Equal(code == "2030", !body.ContainsKey("time"));
        if (path == "customer/1.5")
        {
            Assert.Equal("Id should be a valid number. Supplied value:1.5", (string)error["Detail"]!);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"DisplayName\":\"a\",\"DisplayName\":\"b\"}")]
    public async Task Post_IsRefusedWith2010_WhenTheBodyIsNoJsonObject(string json)
    {
        (HttpStatusCode status, JsonObject body) = await bench.PostAsync("customer", json);

        QuickBooksBench.Error(status, body, "2010");
    }

    [Fact]
    public async Task Post_IsRefusedWith2010_WhenTheBodyIsNotUtf8()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, bench.Address("customer")) { Content = new ByteArrayContent([0x7b, 0xe4, 0x6d, 0x7d]) };

        (HttpStatusCode status, JsonObject body) = await bench.SendAsync(request);

        Assert.Contains("Invalid UTF-8 middle byte", (string)QuickBooksBench.Error(status, body, "2010")["Detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xml_FailsLoudly()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, bench.Address("customer")) { Content = new StringContent("<Customer/>", Encoding.UTF8, "application/xml") };

        (HttpStatusCode status, JsonObject body) = await bench.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotImplemented, status);
        Assert.Equal("The simulated QuickBooks company does not emulate XML bodies.", (string)body["text"]!);
    }

    [Fact]
    public async Task WithoutOrWithExpiredToken_TheGatewayAnswers401InLowerCase()
    {
        bench.Clock.Advance(TimeSpan.FromSeconds(3601));
        using HttpResponseMessage response = await bench.Http.GetAsync(bench.Address("customer/1"));
        JsonObject body = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("3200", (string)body["fault"]!["error"]![0]!["code"]!);
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        bench.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await bench.GetAsync("customer/1")).Status);
    }

    [Fact]
    public async Task AnotherRealm_IsForbidden()
    {
        using HttpResponseMessage response = await bench.Http.GetAsync(new Uri(bench.Server.Address, "/v3/company/1/customer/1"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("errorCode=003100", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndedSubscription_RefusesWrites_ButReads()
    {
        bench.Company.ChangeSettings(profile => profile with { SubscriptionEnded = true });

        await bench.RefusedAsync("Customer", """{"DisplayName":"A"}""", "6190");
        Assert.Empty(await bench.FindAsync("select * from Customer"));
    }

    [Fact]
    public async Task Batch_AnswersEachItem_UnderItsBId()
    {
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Taken" });

        (HttpStatusCode status, JsonObject body) = await bench.PostAsync("batch", """
            {"BatchItemRequest":[
              {"bId":"a","operation":"create","Vendor":{"DisplayName":"V"}},
              {"bId":"b","operation":"create","Customer":{"DisplayName":"taken"}},
              {"bId":"c","operation":"update","Customer":{"Id":"1","SyncToken":"0","sparse":true,"Notes":"n"}},
              {"bId":"d","operation":"update","Customer":{"Id":"1","SyncToken":"0","sparse":true,"Notes":"m"}},
              {"bId":"e","Query":"select * from Customer"},
              {"bId":"f","operation":"create","Unknown":{}}]}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        JsonArray items = (JsonArray)body["BatchItemResponse"]!;
        Assert.Equal("V", (string)items[0]!["Vendor"]!["DisplayName"]!);
        Assert.Equal("6240", (string)items[1]!["Fault"]!["Error"]![0]!["code"]!);
        Assert.Equal("1", (string)items[2]!["Customer"]!["SyncToken"]!);
        Assert.Equal("5010", (string)items[3]!["Fault"]!["Error"]![0]!["code"]!);
        Assert.Equal(1, (int)items[4]!["QueryResponse"]!["maxResults"]!);
        Assert.Equal("2010", (string)items[5]!["Fault"]!["Error"]![0]!["code"]!);
        Assert.Equal("abcdef", string.Concat(items.Select(item => (string)item!["bId"]!)));
        Assert.Equal(1, bench.Server.Log.Done("Vendor", "create"));
        Assert.Equal(0, bench.Server.Log.Done("Customer", "create"));
        Assert.Equal(1, bench.Server.Log.Asked("Customer", "create"));
    }

    [Fact]
    public async Task Batch_IsRefused_AboveThirtyItems()
    {
        string items = string.Join(',', Enumerable.Range(1, 31).Select(number => $$"""{"bId":"{{number}}","Query":"select * from Customer"}"""));

        (HttpStatusCode status, JsonObject body) = await bench.PostAsync("batch", $$"""{"BatchItemRequest":[{{items}}]}""");

        QuickBooksBench.Error(status, body, "1040");
    }

    [Fact]
    public async Task RequestId_ReplaysTheFirstAnswer_ByDefault()
    {
        (_, JsonObject first) = await bench.PostAsync("customer?requestid=r1", """{"DisplayName":"A"}""");
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        (_, JsonObject second) = await bench.PostAsync("customer?requestid=r1", """{"DisplayName":"A"}""");

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(1, bench.Server.Log.Done("Customer", "create"));
        Assert.Single(bench.Company.All("Customer"));
    }

    [Fact]
    public async Task RequestId_CanBeIgnored()
    {
        bench.Server.Faults.RequestIds = RequestIdMode.Ignored;
        await bench.PostAsync("customer?requestid=r1", """{"DisplayName":"A"}""");

        (HttpStatusCode status, JsonObject body) = await bench.PostAsync("customer?requestid=r1", """{"DisplayName":"A"}""");

        QuickBooksBench.Error(status, body, "6240");
    }

    [Fact]
    public async Task RequestId_OfAFailedCall_RunsAgain()
    {
        bench.Company.Create("Vendor", new JsonObject { ["DisplayName"] = "A" });
        await bench.PostAsync("customer?requestid=r1", """{"DisplayName":"A"}""");
        bench.Company.Rename("Vendor", "1", "B");

        Assert.Equal(HttpStatusCode.OK, (await bench.PostAsync("customer?requestid=r1", """{"DisplayName":"A"}""")).Status);
    }

    [Fact]
    public async Task RepeatedBatch_ReplaysItems_OrAnswersEachWith6000()
    {
        const string Body = """{"BatchItemRequest":[{"bId":"a","operation":"create","Customer":{"DisplayName":"A"}},{"bId":"b","operation":"create","Customer":{"DisplayName":"A"}}]}""";
        (_, JsonObject first) = await bench.PostAsync("batch?requestid=m1", Body);
        (_, JsonObject replayed) = await bench.PostAsync("batch?requestid=m1", Body);
        bench.Server.Faults.RequestIds = RequestIdMode.Fault6000;
        (_, JsonObject refused) = await bench.PostAsync("batch?requestid=m1", Body);

        Assert.Equal(first["BatchItemResponse"]!.ToJsonString(), replayed["BatchItemResponse"]!.ToJsonString());
        Assert.All((JsonArray)refused["BatchItemResponse"]!, item => Assert.Equal("6000", (string)item!["Fault"]!["Error"]![0]!["code"]!));
        Assert.Single(bench.Company.All("Customer"));
    }

    [Theory]
    [InlineData("customer", 51, """{"DisplayName":"A"}""")]
    [InlineData("batch", 37, """{"BatchItemRequest":[{"bId":"a","Query":"select * from Customer"}]}""")]
    public async Task RequestId_IsRefused_WhenTooLong(string path, int length, string json)
    {
        (HttpStatusCode status, JsonObject body) = await bench.PostAsync($"{path}?requestid={new string('r', length)}", json);

        QuickBooksBench.Error(status, body, "2130");
    }

    [Fact]
    public async Task ClosingDateAndSwitches_ComeBackInThePreferences()
    {
        bench.Company.ChangeSettings(profile => profile with { BookCloseDate = new DateOnly(2025, 12, 31), CustomTxnNumbers = true, PartnerTaxEnabled = true });

        (_, JsonObject body) = await bench.GetAsync("preferences");

        JsonObject preferences = (JsonObject)body["Preferences"]!;
        Assert.Equal("2025-12-31", (string)preferences["AccountingInfoPrefs"]!["BookCloseDate"]!);
        Assert.True((bool)preferences["SalesFormsPrefs"]!["CustomTxnNumbers"]!);
        Assert.True((bool)preferences["TaxPrefs"]!["PartnerTaxEnabled"]!);
        Assert.Equal("2", (string)preferences["SyncToken"]!);
    }

    [Fact]
    public async Task ChangeDataCapture_ListsChangedObjects_PerAskedEntity()
    {
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Old" });
        bench.Clock.Advance(TimeSpan.FromMinutes(45));
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "New" });

        (_, JsonObject body) = await bench.GetAsync("cdc?entities=customer,Vendor&changedSince=2026-11-20T10:30:00-08:00");

        Assert.True(body.ContainsKey("CDCResponse"), body.ToJsonString());
        JsonArray responses = (JsonArray)body["CDCResponse"]![0]!["QueryResponse"]!;
        Assert.Equal("New", (string)responses[0]!["Customer"]!.AsArray().Single()!["DisplayName"]!);
        Assert.Equal("{}", responses[1]!.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.GetAsync("cdc?entities=Customer&changedSince=2026-10-01")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.GetAsync("cdc?entities=TaxCode&changedSince=2026-11-19")).Status);
    }
}
