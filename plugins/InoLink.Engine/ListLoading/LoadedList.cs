using System.Globalization;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.ListLoading;

/// <summary>
/// The lists that are loaded, as a table: Intuit's entity and which of its members are kept (quickbooks-api §3, §4, §12). Short lists first, so that the settings can be
/// chosen while the long ones are still loading. Pure.
/// </summary>
public sealed class LoadedList
{
    /// <summary>The most that QuickBooks gives in one answer (quickbooks-api §7).</summary>
    public const int PageSize = 1000;

    private static readonly LoadedList[] All =
    {
        //  list                     entity             name           full name              detail
        new(ListType.Account,       "Account",         "Name",        "FullyQualifiedName", "AccountType"),
        new(ListType.TaxCode,       "TaxCode",         "Name",        "Description",        null),
        new(ListType.Term,          "Term",            "Name",        "Name",               null),
        new(ListType.PaymentMethod, "PaymentMethod",   "Name",        "Name",               "Type"),
        new(ListType.Class,         "Class",           "Name",        "FullyQualifiedName", null),
        new(ListType.Location,      "Department",      "Name",        "FullyQualifiedName", null),
        new(ListType.Currency,      "CompanyCurrency", "Code",        "Name",               null),
        new(ListType.Vendor,        "Vendor",          "DisplayName", "DisplayName",        null),
        new(ListType.Item,          "Item",            "Name",        "FullyQualifiedName", "Type"),
        new(ListType.Customer,      "Customer",        "DisplayName", "FullyQualifiedName", "CurrencyRef.value"),
    };

    private readonly string name;
    private readonly string fullName;
    private readonly string? detail;

    private LoadedList(ListType type, string entity, string name, string fullName, string? detail)
    {
        Type = type;
        Entity = entity;
        this.name = name;
        this.fullName = fullName;
        this.detail = detail;
    }

    public ListType Type { get; }

    /// <summary>Intuit's entity.</summary>
    public string Entity { get; }

    /// <summary>The lists that the company has: one of currencies only where it works in several.</summary>
    public static IReadOnlyList<LoadedList> Of(CompanySettings settings) => All.Where(list => list.Type != ListType.Currency || settings.MultiCurrency).ToList();

    /// <param name="start">Position from 1.</param>
    /// <param name="withInactive">Names and lists hide what is inactive unless it is asked for.</param>
    public string Statement(int start, bool withInactive) =>
        $"SELECT * FROM {Entity}{(withInactive ? " WHERE Active IN (true, false)" : "")} ORDERBY Id STARTPOSITION {start.ToString(CultureInfo.InvariantCulture)} MAXRESULTS {PageSize.ToString(CultureInfo.InvariantCulture)}";

    public ListRow Row(JsonObject member) => new(
        member.Text(Type == ListType.Currency ? "Code" : "Id") ?? "",
        member.Text(name) ?? "",
        member.Text(fullName) ?? "",
        member.TextAt("PrimaryEmailAddr.Address") ?? "",
        member.TextAt("PrimaryPhone.FreeFormNumber") ?? "",
        detail == null ? "" : member.TextAt(detail) ?? "",
        Type is ListType.Customer or ListType.Item ? member.Text("SyncToken") ?? "" : "",
        member.Flag("Active") ?? true);
}
