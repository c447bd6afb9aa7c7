using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Jobs;

/// <summary>Repeats the write of a result onto its record, which the environment's own logic had refused (DESIGN §4.5).</summary>
public static class WriteBack
{
    private static readonly string[] Outcome = { LinkJobTable.AccountingRef, LinkJobTable.TotalCheck, LinkJobTable.ProcessedAt };

    /// <summary>True for a job that is right but for its record.</summary>
    public static bool IsMissing(LinkJob job) => job.ErrorCode == Catalogue.WriteBackRefused().Code || (Owes(job) && !job.IsActive);

    /// <summary>The jobs whose result is not on their record yet.</summary>
    public static QueryExpression Missing(params string[] columns)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, columns);
        FilterExpression either = query.Criteria.AddFilter(LogicalOperator.Or);
        either.AddCondition(LinkJobTable.ErrorCode, ConditionOperator.Equal, Catalogue.WriteBackRefused().Code);
        FilterExpression owes = either.AddFilter(LogicalOperator.And);
        owes.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.Error);
        owes.AddCondition(LinkJobTable.NextAttemptOn, ConditionOperator.NotNull);
        return query;
    }

    /// <summary>
    /// Notes on a job that ended in Error that its record does not say so yet. It keeps its own reason, and what is still to be done is told behind that; the mark is the next attempt,
    /// which no other ended job has.
    /// </summary>
    public static void Owe(Entity job, Problem failed, Language language, DateTime now)
    {
        job[LinkJobTable.ErrorDescription] = failed.Sentence + Behind(language);
        job[LinkJobTable.NextAttemptOn] = now;
    }

    private static bool Owes(LinkJob job) => job.Status == JobStatus.Error && job.NextAttemptOn != null;

    private static string Behind(Language language) => " " + Catalogue.StatusRefused().In(language).Sentence;

    /// <summary>
    /// Ends what a holder began that died between the job and the record (DESIGN §4.5): the job says Success, the link stands, the record knows nothing of it. Nothing happens where the record
    /// has its result, is asked for again, or is gone.
    /// </summary>
    public static void Complete(IOrganizationService system, LinkJob job)
    {
        Entity? row = system.Find(job.Table, job.RecordId, Promotable.LinkStatus);
        Link? link = new Links.Links(system).OpenOf(new[] { job.RecordId }).Values.FirstOrDefault();
        if (row == null || link == null || row.Choice(Promotable.LinkStatus) == (int)LinkStatus.Linked || new LinkJobs(system).QueuedFor(job.RecordId) != null
            || system.Find(LinkJobTable.Name, job.Id, Outcome) is not { } outcome)
        {
            return;
        }

        Entity record = Linked(job, link, outcome);
        try
        {
            system.Update(record);
        }
        catch (Exception)
        {
            // the customer's own logic, or the record has gone since: the sweep looks at it again
        }
    }

    public static void Repeat(IOrganizationService system, LinkJob job)
    {
        if (Owes(job))
        {
            Pay(system, job);
            return;
        }

        Link? link = new Links.Links(system).OpenOf(new[] { job.RecordId }).Values.FirstOrDefault();
        Entity record = link != null && system.Find(LinkJobTable.Name, job.Id, Outcome) is { } outcome
            ? Linked(job, link, outcome)
            : new Entity(job.Table, job.RecordId) { [Promotable.LinkStatus] = null, [Promotable.AccountingId] = null, [Promotable.LinkError] = null };
        if (!Wrote(system, record))
        {
            return;
        }

        system.Update(new Entity(LinkJobTable.Name, job.Id)
        {
            [LinkJobTable.ErrorCode] = null,
            [LinkJobTable.ErrorDescription] = Results.WrittenBackLater().In(Languages.Of(system)),
            [LinkJobTable.Recommendation] = null,
        });
    }

    private static void Pay(IOrganizationService system, LinkJob job)
    {
        Entity told = system.Find(LinkJobTable.Name, job.Id, LinkJobTable.ErrorDescription, LinkJobTable.Recommendation)!;
        string behind = Behind(Languages.Of(system));
        string sentence = told.Text(LinkJobTable.ErrorDescription);
        sentence = sentence.EndsWith(behind, StringComparison.Ordinal) ? sentence.Substring(0, sentence.Length - behind.Length) : sentence;

        // what a later job says of the record is not overwritten
        Entity record = new(job.Table, job.RecordId) { [Promotable.LinkStatus] = LinkStatus.Error.ToOption(), [Promotable.LinkError] = sentence + " " + told.Text(LinkJobTable.Recommendation) };
        if (new LinkJobs(system).LastOf(job.RecordId) == job.Id && !Wrote(system, record))
        {
            return;
        }

        system.Update(new Entity(LinkJobTable.Name, job.Id) { [LinkJobTable.ErrorDescription] = sentence, [LinkJobTable.NextAttemptOn] = null });
    }

    // all that a successful job writes onto its record
    private static Entity Linked(LinkJob job, Link link, Entity outcome)
    {
        Entity record = new(job.Table, job.RecordId)
        {
            [Promotable.LinkStatus] = LinkStatus.Linked.ToOption(),
            [Promotable.AccountingId] = link.AccountingId,
            [Promotable.LastLinkedOn] = outcome.Time(LinkJobTable.ProcessedAt),
            [Promotable.LinkError] = null,
        };
        if (!Promotable.IsMaster(job.Table))
        {
            record[Promotable.AccountingRef] = outcome.Text(LinkJobTable.AccountingRef);
            record[Promotable.TotalCheck] = outcome.GetAttributeValue<OptionSetValue>(LinkJobTable.TotalCheck);
        }

        return record;
    }

    // refused again: the next tick tries again; a record that is gone needs nothing more
    private static bool Wrote(IOrganizationService system, Entity record)
    {
        try
        {
            system.Update(record);
            return true;
        }
        catch (Exception veto)
        {
            return Fault.IsNotFound(veto);
        }
    }
}
