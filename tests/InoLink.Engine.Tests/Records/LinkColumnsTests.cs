using InoLink.Engine.Links;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Records;

/// <summary>BOOKS B07: link columns say what the link says, and nothing where there is none.</summary>
public sealed class LinkColumnsTests
{
    private static readonly OptionSetValue Differs = new((int)TotalCheck.Differs);

    [Fact]
    public void B07_a_row_without_a_link_loses_what_a_copy_brought()
    {
        Entity row = LinkRows.Row("invoice", LinkStatus.Linked, (Promotable.AccountingId, "130"), (Promotable.AccountingRef, "1072"), (Promotable.TotalCheck, Differs), (Promotable.LastLinkedOn, DateTime.UtcNow));

        Entity change = LinkColumns.Correction(row, [])!;

        Assert.Equal(row.Id, change.Id);
        Assert.Equal(["ino_accountingid", "ino_accountingref", "ino_lastlinkedon", "ino_linkerror", "ino_linkstatus", "ino_totalcheck"], change.Attributes.Keys.Order(StringComparer.Ordinal));
        Assert.All(change.Attributes.Values, Assert.Null);
    }

    [Theory]
    [InlineData(LinkStatus.ToBeLinked)]
    [InlineData(LinkStatus.Error)]
    [InlineData(LinkStatus.Unlinked)]
    [InlineData(null)]
    public void B07_a_row_without_a_link_may_say_that_it_is_asked_for_has_failed_or_was_unlinked(LinkStatus? status) =>
        Assert.Null(LinkColumns.Correction(LinkRows.Row("account", status, (Promotable.LinkError, "No.")), []));

    [Theory]
    [InlineData(LinkStatus.Linked)]
    [InlineData(LinkStatus.Error)]
    public void B07_a_row_that_agrees_with_its_link_stays(LinkStatus status) =>
        Assert.Null(LinkColumns.Correction(LinkRows.Row("account", status, (Promotable.AccountingId, "58")), [LinkRows.Link("account", "Customer", "58")]));

    [Fact]
    public void B07_a_status_that_was_wiped_comes_back_with_the_error_beside_it()
    {
        Entity change = LinkColumns.Correction(LinkRows.Row("account", null), [LinkRows.Link("account", "Customer", "58")])!;

        Assert.Equal((int)LinkStatus.Linked, change.GetAttributeValue<OptionSetValue>(Promotable.LinkStatus).Value);
        Assert.Equal("58", change[Promotable.AccountingId]);
        Assert.True(change.Contains(Promotable.LinkError));
    }

    [Fact]
    public void B07_a_wrong_id_or_number_is_put_back_and_the_status_left_alone()
    {
        Entity row = LinkRows.Row("quote", LinkStatus.Error, (Promotable.AccountingId, "1"), (Promotable.AccountingRef, "9"));

        Entity change = LinkColumns.Correction(row, [LinkRows.Link("quote", "Estimate", "130", "1072")])!;

        Assert.Equal([(Promotable.AccountingId, (object)"130"), (Promotable.AccountingRef, "1072")], change.Attributes.Select(value => (value.Key, value.Value)));
    }

    [Fact]
    public void B07_of_links_to_several_companies_the_row_shows_one()
    {
        Link[] links = [LinkRows.Link("product", "Item", "7"), LinkRows.Link("product", "Item", "8")];

        Assert.Null(LinkColumns.Correction(LinkRows.Row("product", LinkStatus.Linked, (Promotable.AccountingId, "7")), links));
        Assert.Equal("8", LinkColumns.Correction(LinkRows.Row("product", LinkStatus.Linked, (Promotable.AccountingId, "9")), links)![Promotable.AccountingId]);
    }

    [Fact]
    public void B07_a_new_row_keeps_nothing_but_a_request()
    {
        Entity asked = LinkRows.Row("quote", LinkStatus.ToBeLinked, (Promotable.AccountingId, "130"));
        Entity copied = LinkRows.Row("quote", LinkStatus.Error, (Promotable.LinkError, "No."));

        Assert.Equal([Promotable.AccountingId], LinkColumns.OfNewRow(asked)!.Attributes.Keys);
        Assert.Equal([Promotable.LinkError, Promotable.LinkStatus], LinkColumns.OfNewRow(copied)!.Attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Null(LinkColumns.OfNewRow(LinkRows.Row("quote", null, ("name", "Q"))));
        Assert.Null(LinkColumns.OfNewRow(LinkRows.Row("quote", LinkStatus.ToBeLinked)));
    }
}
