using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Asks QuickBooks for the company's settings: shows that keys, consent and company fit, and refreshes the snapshot.</summary>
[CustomApi("ino_TestConnection", "prvWriteino_AccountingCompany", "Test connection", "Asks QuickBooks for the company's settings and says whether the connection works.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company to test.")]
[ResponseProperty("Succeeded", ApiType.Boolean, "Whether QuickBooks answered.")]
[ResponseProperty("Message", ApiType.String, "What happened, and what to do.")]
public sealed class TestConnection : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Companies companies = new(run.System);
        Company company = companies.Find(run.Input<Guid>("CompanyId"))
            ?? throw run.Refusal(Catalogue.CompanyMissing());

        // a consent that was lost may be well again; in a copy a mere refresh would cost the original its token
        if (company.Obstacle(run.Context.OrganizationId) is { } obstacle && (company.State != CompanyState.NeedsConsent || obstacle.Code == Catalogue.CopiedEnvironment("").Code))
        {
            Answered(run, false, run.Told(obstacle));
            return;
        }

        _ = new Connections(run.System).Hosts(company.IsProduction);
        ServerClock clock = ServerClock.By(run.System, new Entity(CompanyTable.Name, company.Id) { [CompanyTable.RealmId] = company.RealmId });
        Answer answer = new Connections(run.System).Road(company, clock, new TimeBudget()).ReadSettings(out CompanySettings? settings);
        run.Trace($"test: {answer.Kind} tid={answer.IntuitTid}");
        if (settings == null)
        {
            if (answer.Kind == AnswerKind.NeedsConsent)
            {
                companies.NeedsConsent(company.Id, answer.Reason);
            }

            Answered(run, false, run.Told(answer.Kind == AnswerKind.NeedsConsent ? Catalogue.NeedsConsent(company.Name, answer.Reason) : Catalogue.Unreachable(answer.Reason)));
            return;
        }

        companies.SaveSettings(company.Id, settings, clock.Now);
        run.System.Update(new Entity(CompanyTable.Name, company.Id) { [CompanyTable.State] = CompanyState.Connected.ToOption(), [CompanyTable.StateReason] = null });
        string answered = Catalogue.Answered(settings.Name, settings.Country, settings.HomeCurrency).In(run.Language);
        Answered(run, true, SwitchedOffSteps.Find(run.System) is { } switchedOff ? $"{answered} {run.Told(switchedOff)}" : answered);
    });

    private static void Answered(Invocation run, bool succeeded, string message)
    {
        run.Context.OutputParameters["Succeeded"] = succeeded;
        run.Context.OutputParameters["Message"] = message;
    }
}
