using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Jobs;

/// <summary>A row of ino_linkjob as it was read.</summary>
public sealed class LinkJob
{
    public static readonly string[] Columns =
    {
        LinkJobTable.TableName, LinkJobTable.RecordId, LinkJobTable.RecordName, LinkJobTable.Company, LinkJobTable.Status, LinkJobTable.Operation,
        LinkJobTable.SubmittedBy, LinkJobTable.SubmittedAt, LinkJobTable.Attempts, LinkJobTable.Generation, LinkJobTable.Uncertain, LinkJobTable.SentOn, LinkJobTable.Forced, LinkJobTable.Writer, LinkJobTable.ErrorCode,
        LinkJobTable.NextAttemptOn, LinkJobTable.State, LinkJobTable.RecordIds, "modifiedon", CreatedByColumn,
    };

    internal const string CreatedByColumn = "createdby";

    public LinkJob(Entity row)
    {
        Id = row.Id;
        RowVersion = row.RowVersion;
        Table = row.Text(LinkJobTable.TableName);
        RecordId = Guid.TryParse(row.Text(LinkJobTable.RecordId), out Guid record) ? record : Guid.Empty;
        RecordName = row.Text(LinkJobTable.RecordName);
        Company = row.Reference(LinkJobTable.Company);
        Status = (JobStatus)(row.Choice(LinkJobTable.Status) ?? (int)JobStatus.Queued);
        Operation = (JobOperation)(row.Choice(LinkJobTable.Operation) ?? (int)JobOperation.Promote);
        SubmittedBy = row.Reference(LinkJobTable.SubmittedBy);
        SubmittedAt = row.Time(LinkJobTable.SubmittedAt);
        Attempts = row.Number(LinkJobTable.Attempts);
        Generation = row.Number(LinkJobTable.Generation);
        IsUncertain = row.Flag(LinkJobTable.Uncertain);
        IsForced = row.Flag(LinkJobTable.Forced);
        Writer = row.GetAttributeValue<int?>(LinkJobTable.Writer);
        SentOn = row.Time(LinkJobTable.SentOn);
        ErrorCode = row.Text(LinkJobTable.ErrorCode);
        NextAttemptOn = row.Time(LinkJobTable.NextAttemptOn);
        Cursor = row.Text(LinkJobTable.RecordIds);
        IsActive = row.Choice(LinkJobTable.State) == RowState.Active;
        ModifiedOn = row.Time("modifiedon");
        CreatedBy = row.Reference(CreatedByColumn);
    }

    public Guid Id { get; }

    public string? RowVersion { get; }

    public string Table { get; }

    public Guid RecordId { get; }

    public string RecordName { get; }

    public Guid? Company { get; }

    public JobStatus Status { get; }

    public JobOperation Operation { get; }

    public Guid? SubmittedBy { get; }

    public DateTime? SubmittedAt { get; }

    public int Attempts { get; private set; }

    /// <summary>Raised each time a write was proven absent and may go again: part of the request id.</summary>
    public int Generation { get; }

    /// <summary>A write went out and nobody knows its outcome (BOOKS B03). The job is In Progress and waits for its probe.</summary>
    public bool IsUncertain { get; }

    /// <summary>Somebody has said that it is to go although a rule refuses it that can be overruled (<see cref="Problems.Problem.AllTheSame"/>).</summary>
    public bool IsForced { get; }

    /// <summary>Number of the writer that it was given to; null before, and where one writer does everything.</summary>
    public int? Writer { get; }

    public DateTime? SentOn { get; }

    public string ErrorCode { get; }

    public DateTime? NextAttemptOn { get; }

    /// <summary>Where a Load lists job goes on (it has no records, so the column is free); a Batch job's records.</summary>
    public string Cursor { get; }

    public bool IsActive { get; }

    public DateTime? ModifiedOn { get; }

    /// <summary>Who made the row; unlike the submitter this can't be chosen.</summary>
    public Guid? CreatedBy { get; }

    /// <summary>Counts the attempt that the claim has just written.</summary>
    internal void Claimed() => Attempts++;

    public EntityReference Record => new(Table, RecordId) { Name = RecordName };
}
