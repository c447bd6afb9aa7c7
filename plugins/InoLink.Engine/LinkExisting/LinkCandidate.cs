using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.LinkExisting;

/// <summary>A loaded customer or item of QuickBooks that no record is linked to.</summary>
public sealed class LinkCandidate
{
    public static readonly string[] Columns =
    {
        ListEntryTable.EntryName, ListEntryTable.FullName, ListEntryTable.AccountingId, ListEntryTable.Email, ListEntryTable.Phone, ListEntryTable.NameKey, ListEntryTable.PhoneKey,
        ListEntryTable.Detail, ListEntryTable.SyncToken, ListEntryTable.Company, ListEntryTable.ListType, ListEntryTable.Active,
    };

    public LinkCandidate(Entity row)
    {
        Id = row.Id;
        AccountingId = row.Text(ListEntryTable.AccountingId);
        Name = row.Text(ListEntryTable.EntryName).Trim();
        FullName = row.Text(ListEntryTable.FullName);
        Email = row.Text(ListEntryTable.Email);
        Phone = row.Text(ListEntryTable.Phone);
        NameKey = row.Text(ListEntryTable.NameKey);
        PhoneKey = row.Text(ListEntryTable.PhoneKey);
        Detail = row.Text(ListEntryTable.Detail);
        SyncToken = row.Text(ListEntryTable.SyncToken);
    }

    /// <summary>The row of ino_listentry.</summary>
    public Guid Id { get; }

    /// <summary>QuickBooks' id.</summary>
    public string AccountingId { get; }

    public string Name { get; }

    /// <summary>With the names of its parents.</summary>
    public string FullName { get; }

    public string Email { get; }

    public string Phone { get; }

    public string NameKey { get; }

    public string PhoneKey { get; }

    /// <summary>Currency of a customer, type of an item.</summary>
    public string Detail { get; }

    public string SyncToken { get; }
}
