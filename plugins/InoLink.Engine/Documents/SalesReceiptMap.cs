namespace InoLink.Engine.Documents;

/// <summary>Order → SalesReceipt, by preference: what it has beside <see cref="SaleMap"/>. It says that money was received, so it knows where (BOOKS B34); it has no terms.</summary>
public static class SalesReceiptMap
{
    public static IReadOnlyList<MapField<DocumentFacts>> Fields { get; } = new MapField<DocumentFacts>[]
    {
        //   field                  from               limit  value
        new("DepositToAccountRef",  "Deposit Account",     0, f => f.Preferences.DepositAccount) { Member = "value", IsNeeded = _ => true },
        new("PaymentMethodRef",     "Payment Method",      0, f => f.Preferences.PaymentMethod) { Member = "value", IsNeeded = _ => true },
    };
}
