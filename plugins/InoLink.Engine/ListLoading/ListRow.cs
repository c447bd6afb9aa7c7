using InoLink.Engine.Dataverse;
using InoLink.Engine.LinkExisting;

namespace InoLink.Engine.ListLoading;

/// <summary>One entry of a QuickBooks list, as it is kept in ino_listentry; blank values are empty, texts cut to the columns' lengths (they are for finding and choosing, and never sent).</summary>
public sealed class ListRow
{
    public ListRow(string accountingId, string name, string fullName, string email, string phone, string detail, string syncToken, bool isActive)
    {
        AccountingId = accountingId;
        Name = name.Cut(300);
        FullName = fullName.Cut(500);
        Email = email.Cut(100);
        Phone = phone.Cut(30);
        Detail = detail.Cut(200);
        SyncToken = syncToken.Cut(20);
        NameKey = MatchKeys.Name(name).Cut(300);
        PhoneKey = MatchKeys.Phone(phone);
        IsActive = isActive;
    }

    /// <summary>What a reference holds: the id, of a currency its ISO code.</summary>
    public string AccountingId { get; }

    public string Name { get; }

    /// <summary>With the names of its parents.</summary>
    public string FullName { get; }

    public string Email { get; }

    public string Phone { get; }

    /// <summary>Type of an account or item, currency of a customer.</summary>
    public string Detail { get; }

    /// <summary>What Link existing finds customers and items by, as of <see cref="MatchKeys"/>.</summary>
    public string NameKey { get; }

    public string PhoneKey { get; }

    /// <summary>QuickBooks' version of the object when it was loaded.</summary>
    public string SyncToken { get; }

    public bool IsActive { get; }
}
