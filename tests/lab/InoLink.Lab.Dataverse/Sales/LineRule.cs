using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>Lines of quotes, orders, invoices: product, name, number, amounts; then the totals of their document.</summary>
internal sealed class LineRule(DocumentKind kind) : RowRule
{
    private const int OnCreate = 1;
    private const int OnUpdate = 2;
    private const int Always = 3;

    public override void BeforeCreate(RequestScope scope, TableMetadata table, Entity row)
    {
        var document = Document(scope, row);
        kind.DemandWritable(scope, document);
        row["transactioncurrencyid"] = document.Value("transactioncurrencyid");
        Product(scope, table, row, row);
        if (!row.Contains("lineitemnumber") && PriceCalculation.Of(scope) is { } numbering)
        {
            row["lineitemnumber"] = numbering.Lines(kind, document.Id).Select(line => line.Value("lineitemnumber") as int? ?? 0).DefaultIfEmpty().Max() + 1;
        }

        if (!Skips(row, row, OnCreate) && PriceCalculation.Of(scope) is { } prices)
        {
            prices.Line(document, row, row);
        }
    }

    public override void AfterCreate(RequestScope scope, TableMetadata table, Entity row) => DocumentRule.Recalculate(scope, kind, Document(scope, row).Id);

    public override void BeforeUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        var document = Document(scope, before);
        kind.DemandWritable(scope, document);
        if (changes.Contains("productid") || changes.Contains("productdescription"))
        {
            Product(scope, table, before, changes);
        }

        if (!Skips(before, changes, OnUpdate) && PriceCalculation.Of(scope) is { } prices)
        {
            prices.Line(document, before, changes);
        }
    }

    public override void AfterUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes) => DocumentRule.Recalculate(scope, kind, Document(scope, before).Id);

    public override void BeforeDelete(RequestScope scope, TableMetadata table, Entity row)
    {
        if (row.Value(kind.Key) is EntityReference document && !scope.Deleting.Contains(document.Id))
        {
            kind.DemandWritable(scope, Document(scope, row));
        }
    }

    public override void AfterDelete(RequestScope scope, TableMetadata table, Entity row)
    {
        // a line that goes with its document leaves nothing to add up
        if (row.Value(kind.Key) is EntityReference document && !scope.Deleting.Contains(document.Id))
        {
            DocumentRule.Recalculate(scope, kind, document.Id);
        }
    }

    private static bool Skips(Entity before, Entity changes, int when) =>
        changes.After<OptionSetValue>(before, "skippricecalculation") is { } skip && (skip.Value == Always || skip.Value == when);

    private static void Product(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        var name = changes.After<string>(before, "productdescription");
        if (changes.After<EntityReference>(before, "productid") is { } reference)
        {
            var product = scope.Row(scope.Metadata.Table("product"), reference.Id);
            ProductRule.DemandSellable(product);
            name = product.Value("name") as string;
            changes["productname"] = name;
        }

        var own = table.PrimaryNameColumn!;
        changes[own] = name is { Length: > 100 } ? name[..100] : name;
    }

    private Entity Document(RequestScope scope, Entity line) => line.Value(kind.Key) is EntityReference document
        ? scope.Row(scope.Metadata.Table(kind.Table), document.Id)
        : throw Faults.Of(FaultCode.InvalidArgument, $"The {kind.Table} of the {kind.LineTable} is missing.");
}
