using InoLink.Engine.Problems;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;

namespace InoLink.Engine.Tests.Records;

/// <summary>BOOKS B03: what became of a record while nobody knew whether QuickBooks has it.</summary>
public sealed class DepartureTests
{
    [Fact]
    public void B03_a_record_that_is_there_to_be_linked_has_not_departed()
    {
        Assert.Null(Departure.Of("account", LinkRows.Row("account", LinkStatus.ToBeLinked)));
        Assert.Null(Departure.Of("account", LinkRows.Row("account", null, ("merged", false))));
    }

    [Fact]
    public void B03_a_deleted_merged_or_unlinked_record_has()
    {
        Assert.Contains("deleted", Departure.Of("invoice", null)!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("merged", Departure.Of("contact", LinkRows.Row("contact", LinkStatus.Linked, ("merged", true)))!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("unlinked", Departure.Of("product", LinkRows.Row("product", LinkStatus.Unlinked))!.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void B03_a_document_cannot_be_unlinked_by_hand() => Assert.Null(Departure.Of("invoice", LinkRows.Row("invoice", LinkStatus.Unlinked)));

    [Fact]
    public void Columns_name_merged_only_where_the_table_has_it()
    {
        Assert.Contains("merged", Departure.Columns("account"));
        Assert.DoesNotContain("merged", Departure.Columns("product"));
    }
}
