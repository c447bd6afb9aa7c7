namespace InoLink.Engine.Documents;

/// <summary>
/// What estimate, invoice and sales receipt have in common, as a table: one line a QuickBooks field (inolink §2.4-§2.6; lengths quickbooks-api §5.1). Their lines are
/// <see cref="DocumentLines"/>', tax <see cref="DocumentPlanner"/>'s. What each has of its own: <see cref="EstimateMap"/>, <see cref="InvoiceMap"/>, <see cref="SalesReceiptMap"/>.
/// </summary>
public static class SaleMap
{
    /// <summary>Characters of a document number (quickbooks-api §5.1).</summary>
    public const int NumberLimit = 21;

    /// <summary>Characters of a memo.</summary>
    public const int NoteLimit = 4000;

    public static IReadOnlyList<MapField<DocumentFacts>> Fields { get; } = new MapField<DocumentFacts>[]
    {
        //   field             from                                             limit  value
        new("CustomerRef",     "Customer",                                          0, f => f.Context.CustomerId) { Member = "value" },
        new("TxnDate",         "Effective From, Date Submitted, Document Date",     0, f => DocumentFacts.Day(f.TxnDate)),
        new("ShipDate",        "Requested Delivery Date",                           0, f => DocumentFacts.Day(f.Document.ShipDate)),
        new("DocNumber",       "Number",                                  NumberLimit, f => f.Written(f.Number)),
        new("PrivateNote",     "Name",                                      NoteLimit, f => f.Written(f.Note)),
        new("ShipMethodRef",   "Shipping Method",                                  30, f => f.Written(f.Document.ShippingMethod)) { Member = "value" },
        new("BillEmail",       "Email of the bill-to contact",                    100, f => f.Written(f.Document.BillEmail)) { Member = "Address", IsEmail = true },
        new("ClassRef",        "Default Class",                                     0, f => f.Preferences.Class) { Member = "value" },
        new("DepartmentRef",   "Default Location",                                  0, f => f.Preferences.Department) { Member = "value" },
        new("CurrencyRef",     "Currency",                                          0, f => f.Settings.MultiCurrency ? f.Currency : "") { Member = "value" },
        new("ExchangeRate",    "Exchange Rate",                                     0, f => f.ExchangeRate),
    };

    /// <summary>The addresses. Without a ship-to address, automated sales tax would take the company's own (quickbooks-api §5.3).</summary>
    public static IReadOnlyList<AddressField<DocumentFacts>> Addresses { get; } = new AddressField<DocumentFacts>[]
    {
        new("BillAddr", "Bill To", f => f.Document.BillTo),
        new("ShipAddr", "Ship To", f => f.Document.ShipTo.IsBlank && f.Settings.IsUnitedStates ? f.Document.BillTo : f.Document.ShipTo),
    };

    /// <summary>The fields of an entity, in the order in which they go.</summary>
    /// <param name="entity">Estimate, Invoice or SalesReceipt.</param>
    public static IEnumerable<MapField<DocumentFacts>> Of(string entity) => Fields.Concat(entity switch
    {
        "Estimate" => EstimateMap.Fields,
        "Invoice" => InvoiceMap.Fields,
        _ => SalesReceiptMap.Fields,
    });
}
