using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
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
            ?? throw new InvalidPluginExecutionException("[INO-2010] The accounting company does not exist. Choose one of the list.");
        if (company.State != CompanyState.NeedsConsent && company.Obstacle(run.Context.OrganizationId) is { } obstacle)
        {
            Answered(run, false, run.Told(obstacle));
            return;
        }

        ServerClock clock = ServerClock.By(run.System, new Entity(CompanyTable.Name, company.Id) { [CompanyTable.RealmId] = company.RealmId });
        CompanySettings? settings;
        Answer answer;
        try
        {
            answer = new Connections(run.System).Road(company, clock, new TimeBudget()).ReadSettings(out settings);
        }
        catch (ArgumentException wrongLoopback)
        {
            throw new InvalidPluginExecutionException("[INO-2007] " + wrongLoopback.Message);
        }

        run.Trace($"test: {answer.Kind} tid={answer.IntuitTid}");
        if (settings == null)
        {
            if (answer.Kind == AnswerKind.NeedsConsent)
            {
                companies.NeedsConsent(company.Id, answer.Reason);
            }

            Answered(run, false, answer.Reason + (answer.Kind == AnswerKind.NeedsConsent ? " Connect the company again." : " Try again in a minute."));
            return;
        }

        companies.SaveSettings(company.Id, settings, clock.Now);
        run.System.Update(new Entity(CompanyTable.Name, company.Id) { [CompanyTable.State] = CompanyState.Connected.ToOption(), [CompanyTable.StateReason] = null });
        Answered(run, true, $"QuickBooks answered: {settings.Name}, {settings.Country}, {settings.HomeCurrency}.");
    });

    private static void Answered(Invocation run, bool succeeded, string message)
    {
        run.Context.OutputParameters["Succeeded"] = succeeded;
        run.Context.OutputParameters["Message"] = message;
    }
}
