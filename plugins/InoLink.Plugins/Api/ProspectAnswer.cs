using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>What promoting a record would make and where it would go: the question that is asked before a document goes over, and the reason where it can't (webresources §5).</summary>
internal static class ProspectAnswer
{
    public static void Write(Invocation run, CheckedRecord check, Problem? blocked)
    {
        run.Answer("RecordName", check.Name);
        run.Answer("CompanyName", check.Company?.Name);
        run.Answer("ConnectionProblem", check.Company?.Obstacle(run.Context.OrganizationId) is { } obstacle ? run.Told(obstacle) : null);
        LinkJob? job = check.Waiting ?? Last(run, check);
        Text? force = Decidable(run, check, blocked, job, out CheckedRecord decided);
        run.Answer("ForceLabel", force?.In(run.Language));
        run.Answer("PlannedAction", check.Planned?.Action);
        run.Answer("PlannedType", decided.Planned?.QuickBooksType is { Length: > 0 } type ? type : null);
        run.Answer("FormerQuickBooksId", check.Planned?.Action == "Link" ? check.Planned.Former?.AccountingId : null);
        run.Answer("BlockedCode", blocked?.Code);
        if (job != null)
        {
            run.Answer("JobStatus", job.Status.ToString());
            run.Answer("JobSubmittedOn", job.SubmittedAt);
        }

        if (DocumentTable.Of(check.Record.LogicalName) is { } document)
        {
            WriteDocument(run, document, check.Record.Id);
        }
    }

    // which rules can be overruled, the catalogue says; what else stands in the way would only be met after the decision, so it is looked for before it is offered
    private static Text? Decidable(Invocation run, CheckedRecord check, Problem? blocked, LinkJob? last, out CheckedRecord decided)
    {
        decided = check;
        if ((blocked ?? NumberTaken(check, last))?.AllTheSame is not { } label || Target.Check(run, check.Record, forced: true) is not { Problem: null } forced)
        {
            return null;
        }

        decided = forced;
        return label;
    }

    // no plan can know it: QuickBooks said so, at the record's last job (BOOKS B20)
    private static Problem? NumberTaken(CheckedRecord check, LinkJob? last) =>
        check.Status == LinkStatus.Error && last?.Status == JobStatus.Error && check.Planned is { Action: "Create" } planned
        && Catalogue.NumberTakenBySame(planned.QuickBooksType, planned.QuickBooksName, "") is var taken && taken.Code == last.ErrorCode ? taken : null;

    private static LinkJob? Last(Invocation run, CheckedRecord check)
    {
        LinkJobs jobs = new(run.System);
        return jobs.LastOf(check.Record.Id) is { } last ? jobs.Find(last) : null;
    }

    private static void WriteDocument(Invocation run, DocumentTable document, Guid id)
    {
        Entity? row = run.System.Find(document.Name, id, DocumentTable.Customer, DocumentTable.TotalAmount, DocumentTable.Currency);
        run.Answer("CustomerName", row?.GetAttributeValue<EntityReference>(DocumentTable.Customer)?.Name);
        run.Answer("TotalAmount", row?.Amount(DocumentTable.TotalAmount));
        run.Answer("CurrencyCode", row?.Reference(DocumentTable.Currency) is { } currency ? run.System.Find("transactioncurrency", currency, "isocurrencycode")?.Text("isocurrencycode") : null);
    }
}
