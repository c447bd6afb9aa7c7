using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Records;

public sealed class RecordChangeTests
{
    [Theory]
    [InlineData(LinkStatus.Linked, true)]
    [InlineData(LinkStatus.Error, true)]
    [InlineData(LinkStatus.ToBeLinked, true)]
    [InlineData(LinkStatus.Unlinked, false)]
    [InlineData(null, false)]
    public void MayConcern_RowsThatMayHaveALink_Only(LinkStatus? status, bool expected) =>
        Assert.Equal(expected, RecordChange.MayConcern(LinkRows.Row("account", status, ("statecode", new OptionSetValue(0)))));

    [Theory]
    [InlineData("account", 1, false)]
    [InlineData("contact", 1, false)]
    [InlineData("product", 1, false)]
    [InlineData("product", 2, true)]
    [InlineData("product", 3, true)]
    public void MayConcern_NoDeactivatedRow(string table, int state, bool expected) =>
        Assert.Equal(expected, RecordChange.MayConcern(LinkRows.Row(table, LinkStatus.Linked, ("statecode", new OptionSetValue(state)))));
}
