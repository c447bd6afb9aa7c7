using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Records;

/// <summary>A record was deleted, or merged into another: its link is closed with the reason, its waiting jobs are canceled, QuickBooks stays as it is (DESIGN §4).</summary>
public sealed class RecordEnd
{
    private readonly IOrganizationService system;
    private readonly DateTime endedAt;
    private readonly Guid endedBy;

    public RecordEnd(IOrganizationService system, DateTime endedAt, Guid endedBy)
    {
        this.system = system;
        this.endedAt = endedAt;
        this.endedBy = endedBy;
    }

    public void Deleted(Guid record)
    {
        string reason = Results.Deleted().In(Languages.Of(system));
        new LinkJobs(system).CancelQueued(record, reason, endedAt);
        foreach (Link link in Open(record))
        {
            new Links.Links(system).Close(link, endedAt, endedBy, reason);
        }
    }

    /// <summary>
    /// QuickBooks knows nothing of the merge: it has two customers still. Both are named on the surviving record and in a job, since a person has to merge them there.
    /// </summary>
    public void Merged(string table, Guid kept, Guid merged)
    {
        string keptName = NameOf(table, kept);
        string reason = Results.Merged(keptName).In(Languages.Of(system));
        new LinkJobs(system).CancelQueued(merged, reason, endedAt);

        // told before the link is closed: a step that is delivered twice finds it open until all is told
        List<Link> keptLinks = Open(kept).ToList();
        foreach (Link old in Open(merged))
        {
            Tell(table, kept, keptName, old, keptLinks.FirstOrDefault(link => link.Company == old.Company));
        }

        Departure.Settle(system, table, merged, reason, endedBy, endedAt);
    }

    private void Tell(string table, Guid kept, string keptName, Link old, Link? link)
    {
        Problem problem = link == null
            ? Catalogue.MergedIntoUnlinked(table, keptName, old.RecordName, Customer(old))
            : Catalogue.Merged(table, keptName, Customer(link), old.RecordName, Customer(old));
        Notice.Write(system, DeterministicId.Of("merged", kept, old.Id), table, kept, keptName, old.Company, JobSource.Crm, problem, endedBy, endedAt);
        if (keptName.Length > 0)
        {
            system.Update(new Entity(table, kept) { [Promotable.LinkError] = problem.In(Languages.Of(system)).ToString() });
        }
    }

    private IEnumerable<Link> Open(Guid record) => new Links.Links(system).AllOpenOf(new[] { record });

    private string NameOf(string table, Guid record) => system.Find(table, record, Promotable.NameColumn(table))?.Text(Promotable.NameColumn(table)) ?? "";

    // what stands in QuickBooks is what was sent last, a suffix included
    private static string Customer(Link link) => $"\"{(link.Sent.Text("DisplayName") is { Length: > 0 } name ? name : link.RecordName)}\" (id {link.AccountingId})";
}
