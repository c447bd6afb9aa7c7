using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Sweeping;
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
[ResponseProperty("MustReconnect", ApiType.Boolean, "Whether an administrator should reconnect now: a consent is gone, or ends within 30 days.")]
[ResponseProperty("Companies", ApiType.EntityCollection, "One row a company: CompanyId, CompanyName, RealmId, Environment, State (Connected, NeedsConsent, ReadOnly, Off), ReconnectBefore, MustReconnect, Message.")]
public sealed class GetConnectionStatus : IPlugin
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        IReadOnlyList<Company> companies = new Companies(run.System).All();
        IDictionary<Guid, DateTime?> ends = run.System.ByIds(CompanyTable.Name, CompanyTable.Id, companies.Select(company => company.Id), CompanyTable.ReconnectBefore)
            .ToDictionary(row => row.Key, row => row.Value.Time(CompanyTable.ReconnectBefore));
        List<Problem> obstacles = companies.Select(company => company.Obstacle(run.Context.OrganizationId)).OfType<Problem>().ToList();
        EntityCollection rows = new();
        rows.Entities.AddRange(companies.Select(company => Row(run, company, ends[company.Id])));
        run.Answer("IsConnected", obstacles.Count < companies.Count);
        run.Answer("CompanyName", Listed(companies.Select(company => company.Name)));
        run.Answer("RealmId", Listed(companies.Select(company => company.RealmId)));
        run.Answer("Environment", Listed(companies.Select(company => company.IsProduction ? "Production" : "Sandbox").Distinct()));
        run.Answer("ReconnectBefore", ends.Values.Min());
        List<Problem> problems = companies.Count == 0 ? new() { Catalogue.NoCompany() } : obstacles;
        if (SwitchedOffSteps.Find(run.System) is { } switchedOff)
        {
            problems.Add(switchedOff);
        }

        if (Tick.Late(run.System, companies, run.Now) is { } late)
        {
            problems.Add(late);
        }

        run.Answer("Message", string.Join(" ", problems.Select(run.Told)));
        run.Answer("MustReconnect", rows.Entities.Any(row => (bool)row["MustReconnect"]));
        run.Answer("Companies", rows);
    });

    private static Entity Row(Invocation run, Company company, DateTime? reconnectBefore) => new()
    {
        ["CompanyId"] = company.Id.ToString("D"),
        ["CompanyName"] = company.Name,
        ["RealmId"] = company.RealmId,
        ["Environment"] = company.IsProduction ? "Production" : "Sandbox",
        ["State"] = company.State.ToString(),
        ["ReconnectBefore"] = reconnectBefore,
        ["MustReconnect"] = company.State == CompanyState.NeedsConsent || reconnectBefore - run.Now < Notice,
        ["Message"] = company.Obstacle(run.Context.OrganizationId) is { } obstacle ? run.Told(obstacle) : null,
    };

    private static string? Listed(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } list ? list : null;
}
