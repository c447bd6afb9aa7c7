namespace InoLink.Engine.Schema;

/// <summary>The tables that can be promoted, and the columns that the solution adds to each of them.</summary>
public static class Promotable
{
    public const string LinkStatus = "ino_linkstatus";
    public const string AccountingId = "ino_accountingid";
    public const string LastLinkedOn = "ino_lastlinkedon";
    public const string LinkError = "ino_linkerror";

    /// <summary>Characters that <see cref="LinkError"/> holds.</summary>
    public const int LinkErrorLength = 4000;

    /// <summary>QuickBooks tax code of an account, contact or product.</summary>
    public const string TaxCode = "ino_taxcodeid";

    /// <summary>Link existing proposes nothing for the record: somebody has said that it has no counterpart.</summary>
    public const string NotInQuickBooks = "ino_notinquickbooks";

    /// <summary>Document number in QuickBooks, on quote, order and invoice.</summary>
    public const string AccountingRef = "ino_accountingref";

    /// <summary>Whether both sides' totals agree, on quote, order and invoice.</summary>
    public const string TotalCheck = "ino_totalcheck";

    /// <summary>Tables that this version promotes.</summary>
    public static IReadOnlyList<string> Tables { get; } = new[]
    {
        AccountTable.Name, ContactTable.Name, ProductTable.Name, DocumentTable.Quote.Name, DocumentTable.Order.Name, DocumentTable.Invoice.Name,
    };

    /// <summary>What people call the table, as it stands in sentences.</summary>
    public static string DisplayName(string table) => table == "salesorder" ? "order" : table;

    /// <summary>Tables whose link can be ended by Unlink; documents go once.</summary>
    public static bool IsMaster(string table) => table is AccountTable.Name or ContactTable.Name or ProductTable.Name;

    /// <summary>The lookup of ino_linkjob that points at the table's row.</summary>
    public static string JobLookup(string table) => "ino_" + table + "id";

    /// <summary>The column that names the row.</summary>
    public static string NameColumn(string table) => table == ContactTable.Name ? ContactTable.FullName : "name";

    /// <summary>The link columns of the table.</summary>
    public static string[] Columns(string table) =>
        IsMaster(table) ? new[] { LinkStatus, AccountingId, LastLinkedOn, LinkError } : new[] { LinkStatus, AccountingId, LastLinkedOn, LinkError, AccountingRef, TotalCheck };

    /// <summary>The business unit of the row's owner, which routes it to a company; null for products, which belong to the organization (BOOKS B36).</summary>
    public static string? BusinessUnit(string table) => table == ProductTable.Name ? null : "owningbusinessunit";

    /// <summary>False for a deactivated account or contact and for a retired product; a product that is a draft or under revision is still in use.</summary>
    public static bool IsInUse(string table, int? state) => !IsMaster(table) || state is null or not 1;
}
