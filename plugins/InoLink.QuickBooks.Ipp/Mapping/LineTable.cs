using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>A line of a document. The SDK keeps its detail in one untyped property, whose type becomes the member's name (ipp-sdk, Wire format).</summary>
internal static class LineTable
{
    private static readonly Table<Data.SalesItemLineDetail> SalesItem = new Table<Data.SalesItemLineDetail>()
        .Reference("ItemRef")
        .Amount("Qty")
        .Add("UnitPrice", (detail, value, path) =>
        {
            detail.AnyIntuitObject = Read.Amount(value, path);
            detail.ItemElementName = Data.ItemChoiceType.UnitPrice;
        })
        .Reference("TaxCodeRef")
        .Reference("ClassRef")
        .Day("ServiceDate");

    private static readonly Table<Data.DiscountLineDetail> Discount = new Table<Data.DiscountLineDetail>()
        .Flag("PercentBased")
        .Amount("DiscountPercent")
        .Reference("DiscountAccountRef")
        .Reference("TaxCodeRef")
        .Reference("ClassRef");

    private static readonly Table<Data.DescriptionLineDetail> Description = new Table<Data.DescriptionLineDetail>()
        .Day("ServiceDate")
        .Reference("TaxCodeRef");

    public static Table<Data.Line> Members { get; } = new Table<Data.Line>()
        .Text("Id")
        .Text("LineNum")
        .Text("Description")
        .Amount("Amount")
        .Choice<Data.LineDetailTypeEnum>("DetailType")
        .Parts("LinkedTxn", CommonTables.LinkedTxn)
        .Detail("SalesItemLineDetail", SalesItem)
        .Detail("DiscountLineDetail", Discount)
        .Detail("DescriptionLineDetail", Description);

    private static Table<Data.Line> Detail<TDetail>(this Table<Data.Line> lines, string name, Table<TDetail> table)
        where TDetail : class, new() => lines.Add(name, (line, value, path) => line.AnyIntuitObject = table.Make(Read.Object(value, path), path));
}
