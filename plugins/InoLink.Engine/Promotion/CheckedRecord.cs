using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>How a record stands, and what stands in the way of promoting it.</summary>
public sealed class CheckedRecord
{
    private readonly Entity row;
    private readonly IReadOnlyList<LinkJob> jobs;

    internal CheckedRecord(Entity row, IReadOnlyList<Link> links, IReadOnlyList<LinkJob> jobs, Company? company, Problem? problem)
    {
        this.row = row;
        this.jobs = jobs;
        Links = links;
        Company = company;
        Problem = problem;
    }

    /// <summary>With its name.</summary>
    public EntityReference Record => new(row.LogicalName, row.Id) { Name = Name };

    public string Name => row.Text(Promotable.NameColumn(row.LogicalName));

    /// <summary>Null for a record that was never promoted.</summary>
    public LinkStatus? Status => (LinkStatus?)row.Choice(Promotable.LinkStatus);

    public string StatusName => Status?.ToString() ?? "NotLinked";

    public string Error => row.Text(Promotable.LinkError);

    public DateTime? LastLinkedOn => row.Time(Promotable.LastLinkedOn);

    /// <summary>Open links, in most cases one: a product may have one to each company.</summary>
    public IReadOnlyList<Link> Links { get; }

    /// <summary>The open link to the company it goes to.</summary>
    public Link? Link => Links.FirstOrDefault(link => link.Company == Company?.Id) ?? Links.FirstOrDefault();

    /// <summary>The job that waits for it; null where none does.</summary>
    public LinkJob? Waiting => jobs.FirstOrDefault(job => job.Status == JobStatus.Queued);

    /// <summary>A job that is being sent or whose outcome is unknown; null where none is.</summary>
    public LinkJob? InProgress => jobs.FirstOrDefault(job => job.Status == JobStatus.InProgress);

    /// <summary>Where it goes; null where nothing leads to a company.</summary>
    public Company? Company { get; }

    /// <summary>Why promoting it is refused; null where it may go, or where it only has to wait.</summary>
    public Problem? Problem { get; internal set; }

    /// <summary>What promoting it would do; null where it was not planned because it is refused before or goes to no company.</summary>
    public PlannedRecord? Planned { get; internal set; }

    /// <summary>What to tell somebody who wants to promote it; null where he may.</summary>
    public Problem? Blocked => Problem ?? (Waiting is { } job ? Catalogue.JobWaits(job.SubmittedAt) : null);

    public bool MayUnlink => Promotable.IsMaster(row.LogicalName) && Links.Count > 0 && InProgress == null;
}
