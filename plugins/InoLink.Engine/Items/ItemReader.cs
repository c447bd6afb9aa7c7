using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Items;

/// <summary>Reads products with what their items need, in few queries.</summary>
public sealed class ItemReader
{
    /// <summary>What is read of a product.</summary>
    public static IReadOnlyList<string> Columns { get; } = new[]
    {
        ProductTable.ProductNumber, ProductTable.ProductName, ProductTable.Description, ProductTable.Type, ProductTable.Structure, ProductTable.ListPrice, ProductTable.CurrentCost,
        ProductTable.QuantityOnHand, ProductTable.VendorName, ProductTable.State, ProductTable.IsKit, ProductTable.Currency, Promotable.TaxCode,
    };

    private readonly IOrganizationService system;
    private readonly Lists lists;

    public ItemReader(IOrganizationService system, Lists lists)
    {
        this.system = system;
        this.lists = lists;
    }

    public IDictionary<Guid, ItemSource> Read(IEnumerable<Guid> products)
    {
        IDictionary<Guid, Entity> rows = system.ByIds(ProductTable.Name, ProductTable.Id, products, Columns.ToArray());
        IDictionary<Guid, string> codes = lists.IdsOf(rows.Values.Select(row => row.Reference(Promotable.TaxCode)).OfType<Guid>());
        IDictionary<Guid, Entity> currencies = system.ByIds("transactioncurrency", "transactioncurrencyid", rows.Values.Select(row => row.Reference(ProductTable.Currency)).OfType<Guid>(), "isocurrencycode");
        return rows.ToDictionary(row => row.Key, row => Source(row.Value, codes, currencies));
    }

    private static ItemSource Source(Entity row, IDictionary<Guid, string> codes, IDictionary<Guid, Entity> currencies) => new()
    {
        RecordId = row.Id,
        RowVersion = row.RowVersion,
        ProductNumber = row.Text(ProductTable.ProductNumber),
        Name = row.Text(ProductTable.ProductName),
        Description = row.Text(ProductTable.Description),
        Type = row.Choice(ProductTable.Type),
        Structure = row.Choice(ProductTable.Structure) ?? 1,
        State = row.Choice(ProductTable.State) ?? 0,
        ListPrice = row.Amount(ProductTable.ListPrice),
        CurrentCost = row.Amount(ProductTable.CurrentCost),
        Currency = row.Reference(ProductTable.Currency) is { } currency && currencies.TryGetValue(currency, out Entity? iso) ? iso.Text("isocurrencycode") : "",
        IsKit = row.Flag(ProductTable.IsKit),
        QuantityOnHand = row.GetAttributeValue<decimal?>(ProductTable.QuantityOnHand),
        VendorName = row.Text(ProductTable.VendorName),
        TaxCode = row.Reference(Promotable.TaxCode) is { } code && codes.TryGetValue(code, out string? id) ? id : "",
    };
}
