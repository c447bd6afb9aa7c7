using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// The administrator's way out of a document that is Linked (BOOKS B35). Asks QuickBooks; once it was asked nothing here refuses by an exception, since a rolled-back transaction would
/// lose a refreshed token.
/// </summary>
[CustomApi("ino_ReleaseDocument", "prvWriteino_AccountingCompany", "Release a document", "Ends the link of a quote, order or invoice whose QuickBooks record was deleted or voided.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: quote, salesorder or invoice.")]
[RequestParameter("RecordId", ApiType.Guid, "The record.")]
[RequestParameter("Reason", ApiType.String, "Why it is released; kept with the link.")]
[ResponseProperty("Released", ApiType.Boolean, "Whether the document was released.")]
[ResponseProperty("LinkStatus", ApiType.String, "Link status of the record now.")]
[ResponseProperty("Message", ApiType.String, "What QuickBooks has of it, and what to do.")]
public sealed class ReleaseDocument : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        EntityReference record = Target.Record(run, Access.Write);
        Link link = LinkOf(run, record);
        Companies companies = new(run.System);
        Company company = companies.Find(link.Company) ?? throw run.Refusal(Catalogue.NoSuchCompany());
        if (company.Obstacle(run.Context.OrganizationId) is { } obstacle)
        {
            throw run.Refusal(obstacle);
        }

        // logic of the environment that vetoes changes of the record speaks up now, before QuickBooks is asked
        run.System.Update(new Entity(record.LogicalName, record.Id) { [Promotable.LinkStatus] = LinkStatus.Linked.ToOption(), [Promotable.LinkError] = null });
        ServerClock clock = ServerClock.By(run.System, new Entity(CompanyTable.Name, company.Id) { [CompanyTable.RealmId] = company.RealmId });
        Answer answer;
        try
        {
            answer = new Connections(run.System).Road(company, clock, new TimeBudget()).Query(new[] { QueryText.ById(link.QuickBooksType, link.AccountingId) })[0];
        }
        catch (ArgumentException)
        {
            throw run.Refusal(Catalogue.WrongLoopback());
        }

        run.Trace($"release: {answer.Kind} tid={answer.IntuitTid}");
        if (answer.Kind == AnswerKind.NeedsConsent)
        {
            companies.NeedsConsent(company.Id, answer.Reason);
        }

        bool deleted = Releasing.FateOf(link, answer, out Problem? stands) == Releasing.Deleted;
        if (stands != null)
        {
            Answered(run, false, nameof(LinkStatus.Linked), run.Told(stands));
            return;
        }

        string because = Results.ReleasedBecause(deleted, run.Input<string>("Reason") ?? "").In(Languages.Of(run.System));
        new Releasing(run.System).Run(record, link, clock.Now, run.Caller, because);
        Answered(run, true, "NotLinked", Results.Released(link.Title, deleted).In(run.Language));
    });

    private static Link LinkOf(Invocation run, EntityReference record)
    {
        if (Promotable.IsMaster(record.LogicalName))
        {
            throw run.Refusal(Catalogue.OnlyDocuments());
        }

        LinkJob? sent = new LinkJobs(run.System).OpenOf(new[] { record.Id }).FirstOrDefault(job => job.Status == JobStatus.InProgress);
        return sent != null
            ? throw run.Refusal(sent.IsUncertain ? Catalogue.WaitsForProbe(sent.NextAttemptOn) : Catalogue.BeingSent())
            : new Links(run.System).AllOpenOf(new[] { record.Id }).FirstOrDefault() ?? throw run.Refusal(Catalogue.NotLinked());
    }

    private static void Answered(Invocation run, bool released, string status, string message)
    {
        run.Answer("Released", released);
        run.Answer("LinkStatus", status);
        run.Answer("Message", message);
    }
}
