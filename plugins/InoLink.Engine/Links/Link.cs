using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Links;

/// <summary>The bond of one record to one QuickBooks object. Never deleted: Unlink closes it and the next link is a new generation.</summary>
public sealed class Link
{
    public Link(Entity row)
    {
        Id = row.Id;
        Company = row.Reference(LinkTable.Company) ?? Guid.Empty;
        Table = row.Text(LinkTable.TableName);
        RecordId = Guid.TryParse(row.Text(LinkTable.RecordId), out Guid record) ? record : Guid.Empty;
        RecordName = row.Text(LinkTable.RecordName);
        Generation = row.Number(LinkTable.Generation);
        QuickBooksType = row.Text(LinkTable.QuickBooksType);
        AccountingId = row.Text(LinkTable.AccountingId);
        AccountingRef = row.Text(LinkTable.AccountingRef);
        SyncToken = row.Text(LinkTable.SyncToken);
        Sent = row.Text(LinkTable.SentValues) is { Length: > 0 } json ? JsonText.Read(json) : new JsonObject();
        LinkedOn = row.Time(LinkTable.LinkedOn);
        IsOpen = row.Choice(LinkTable.State) == RowState.Active;
    }

    public Guid Id { get; }

    public Guid Company { get; }

    public string Table { get; }

    public Guid RecordId { get; }

    public string RecordName { get; }

    public int Generation { get; }

    public string QuickBooksType { get; }

    public string AccountingId { get; }

    /// <summary>Document number; empty for lists.</summary>
    public string AccountingRef { get; }

    public string SyncToken { get; }

    /// <summary>The last sent value of each field (BOOKS B31).</summary>
    public JsonObject Sent { get; }

    public DateTime? LinkedOn { get; }

    public bool IsOpen { get; }

    /// <summary>As people name it, e.g. Invoice 1037.</summary>
    public string Title => AccountingRef.Length > 0 ? $"{QuickBooksType} {AccountingRef}" : $"{QuickBooksType} with id {AccountingId}";
}
