using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Promotion;

/// <summary>What a preview calls the plans, and how it counts the calls.</summary>
public sealed class PlannedRecordTests
{
    private static readonly JsonObject Wanted = new() { { "DisplayName", "Fourth Coffee" } };

    [Fact]
    public void Action_names_what_would_happen()
    {
        Assert.Equal("Create", Planned(Plan.Create("Customer", Wanted, Wanted)).Action);
        Assert.Equal("Link", Planned(Plan.Create("Customer", Wanted, Wanted), former: LinkTo("58")).Action);
        Assert.Equal("Update", Planned(Plan.Update("Customer", "58", "0", Wanted, Wanted), LinkTo("58")).Action);
        Assert.Equal("UpToDate", Planned(Plan.UpToDate(Wanted), LinkTo("58")).Action);
        Assert.Equal("Refused", Planned(Plan.Refuse(Catalogue.NoLines()), former: LinkTo("58")).Action);
        Assert.Equal("Waits", Planned(Plan.Refuse(Catalogue.NeedsWait("Contoso"))).Action);
    }

    [Fact]
    public void QuickBooksType_and_name_come_from_the_plan_and_else_from_the_link()
    {
        Assert.Equal("Customer", Planned(Plan.Create("Customer", Wanted, Wanted)).QuickBooksType);
        Assert.Equal("Customer", Planned(Plan.UpToDate(Wanted), LinkTo("58")).QuickBooksType);
        Assert.Equal("", Planned(Plan.Refuse(Catalogue.NoLines())).QuickBooksType);
        Assert.Equal("Fourth Coffee", Planned(Plan.Create("Customer", Wanted, Wanted)).QuickBooksName);
    }

    [Theory]
    [InlineData(0, 30, 0)]
    [InlineData(1, 30, 1)]
    [InlineData(30, 30, 1)]
    [InlineData(31, 30, 2)]
    [InlineData(7, 3, 3)]
    public void CallCount_is_what_the_sender_would_need(int items, int perCall, int calls) => Assert.Equal(calls, Preview.CallCount(items, perCall));

    [Theory]
    [InlineData(0, 30)]
    [InlineData(0.1, 30)]
    [InlineData(2, 10)]
    [InlineData(60, 1)]
    public void B05_a_batch_stays_under_20_seconds(double secondsPerItem, int size) => Assert.Equal(size, Sender.SizeOf((decimal)secondsPerItem));

    [Fact]
    public void Need_is_there_when_linked_or_planned_and_not_when_it_failed()
    {
        Guid record = Guid.NewGuid();

        Assert.Equal("58", Need.Of(LinkTo("58")).AccountingId);
        Assert.True(Need.Planned(record, Plan.Create("Customer", Wanted, Wanted), "Customer").IsThere);
        Assert.NotEqual(Need.Planned(record, Plan.UpToDate(Wanted), "Customer").AccountingId, Need.Planned(Guid.NewGuid(), Plan.UpToDate(Wanted), "Customer").AccountingId);
        Assert.False(Need.Missing(Catalogue.NoLines()).IsThere);
        Assert.False(Need.Missing(null).IsThere);
    }

    private static PlannedRecord Planned(Plan plan, Link? link = null, Link? former = null) => new(new EntityReference("account", Guid.NewGuid()), plan, 1, link, former, null);

    private static Link LinkTo(string id) => new(new Entity(LinkTable.Name, Guid.NewGuid()) { [LinkTable.QuickBooksType] = "Customer", [LinkTable.AccountingId] = id });
}
