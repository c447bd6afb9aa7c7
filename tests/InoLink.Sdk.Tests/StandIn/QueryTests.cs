using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Sdk.Tests.StandIn;

public class QueryTests
{
    private static readonly int[] Codes = [1, 2];

    [Fact]
    public void NewQuery_HasEmptyPartsToAddTo()
    {
        var query = new QueryExpression("account");

        Assert.False(query.ColumnSet.AllColumns);
        Assert.Empty(query.ColumnSet.Columns);
        Assert.Equal(LogicalOperator.And, query.Criteria.FilterOperator);
        Assert.Equal(0, query.PageInfo.PageNumber);
        Assert.Null(query.TopCount);
    }

    [Fact]
    public void AddLink_StartsAtTheTableItIsCalledOn()
    {
        var query = new QueryExpression("invoice");

        LinkEntity account = query.AddLink("account", "customerid", "accountid", JoinOperator.LeftOuter);
        LinkEntity contact = account.AddLink("contact", "primarycontactid", "contactid");

        Assert.Equal(("invoice", "account", JoinOperator.LeftOuter), (account.LinkFromEntityName, account.LinkToEntityName, account.JoinOperator));
        Assert.Equal(("account", "contact", JoinOperator.Inner), (contact.LinkFromEntityName, contact.LinkToEntityName, contact.JoinOperator));
        Assert.Same(contact, account.LinkEntities.Single());
    }

    [Fact]
    public void Condition_SpreadsACollectionIntoItsValues()
    {
        Assert.Equal([1, 2], new ConditionExpression("statecode", ConditionOperator.In, Codes).Values);
        Assert.Equal(["a", "b"], new ConditionExpression("name", ConditionOperator.In, "a", "b").Values);
        Assert.Equal([null], new ConditionExpression("name", ConditionOperator.Equal, (object?)null).Values);
        Assert.Empty(new ConditionExpression("name", ConditionOperator.Null).Values);
    }

    [Fact]
    public void AddFilter_GivesTheChildToFill()
    {
        var filter = new FilterExpression(LogicalOperator.Or);

        FilterExpression child = filter.AddFilter(LogicalOperator.And);
        child.AddCondition("name", ConditionOperator.BeginsWith, "A");

        Assert.Same(child, filter.Filters.Single());
        Assert.Equal("name", child.Conditions.Single().AttributeName);
    }

    [Fact]
    public void QueryByAttribute_KeepsColumnsAndValuesSideBySide()
    {
        var query = new QueryByAttribute("account");

        query.AddAttributeValue("name", "A");
        query.AddAttributeValue("statecode", 0);

        Assert.Equal(["name", "statecode"], query.Attributes);
        Assert.Equal(["A", 0], query.Values);
    }
}
