using InoLink.Engine.Customers;
using InoLink.Engine.Items;
using InoLink.Engine.Schema;

namespace InoLink.Engine.Tests.Records;

/// <summary>The filters of LinkedRecordChanged are what the readers read, but for what no update carries (BOOKS B31).</summary>
public sealed class MappedColumnsTests
{
    private static readonly string[] NeverUpdated = ["transactioncurrencyid", "owningbusinessunit", "statecode", "ino_taxcodeid"];

    [Fact]
    public void Account_columns_are_those_read_but_for_what_no_update_carries() =>
        Assert.Equal(Sorted(CustomerReader.AccountColumns.Except([.. NeverUpdated, "accountnumber"])), Sorted(MappedColumns.Of(MappedColumns.Account)));

    [Fact]
    public void Contact_columns_are_those_read_but_for_the_computed_full_name() =>
        Assert.Equal(Sorted(CustomerReader.ContactColumns.Except([.. NeverUpdated, "fullname"])), Sorted(MappedColumns.Of(MappedColumns.Contact)));

    [Fact]
    public void Product_columns_leave_out_what_is_said_at_creation_only() =>
        Assert.Equal(Sorted(ItemReader.Columns.Except([.. NeverUpdated, "producttypecode", "productstructure", "quantityonhand"])), Sorted(MappedColumns.Of(MappedColumns.Product)));

    [Fact]
    public void A_persons_columns_are_among_the_contacts() => Assert.Subset(MappedColumns.Of(MappedColumns.Contact).ToHashSet(), MappedColumns.Of(MappedColumns.Person).ToHashSet());

    [Theory]
    [InlineData(MappedColumns.Account)]
    [InlineData(MappedColumns.Contact)]
    [InlineData(MappedColumns.Product)]
    public void No_list_has_a_column_twice_or_a_blank(string list)
    {
        IReadOnlyList<string> columns = MappedColumns.Of(list);

        Assert.Equal(columns.Count, columns.Distinct().Count());
        Assert.All(columns, column => Assert.Equal(column.Trim(), column));
    }

    private static List<string> Sorted(IEnumerable<string> columns) => [.. columns.Order(StringComparer.Ordinal)];
}
