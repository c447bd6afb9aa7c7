using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>
/// The system price calculation over rows: prices from price lists, amounts of lines, totals of documents, pricing errors.
/// Switched off as on the platform: by the organization, by the document or by the line.
/// </summary>
internal sealed class PriceCalculation
{
    private const int CurrencyAmount = 1;

    private readonly RequestScope _scope;
    private readonly bool _perUnit;
    private readonly int _digits;

    private PriceCalculation(RequestScope scope, Entity organization)
    {
        _scope = scope;
        _perUnit = (organization.Value("discountcalculationmethod") as OptionSetValue)?.Value == 1;
        _digits = organization.Value("currencydecimalprecision") as int? ?? 2;
    }

    /// <summary>The calculation, or null where the organization has its own.</summary>
    public static PriceCalculation? Of(RequestScope scope)
    {
        var organization = scope.Row(scope.Metadata.Table("organization"), scope.Dataverse.OrganizationId);
        return organization.Value("oobpricecalculationenabled") is false ? null : new PriceCalculation(scope, organization);
    }

    /// <summary>Fills price and amounts of a line from what it will hold after the change.</summary>
    public void Line(Entity document, Entity before, Entity changes)
    {
        var price = changes.After<Money>(before, "priceperunit")?.Value;
        var error = Price(document, before, changes, ref price);
        var quantity = Number(before, changes, "quantity");
        if (error == PricingError.None && quantity is null)
        {
            error = PricingError.MissingQuantity;
        }

        var amounts = Amounts(price ?? 0, quantity ?? 0, before, changes);
        changes["priceperunit"] = price is { } known ? new Money(known) : null;
        changes["baseamount"] = new Money(amounts.BaseAmount);
        changes["extendedamount"] = new Money(amounts.ExtendedAmount);
        changes["pricingerrorcode"] = new OptionSetValue((int)error);
    }

    /// <summary>The totals of a document as its columns, from its stored lines and what the document will hold after the change.</summary>
    public Entity Totals(DocumentKind kind, Entity before, Entity changes)
    {
        var lines = before.Id == Guid.Empty ? [] : Lines(kind, before.Id);
        var sums = DocumentTotals.Of(
            lines.Select(line => (Amounts(Amount(line, line, "priceperunit"), Number(line, line, "quantity") ?? 0, line, line), Amount(line, line, "tax"))),
            Amount(before, changes, "discountamount"), Number(before, changes, "discountpercentage") ?? 0, Amount(before, changes, "freightamount"), _digits);
        var noPriceList = changes.After<EntityReference>(before, "pricelevelid") is null;
        var error = lines.All(line => (line.Value("pricingerrorcode") as OptionSetValue)?.Value is null or 0) ? PricingError.None
            : noPriceList && lines.Any(line => (line.Value("pricingerrorcode") as OptionSetValue)?.Value == (int)PricingError.MissingPriceLevel) ? PricingError.MissingPriceLevel
            : PricingError.DetailError;
        return new Entity(kind.Table)
        {
            ["totallineitemamount"] = new Money(sums.LineItems),
            ["totallineitemdiscountamount"] = new Money(sums.LineDiscounts),
            ["totaldiscountamount"] = new Money(sums.Discount),
            ["totalamountlessfreight"] = new Money(sums.LessFreight),
            ["totaltax"] = new Money(sums.Tax),
            ["totalamount"] = new Money(sums.Total),
            ["pricingerrorcode"] = new OptionSetValue((int)error),
        };
    }

    public List<Entity> Lines(DocumentKind kind, Guid document)
    {
        var table = _scope.Metadata.Table(kind.LineTable);
        return [.. _scope.Transaction.Read(connection => RowStore.Referencing(connection, table, kind.Key, new EntityReference(kind.Table, document)))
            .Select(id => _scope.Row(table, id)).OrderBy(line => line.Value("lineitemnumber") as int? ?? int.MaxValue)];
    }

    private PricingError Price(Entity document, Entity before, Entity changes, ref decimal? price)
    {
        var product = changes.After<EntityReference>(before, "productid");
        var isWriteIn = (changes.Contains("isproductoverridden") ? changes["isproductoverridden"] : before.Value("isproductoverridden")) is true;
        if (isWriteIn)
        {
            return price is null ? PricingError.MissingUnitPrice : PricingError.None;
        }

        if (product is null)
        {
            return PricingError.MissingProduct;
        }

        if (changes.After<EntityReference>(before, "uomid") is not { } unit)
        {
            return PricingError.MissingUnit;
        }

        var isPriceOverridden = (changes.Contains("ispriceoverridden") ? changes["ispriceoverridden"] : before.Value("ispriceoverridden")) is true;
        if (isPriceOverridden || document.Value("ispricelocked") is true)
        {
            return price is null ? PricingError.MissingUnitPrice : PricingError.None;
        }

        if (document.Value("pricelevelid") is not EntityReference priceList)
        {
            return PricingError.MissingPriceLevel;
        }

        var items = _scope.Metadata.Table("productpricelevel");
        var found = _scope.Transaction.Read(connection => RowStore.WithValues(connection, items, [new("pricelevelid", priceList), new("productid", product), new("uomid", unit)]));
        if (found is not [var id, ..])
        {
            return PricingError.ProductNotInPriceLevel;
        }

        var item = _scope.Row(items, id);
        if (item.Value("pricingmethodcode") is OptionSetValue { Value: not CurrencyAmount })
        {
            throw Faults.NotEmulated("price list items other than by currency amount");
        }

        price = (item.Value("amount") as Money)?.Value;
        return price is null ? PricingError.MissingPriceLevelAmount : PricingError.None;
    }

    private LineAmounts Amounts(decimal price, decimal quantity, Entity before, Entity changes) => LineAmounts.Of(
        price, quantity, Amount(before, changes, "volumediscountamount"), Amount(before, changes, "manualdiscountamount"), Amount(before, changes, "tax"), _perUnit, _digits);

    private static decimal Amount(Entity before, Entity changes, string column) => changes.After<Money>(before, column)?.Value ?? 0;

    private static decimal? Number(Entity before, Entity changes, string column) => (changes.Contains(column) ? changes[column] : before.Value(column)) as decimal?;

    private enum PricingError
    {
        None = 0,
        DetailError = 1,
        MissingPriceLevel = 2,
        MissingQuantity = 4,
        MissingUnitPrice = 5,
        MissingProduct = 6,
        MissingUnit = 10,
        ProductNotInPriceLevel = 11,
        MissingPriceLevelAmount = 12,
    }
}
