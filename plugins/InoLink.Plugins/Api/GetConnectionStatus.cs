using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Whether a company is connected, as its row says; QuickBooks is not asked. With several companies the texts list them.</summary>
[CustomApi("ino_GetConnectionStatus", "prvCreateino_LinkJob", "Get the connection status", "Says which QuickBooks company this environment is connected to.", IsFunction = true)]
[ResponseProperty("IsConnected", ApiType.Boolean, "Whether records can go over to at least one company.")]
[ResponseProperty("CompanyName", ApiType.String, "Name of the company; of several, all of them.")]
[ResponseProperty("RealmId", ApiType.String, "Company id of QuickBooks; of several, all of them.")]
[ResponseProperty("Environment", ApiType.String, "Production or Sandbox.")]
[ResponseProperty("ReconnectBefore", ApiType.DateTime, "Before when an administrator must reconnect, where Intuit says so; of several, the first.")]
[ResponseProperty("Message", ApiType.String, "What is wrong, and what to do.")]
public sealed class GetConnectionStatus : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        IReadOnlyList<Company> companies = new Companies(run.System).All();
        List<Problem> obstacles = companies.Select(company => company.Obstacle(run.Context.OrganizationId)).OfType<Problem>().ToList();
        run.Answer("IsConnected", obstacles.Count < companies.Count);
        run.Answer("CompanyName", Listed(companies.Select(company => company.Name)));
        run.Answer("RealmId", Listed(companies.Select(company => company.RealmId)));
        run.Answer("Environment", Listed(companies.Select(company => company.IsProduction ? "Production" : "Sandbox").Distinct()));
        run.Answer("ReconnectBefore", run.System.ByIds(CompanyTable.Name, CompanyTable.Id, companies.Select(company => company.Id), CompanyTable.ReconnectBefore).Values
            .Select(row => row.Time(CompanyTable.ReconnectBefore)).Min());
        run.Answer("Message", companies.Count == 0 ? Catalogue.NoCompany().ToString() : obstacles.Count == 0 ? "Connected." : string.Join(" ", obstacles));
    });

    private static string? Listed(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } list ? list : null;
}
