using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.WebApi;

/// <summary>Custom APIs over HTTP: every type of parameter and result.</summary>
public sealed class OperationTests(WebApiSite site) : IClassFixture<WebApiSite>, IAsyncLifetime
{
    private static readonly Dictionary<string, int> Types = new()
    {
        ["Flag"] = 0, ["When"] = 1, ["Amount"] = 2, ["Row"] = 3, ["Rows"] = 4, ["Reference"] = 5, ["Ratio"] = 6, ["Number"] = 7, ["Price"] = 8, ["Choice"] = 9, ["Text"] = 10, ["Texts"] = 11, ["Id"] = 12,
    };

    private EchoApi? echo;

    public Task InitializeAsync()
    {
        echo = site.Echo ??= EchoApi.Register(site.Dataverse, Types);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Action_TakesAndGivesEveryType()
    {
        Guid account = await site.CreateAsync("accounts", new { name = "Referred" });
        Answer answer = await site.SendAsync("POST", EchoApi.Name, $$"""
            {
              "Flag": true, "When": "2026-01-02T03:04:05+01:00", "Amount": 1.25, "Ratio": 0.5, "Number": -7, "Price": 99.9, "Choice": 3, "Text": "x \"<é>\"", "Id": "{{account}}", "Texts": ["a", "b"],
              "Reference": {"@odata.type": "Microsoft.Dynamics.CRM.account", "accountid": "{{account}}"},
              "Row": {"@odata.type": "Microsoft.Dynamics.CRM.account", "name": "Inner", "paymenttermscode": 1},
              "Rows": [{"@odata.type": "#Microsoft.Dynamics.CRM.expando", "Queued": true, "Id@odata.type": "#Guid", "Id": "{{account}}", "Reason": "none"}]
            }
            """);
        Assert.True(answer.Status == 200, answer.Text);
        OrganizationRequest request = echo!.Last!;
        Assert.Equal(new DateTime(2026, 1, 2, 2, 4, 5, DateTimeKind.Utc), request["When"]);
        Assert.Equal(1.25m, request["Amount"]);
        Assert.Equal(99.9m, ((Money)request["Price"]).Value);
        Assert.Equal(3, ((OptionSetValue)request["Choice"]).Value);
        Assert.Equal(["a", "b"], (string[])request["Texts"]);
        Assert.Equal(account, ((EntityReference)request["Reference"]).Id);
        Assert.Equal(("Inner", 1), (((Entity)request["Row"]).GetAttributeValue<string>("name"), ((Entity)request["Row"]).GetAttributeValue<OptionSetValue>("paymenttermscode").Value));
        Entity open = Assert.Single(((EntityCollection)request["Rows"]).Entities);
        Assert.Equal((true, account, "none"), ((bool)open["Queued"], (Guid)open["Id"], (string)open["Reason"]));

        JsonNode json = answer.Json;
        Assert.EndsWith("#Microsoft.Dynamics.CRM.lab_EchoResponse", json["@odata.context"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2026-01-02T02:04:05Z", json["When"]!.GetValue<string>());
        Assert.Equal("x \"<é>\"", json["Text"]!.GetValue<string>());
        Assert.Equal(account, json["Reference"]!["accountid"]!.GetValue<Guid>());
        Assert.Equal("#Microsoft.Dynamics.CRM.account", json["Row"]!["@odata.type"]!.GetValue<string>());
        Assert.Equal("#Microsoft.Dynamics.CRM.expando", json["Rows"]![0]!["@odata.type"]!.GetValue<string>());
        Assert.Equal("#Guid", json["Rows"]![0]!["Id@odata.type"]!.GetValue<string>());
        Assert.Equal(["a", "b"], json["Texts"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    [Fact]
    public async Task Function_TakesParameters_InTheAddressAndByAlias()
    {
        Answer answer = await site.GetAsync($"{EchoApi.Function}(Text='it''s',Number=@n,Flag=true,Id=11111111-2222-3333-4444-555555555555,When=2026-01-02T03:04:05Z)?@n=5");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(("it's", 5, true), ((string)echo!.Last!["Text"], (int)echo.Last["Number"], (bool)echo.Last["Flag"]));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), echo.Last["When"]);
        Assert.Equal(5, answer.Json["Number"]!.GetValue<int>());
        Assert.Null(answer.Json["Amount"]);
    }

    [Theory]
    [InlineData("POST", EchoApi.Name, "{\"Nmber\":1}", 400, "Nmber")]
    [InlineData("POST", EchoApi.Name, "{\"Number\":\"1\"}", 400, "Edm.Int32")]
    [InlineData("POST", EchoApi.Name, "{\"Id\":\"nobody\"}", 400, "Edm.Guid")]
    [InlineData("POST", EchoApi.Name, "{\"Texts\":\"a\"}", 400, "array")]
    [InlineData("POST", EchoApi.Name, "{\"Number\":1", 400, "JSON")]
    [InlineData("POST", EchoApi.Name, "{\"Number\":1,\"Number\":2}", 400, "JSON")]
    [InlineData("GET", EchoApi.Name, null, 405, "not allowed")]
    [InlineData("GET", "lab_Nothing", null, 404, "lab_Nothing")]
    public async Task Operation_IsRefusedNamingTheFault_WhenTheCallDoesNotFit(string method, string path, string? body, int status, string expected)
    {
        Answer answer = await site.SendAsync(method, path, body);
        Assert.Equal(status, answer.Status);
        Assert.Contains(expected, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bypass_ReachesTheOrganizationService_ByHeader()
    {
        await site.SendAsync("POST", EchoApi.Name, "{}", null, ("MSCRM.BypassBusinessLogicExecution", "CustomSync,CustomAsync"));
        Assert.Equal("CustomSync,CustomAsync", echo!.Last!["BypassBusinessLogicExecution"]);
        await site.SendAsync("POST", EchoApi.Name, "{}", null, ("MSCRM.BypassCustomPluginExecution", "true"));
        Assert.Equal(true, echo.Last["BypassCustomPluginExecution"]);
    }
}
