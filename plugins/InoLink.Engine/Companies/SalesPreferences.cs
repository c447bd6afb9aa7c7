using System.Globalization;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Items;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Companies;

/// <summary>
/// The settings of products and documents, read once a drain from the company's preference rows. Transaction Settings hold what all documents share; the row of a
/// document's own feature wins where it is filled. Settings point at loaded list entries; what goes over is the entries' QuickBooks ids.
/// </summary>
public sealed class SalesPreferences
{
    private static readonly string[] Lookups =
    {
        PreferenceTable.WriteInItem, PreferenceTable.LineDiscountItem, PreferenceTable.ShippingItem, PreferenceTable.InventoryIncome, PreferenceTable.InventoryAsset,
        PreferenceTable.InventoryExpense, PreferenceTable.NonInventoryIncome, PreferenceTable.NonInventoryExpense, PreferenceTable.ServiceIncome, PreferenceTable.ServiceExpense,
        PreferenceTable.DefaultTaxCode, PreferenceTable.ZeroTaxCode, PreferenceTable.ShippingTaxCode, PreferenceTable.Class, PreferenceTable.Department,
        PreferenceTable.DepositAccount, PreferenceTable.PaymentMethod,
    };

    private static readonly string[] Columns = Lookups.Concat(new[]
    {
        PreferenceTable.Feature, PreferenceTable.BillFrom, PreferenceTable.TaxAmount, PreferenceTable.RateSource, PreferenceTable.DateSource, PreferenceTable.ClosedBooks,
        PreferenceTable.InitialQuantity, PreferenceTable.FreightTaxable, PreferenceTable.UseCrmNumbers, PreferenceTable.InventoryStartOn, PreferenceTable.ProductTypes,
        PreferenceTable.UnmatchedText, PreferenceTable.AutoCreateMissingCustomer, PreferenceTable.Enabled, PreferenceTable.Transliterate, PreferenceTable.DeadlockWin,
    }).ToArray();

    private readonly Dictionary<Feature, Entity> rows;
    private readonly IDictionary<Guid, string> ids;
    private readonly DiscountCalculation calculation;
    private readonly Language language;

    private SalesPreferences(Dictionary<Feature, Entity> rows, IDictionary<Guid, string> ids, DiscountCalculation calculation, Language language)
    {
        this.language = language;
        this.rows = rows;
        this.ids = ids;
        this.calculation = calculation;
    }

    public static SalesPreferences Of(IOrganizationService system, Guid company, Lists lists)
    {
        QueryExpression query = Rows.Query(PreferenceTable.Name, Columns);
        query.Criteria.AddCondition(PreferenceTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, RowState.Active);
        Dictionary<Feature, Entity> rows = system.All(query).GroupBy(row => (Feature)(row.Choice(PreferenceTable.Feature) ?? 0)).ToDictionary(group => group.Key, group => group.First());
        Entity? organization = system.All(Rows.Query("organization", "discountcalculationmethod", Languages.Column)).FirstOrDefault();
        return new SalesPreferences(
            rows,
            lists.IdsOf(rows.Values.SelectMany(row => Lookups.Select(row.Reference)).OfType<Guid>()),
            (DiscountCalculation)(organization?.Choice("discountcalculationmethod") ?? 0),
            Languages.Of(organization));
    }

    /// <summary>Whether documents of the table may bring their missing customers and products along.</summary>
    public bool AutoCreate(string table) => Row(table)?.GetAttributeValue<bool?>(PreferenceTable.AutoCreateMissingCustomer) ?? true;

    public DocumentPreferences ForDocuments(string table)
    {
        Entity? own = Row(table);
        Entity? shared = rows.TryGetValue(Feature.TransactionSettings, out Entity? settings) ? settings : null;
        return new DocumentPreferences
        {
            WriteInItem = Id(PreferenceTable.WriteInItem),
            LineDiscountItem = Id(PreferenceTable.LineDiscountItem),
            ShippingItem = Id(PreferenceTable.ShippingItem),
            DefaultTaxCode = Id(PreferenceTable.DefaultTaxCode),
            ZeroTaxCode = Id(PreferenceTable.ZeroTaxCode),
            ShippingTaxCode = Id(PreferenceTable.ShippingTaxCode),
            Class = Id(PreferenceTable.Class),
            Department = Id(PreferenceTable.Department),
            DepositAccount = Id(PreferenceTable.DepositAccount),
            PaymentMethod = Id(PreferenceTable.PaymentMethod),
            FreightTaxable = shared?.Flag(PreferenceTable.FreightTaxable) ?? false,
            UseCrmNumbers = shared?.Flag(PreferenceTable.UseCrmNumbers) ?? false,
            CrmTaxAmount = Choice(PreferenceTable.TaxAmount) == PreferenceChoice.CrmAmount,
            CrmRate = Choice(PreferenceTable.RateSource) == (int)WinningSystem.Crm,
            DayOfPromotion = Choice(PreferenceTable.DateSource) == PreferenceChoice.DayOfPromotion,
            RedateClosedBooks = Choice(PreferenceTable.ClosedBooks) == PreferenceChoice.NextOpenDay,
            UnmatchedTextIsWarning = Choice(PreferenceTable.UnmatchedText) == PreferenceChoice.Warning,
            OrderBecomes = (BillFrom?)Choice(PreferenceTable.BillFrom) switch { BillFrom.SalesReceipt => "SalesReceipt", BillFrom.Estimate => "Estimate", _ => "Invoice" },
            DiscountCalculation = calculation,
            Transliterate = Transliterate,
            Language = language,
        };

        string Id(string column) => (own?.Reference(column) ?? shared?.Reference(column)) is { } entry && ids.TryGetValue(entry, out string? id) ? id : "";
        int? Choice(string column) => own?.Choice(column) ?? shared?.Choice(column);
    }

    /// <param name="fiscalYear">First day of the running fiscal year, the default of the inventory start (BOOKS B33).</param>
    public ItemPreferences ForItems(DateTime fiscalYear)
    {
        Entity? row = rows.TryGetValue(Feature.Product, out Entity? product) ? product : null;
        return new ItemPreferences
        {
            Inventory = new ItemAccounts { Income = Id(PreferenceTable.InventoryIncome), Expense = Id(PreferenceTable.InventoryExpense), Asset = Id(PreferenceTable.InventoryAsset) },
            NonInventory = new ItemAccounts { Income = Id(PreferenceTable.NonInventoryIncome), Expense = Id(PreferenceTable.NonInventoryExpense) },
            Service = new ItemAccounts { Income = Id(PreferenceTable.ServiceIncome), Expense = Id(PreferenceTable.ServiceExpense) },
            Types = ParseTypes(row?.Text(PreferenceTable.ProductTypes) ?? ""),
            InventoryStartsOn = row?.Time(PreferenceTable.InventoryStartOn)?.Date ?? fiscalYear,
            SendQuantity = row?.Choice(PreferenceTable.InitialQuantity) == PreferenceChoice.CrmQuantity,
            UnmatchedTextIsWarning = row?.Choice(PreferenceTable.UnmatchedText) == PreferenceChoice.Warning,
            Transliterate = Transliterate,
            Language = language,
        };

        string Id(string column) => row?.Reference(column) is { } entry && ids.TryGetValue(entry, out string? id) ? id : "";
    }

    /// <summary>One line a value: <c>4 = Service</c>. A line that says anything else counts for nothing: the standard types stay.</summary>
    public static IDictionary<int, string> ParseTypes(string text)
    {
        Dictionary<int, string> types = new();
        foreach (string[] parts in text.Split('\n').Select(line => line.Split('=')).Where(parts => parts.Length == 2))
        {
            string type = parts[1].Trim();
            if (int.TryParse(parts[0].Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && type is ("Inventory" or "NonInventory" or "Service"))
            {
                types[value] = type;
            }
        }

        return types;
    }

    /// <summary>False where an administrator has switched the table's feature off.</summary>
    public bool IsOn(string table) => Row(table)?.GetAttributeValue<bool?>(PreferenceTable.Enabled) ?? true;

    /// <summary>Whose change of a product stays where both sides changed the same field.</summary>
    public WinningSystem ItemWinner => rows.TryGetValue(Feature.Product, out Entity? row) ? (WinningSystem)(row.Choice(PreferenceTable.DeadlockWin) ?? (int)WinningSystem.Crm) : WinningSystem.Crm;

    // one switch of the company, kept with the customers' settings
    private bool Transliterate => rows.TryGetValue(Feature.Customer, out Entity? row) && row.Flag(PreferenceTable.Transliterate);

    private Entity? Row(string table)
    {
        Feature feature = table switch
        {
            AccountTable.Name or ContactTable.Name => Feature.Customer,
            ProductTable.Name => Feature.Product,
            "quote" => Feature.Quote,
            "salesorder" => Feature.Order,
            _ => Feature.Invoice,
        };
        return rows.TryGetValue(feature, out Entity? row) ? row : null;
    }
}
