using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Plugins.Api;

/// <summary>
/// Connects a company by a refresh token that somebody brought along, e.g. from Intuit's OAuth 2.0 Playground. It is traded at once, so the pasted one is worthless afterwards.
/// Once Intuit has answered nothing here throws: a rolled-back transaction would lose the only valid token.
/// </summary>
[CustomApi("ino_ImportConnection", "prvWriteino_AccountingCompany", "Import connection", "Connects a QuickBooks company by a refresh token and the company id.")]
[RequestParameter("ConnectionId", ApiType.Guid, "Connection that holds the app's keys.")]
[RequestParameter("RefreshToken", ApiType.String, "Refresh token that Intuit has issued to this app.")]
[RequestParameter("RealmId", ApiType.String, "Company id of QuickBooks.")]
[ResponseProperty("Succeeded", ApiType.Boolean, "Whether the company is connected.")]
[ResponseProperty("Message", ApiType.String, "What happened, and what to do.")]
[ResponseProperty("CompanyId", ApiType.Guid, "The connected accounting company.")]
[ResponseProperty("CompanyName", ApiType.String, "Its name in QuickBooks.")]
[ResponseProperty("Country", ApiType.String, "Its country.")]
[ResponseProperty("HomeCurrency", ApiType.String, "Its home currency.")]
[ResponseProperty("ReconnectBefore", ApiType.DateTime, "When the consent ends for good, where Intuit says so.")]
public sealed class ImportConnection : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Guid id = run.Input<Guid>("ConnectionId");
        string realmId = (run.Input<string>("RealmId") ?? "").Trim();
        string refreshToken = (run.Input<string>("RefreshToken") ?? "").Trim();
        if (realmId.Length == 0 || !realmId.All(c => c is >= '0' and <= '9'))
        {
            throw new InvalidPluginExecutionException("[INO-2004] RealmId must be the company id of QuickBooks: digits only.");
        }

        if (refreshToken.Length == 0)
        {
            throw new InvalidPluginExecutionException("[INO-2005] RefreshToken is blank. Paste the refresh token that Intuit has issued to this app.");
        }

        Entity connection = run.System.Find(ConnectionTable.Name, id, ConnectionTable.Environment, ConnectionTable.Company)
            ?? throw new InvalidPluginExecutionException("[INO-2006] The connection does not exist. Save the app's keys first.");
        bool production = connection.Choice(ConnectionTable.Environment) == (int)QuickBooksEnvironment.Production;
        RefuseOtherRealm(run.System, connection, realmId);
        ServerClock clock = ServerClock.By(run.System, new Entity(ConnectionTable.Name, id)
        {
            [ConnectionTable.RefreshToken] = refreshToken,
            [ConnectionTable.AccessToken] = null,
            [ConnectionTable.AccessExpiresOn] = null,
            [ConnectionTable.RealmId] = realmId,
            [ConnectionTable.RefreshLeaseUntil] = null,
        });
        string lost = "";
        Answer answer;
        CompanySettings? settings = null;
        try
        {
            IQuickBooksCompany company = new Connections(run.System).Open(id, realmId, production, () => clock.Now, new TimeBudget(), reason => lost = reason);
            answer = company.ReadSettings(out settings);
        }
        catch (ArgumentException wrongLoopback)
        {
            throw new InvalidPluginExecutionException("[INO-2007] " + wrongLoopback.Message);
        }

        run.Trace($"import: {answer.Kind} tid={answer.IntuitTid}");
        if (settings == null)
        {
            if (lost.Length > 0)
            {
                run.System.Update(new Entity(ConnectionTable.Name, id) { [ConnectionTable.RefreshToken] = null });
            }

            run.Context.OutputParameters["Succeeded"] = false;
            run.Context.OutputParameters["Message"] = Explain(answer, lost);
            return;
        }

        Connected(run, id, realmId, production, settings, clock.Now);
    });

    private static string Explain(Answer answer, string lost) => answer.Kind == AnswerKind.NeedsConsent
        ? lost.Length > 0
            ? lost + " Check the client id and secret, get a new refresh token with them, and try again."
            : answer.Reason + " Check the company id and the environment (Sandbox or Production), and try again."
        : answer.Reason + " Try again in a minute.";

    private static void RefuseOtherRealm(IOrganizationService system, Entity connection, string realmId)
    {
        QueryExpression query = Rows.Query(CompanyTable.Name, CompanyTable.CompanyName, CompanyTable.RealmId);
        query.Criteria.AddCondition(CompanyTable.RowStateColumn, ConditionOperator.Equal, RowState.Active);
        Guid? own = connection.Reference(ConnectionTable.Company);
        foreach (Entity company in system.All(query))
        {
            if (company.Id == own && company.Text(CompanyTable.RealmId) != realmId)
            {
                throw new InvalidPluginExecutionException($"[INO-2008] This connection belongs to the company {company.Text(CompanyTable.CompanyName)}, whose links would be lost. Make a new connection for another company.");
            }

            if (company.Id != own && company.Text(CompanyTable.RealmId) == realmId && new Connections(system).OfCompany(company.Id) is { } other && other.Id != connection.Id)
            {
                throw new InvalidPluginExecutionException($"[INO-2009] The company {company.Text(CompanyTable.CompanyName)} is connected already. Use its own connection to renew the consent.");
            }
        }
    }

    private static void Connected(Invocation run, Guid connection, string realmId, bool production, CompanySettings settings, DateTime now)
    {
        Guid companyId = DeterministicId.Of("company", realmId, production);
        DateTime? reconnectBefore = run.System.Find(ConnectionTable.Name, connection, ConnectionTable.ReconnectBefore)?.Time(ConnectionTable.ReconnectBefore);
        Entity company = new(CompanyTable.Name, companyId)
        {
            [CompanyTable.CompanyName] = settings.Name,
            [CompanyTable.RealmId] = realmId,
            [CompanyTable.Environment] = (production ? QuickBooksEnvironment.Production : QuickBooksEnvironment.Sandbox).ToOption(),
            [CompanyTable.State] = CompanyState.Connected.ToOption(),
            [CompanyTable.StateReason] = null,
            [CompanyTable.OrganizationId] = run.Context.OrganizationId.ToString("D"),
            [CompanyTable.ReconnectBefore] = reconnectBefore,
        };

        // looked for before it is made: a refused create would poison the transaction and lose the token
        if (run.System.Find(CompanyTable.Name, companyId) == null)
        {
            run.System.Create(company);
        }
        else
        {
            run.System.Update(company);
        }

        new Companies(run.System).SaveSettings(companyId, settings, now);
        run.System.Update(new Entity(ConnectionTable.Name, connection)
        {
            [ConnectionTable.Company] = new EntityReference(CompanyTable.Name, companyId),
            [ConnectionTable.ConnectionName] = settings.Name,
        });
        run.Context.OutputParameters["Succeeded"] = true;
        run.Context.OutputParameters["Message"] = $"Connected to {settings.Name}.";
        run.Context.OutputParameters["CompanyId"] = companyId;
        run.Context.OutputParameters["CompanyName"] = settings.Name;
        run.Context.OutputParameters["Country"] = settings.Country;
        run.Context.OutputParameters["HomeCurrency"] = settings.HomeCurrency;
        if (reconnectBefore != null)
        {
            run.Context.OutputParameters["ReconnectBefore"] = reconnectBefore.Value;
        }
    }
}
