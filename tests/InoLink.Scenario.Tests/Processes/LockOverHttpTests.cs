using System.Net.Http.Headers;
using System.Text;
using InoLink.Lab.WebApi.Hosting;
using InoLink.Scenario.Tests.Records;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>The locks on the roads of browsers: the Web API that forms save through, and the change sets of a bulk edit.</summary>
public sealed class LockOverHttpTests(LockBench shared) : IClassFixture<LockBench>, IAsyncLifetime, IDisposable
{
    private readonly DocumentBench bench = shared.Bench;
    private readonly HttpClient http = new();
    private DataverseHost host = null!;

    public async Task InitializeAsync()
    {
        LabUser administrator = new("Lab Administrator", ["System Administrator"], bench.Rig.Lab.Dataverse.AdministratorId, "token-of-the-administrator");
        host = await DataverseHost.StartAsync(new DataverseHostOptions { Dataverse = bench.Rig.Lab.Dataverse, Extensions = bench.Rig.Lab.Extensions, Users = [administrator] });
        http.BaseAddress = new Uri(host.Address, "api/data/v9.2/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", administrator.Token);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_form_that_saves_a_promoted_invoice_is_refused_with_the_sentence_for_an_administrator_too()
    {
        Guid invoice = await bench.LinkedAsync("invoice");

        (int status, string text) = await SendAsync(HttpMethod.Patch, $"invoices({invoice:D})", """{"freightamount": 5}""");

        Assert.Equal(400, status);
        Assert.Contains($"Invoice {bench.Row("invoice", invoice).GetAttributeValue<string>("invoicenumber")} is in QuickBooks as document ", text, StringComparison.Ordinal);
        Assert.Equal(204, (await SendAsync(HttpMethod.Patch, $"invoices({invoice:D})", """{"description": "a note"}""")).Status);
        Assert.Equal(400, (await SendAsync(HttpMethod.Delete, $"invoices({invoice:D})", null)).Status);
    }

    // the grid of a model-driven app edits row by row
    [Fact]
    public async Task A_bulk_edit_changes_the_rows_that_are_free_and_is_refused_for_the_promoted_one()
    {
        Guid promoted = await bench.LinkedAsync("invoice");
        Guid free = bench.CreateDocument("invoice");

        Assert.Equal(204, (await SendAsync(HttpMethod.Patch, $"invoices({free:D})", """{"freightamount": 7}""")).Status);
        Assert.Equal(400, (await SendAsync(HttpMethod.Patch, $"invoices({promoted:D})", """{"freightamount": 7}""")).Status);

        Assert.Equal(7m, bench.Row("invoice", free).GetAttributeValue<Money>("freightamount").Value);
        Assert.Null(bench.Row("invoice", promoted).GetAttributeValue<Money>("freightamount"));
    }

    private async Task<(int Status, string Text)> SendAsync(HttpMethod method, string path, string? body)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
