using System.Globalization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class QueryTests : IDisposable
{
    private readonly Organization _organization = new();
    private readonly Guid _parent;

    public QueryTests()
    {
        _parent = Create("Alpha", 100, "Berlin", null);
        Create("Beta", 200.5m, "Zürich", 2);
        Create("gamma", 300, null, 5);
        Create("Delta_1", 100000, "Bern", 10);
        var contact = Admin.Create(new Entity("contact") { ["firstname"] = "Ann", ["lastname"] = "Li", ["parentcustomerid"] = new EntityReference("account", _parent) });
        Admin.Update(new Entity("account", _parent) { ["primarycontactid"] = new EntityReference("contact", contact) });
    }

    private IOrganizationService Admin => _organization.Admin;

    [Theory]
    [InlineData("name", ConditionOperator.Equal, "GAMMA", "gamma")]
    [InlineData("address1_city", ConditionOperator.Equal, "zurich ", "Beta")]
    [InlineData("name", ConditionOperator.Like, "%lt%", "Delta_1")]
    [InlineData("name", ConditionOperator.Like, "_eta", "Beta")]
    [InlineData("name", ConditionOperator.Like, "[ab]%", "Alpha,Beta")]
    [InlineData("name", ConditionOperator.Like, "%[_]%", "Delta_1")]
    [InlineData("name", ConditionOperator.BeginsWith, "al", "Alpha")]
    [InlineData("name", ConditionOperator.EndsWith, "_1", "Delta_1")]
    [InlineData("name", ConditionOperator.DoesNotBeginWith, "b", "Alpha,Delta_1,gamma")]
    [InlineData("address1_city", ConditionOperator.NotLike, "Ber%", "Beta,gamma")]
    [InlineData("address1_city", ConditionOperator.NotEqual, "Bern", "Alpha,Beta,gamma")]
    [InlineData("address1_city", ConditionOperator.Null, null, "gamma")]
    [InlineData("address1_city", ConditionOperator.NotNull, null, "Alpha,Beta,Delta_1")]
    [InlineData("creditlimit", ConditionOperator.GreaterThan, 200, "Beta,Delta_1,gamma")]
    [InlineData("creditlimit", ConditionOperator.LessEqual, "200.50", "Alpha,Beta")]
    [InlineData("numberofemployees", ConditionOperator.GreaterEqual, 5, "Delta_1,gamma")]
    [InlineData("numberofemployees", ConditionOperator.NotEqual, 5, "Alpha,Beta,Delta_1")]
    public void Conditions_CompareAsTheDatabaseDoes(string column, ConditionOperator @operator, object? value, string expected)
    {
        var query = Names();
        query.Criteria.AddCondition(column, @operator, value is null ? [] : [value]);
        Assert.Equal(expected, Run(query));
    }

    [Fact]
    public void In_Between_AndNestedFilters()
    {
        var query = Names();
        query.Criteria.AddCondition("name", ConditionOperator.In, "alpha", "beta", "none");
        Assert.Equal("Alpha,Beta", Run(query));

        query = Names();
        query.Criteria.AddCondition("creditlimit", ConditionOperator.Between, 150m, 400m);
        Assert.Equal("Beta,gamma", Run(query));

        query = Names();
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("name", ConditionOperator.Equal, "Alpha");
        var inner = query.Criteria.AddFilter(LogicalOperator.And);
        inner.AddCondition("numberofemployees", ConditionOperator.GreaterThan, 1);
        inner.AddCondition("creditlimit", ConditionOperator.LessThan, 250);
        Assert.Equal("Alpha,Beta", Run(query));
    }

    [Fact]
    public void Conditions_OnOtherKindsOfColumns()
    {
        var query = Names();
        query.Criteria.AddCondition("accountid", ConditionOperator.Equal, _parent);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        query.Criteria.AddCondition("creditonhold", ConditionOperator.Equal, false);
        query.Criteria.AddCondition("createdon", ConditionOperator.Today);
        query.Criteria.AddCondition("createdon", ConditionOperator.LastXHours, 1);
        query.Criteria.AddCondition("createdon", ConditionOperator.OnOrAfter, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        query.Criteria.AddCondition("ownerid", ConditionOperator.EqualUserId);
        Assert.Equal("Alpha", Run(query));
        _organization.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("", Run(query));

        query = Names();
        query.Criteria.AddCondition("createdon", ConditionOperator.OlderThanXMinutes, 60);
        Assert.Equal("Alpha,Beta,Delta_1,gamma", Run(query));
        query.Criteria.AddCondition("createdon", ConditionOperator.LastXDays, 3);
        Assert.Equal("Alpha,Beta,Delta_1,gamma", Run(query));
    }

    [Fact]
    public void Links_InnerAndOuter_BringAliasedValues()
    {
        var query = Names();
        var link = query.AddLink("contact", "primarycontactid", "contactid", JoinOperator.LeftOuter);
        link.EntityAlias = "primary";
        link.Columns = new ColumnSet("fullname", "parentcustomerid");
        var rows = Admin.RetrieveMultiple(query).Entities;
        Assert.Equal(4, rows.Count);
        var value = rows[0].GetAttributeValue<AliasedValue>("primary.fullname");
        Assert.Equal(("contact", "fullname", "Ann Li"), (value.EntityLogicalName, value.AttributeLogicalName, (string)value.Value));
        Assert.Equal("Alpha", rows[0].FormattedValues["primary.parentcustomerid"]);
        Assert.False(rows[1].Contains("primary.fullname"));

        link.JoinOperator = JoinOperator.Inner;
        link.EntityAlias = null;
        Assert.Equal("Alpha", Run(query));
        Assert.True(Admin.RetrieveMultiple(query).Entities[0].Contains("contact1.fullname"));

        link.EntityAlias = "c";
        link.LinkCriteria.AddCondition("lastname", ConditionOperator.Equal, "Nobody");
        Assert.Equal("", Run(query));

        query.LinkEntities.Clear();
        link = query.AddLink("contact", "primarycontactid", "contactid", JoinOperator.LeftOuter);
        link.EntityAlias = "c";
        query.Criteria.AddCondition("c", "contactid", ConditionOperator.Null);
        Assert.Equal("Beta,Delta_1,gamma", Run(query));
    }

    [Fact]
    public void Orders_UseTextOrder_NamesOfLookups_AndLabelsOfChoices()
    {
        Assert.Equal("Alpha,Beta,Delta_1,gamma", Run(Names()));
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
        query.AddOrder("creditlimit", OrderType.Descending);
        Assert.Equal("Delta_1,gamma,Beta,Alpha", Run(query));

        foreach (var (name, terms) in new[] { ("Alpha", 4), ("Beta", 3), ("gamma", 1) })
        {
            Admin.Update(new Entity("account", _organization.Where("account", "name", name)[0].Id) { ["paymenttermscode"] = new OptionSetValue(terms) });
        }

        query.Orders.Clear();
        query.AddOrder("paymenttermscode", OrderType.Descending);
        Assert.Equal("Alpha,Beta,gamma,Delta_1", Run(query));
    }

    [Fact]
    public void Pages_FollowEachOther_WithCookieAndTotal()
    {
        var query = Names();
        query.PageInfo = new PagingInfo { Count = 3, PageNumber = 1, ReturnTotalRecordCount = true };
        var first = Admin.RetrieveMultiple(query);
        Assert.True(first.MoreRecords);
        Assert.Equal(4, first.TotalRecordCount);
        query.PageInfo.PageNumber = 2;
        query.PageInfo.PagingCookie = first.PagingCookie;
        var second = Admin.RetrieveMultiple(query);
        Assert.False(second.MoreRecords);
        Assert.Equal("gamma", second.Entities.Single()["name"]);
    }

    [Fact]
    public void Top_AndDistinct()
    {
        var query = Names();
        query.TopCount = 2;
        Assert.Equal("Alpha,Beta", Run(query));
        var cities = new QueryExpression("account") { ColumnSet = new ColumnSet("statecode"), Distinct = true };
        Assert.Single(Admin.RetrieveMultiple(cities).Entities);
    }

    [Fact]
    public void Query_ReturnsAtMostFiveThousandRows()
    {
        Admin.Execute(new Microsoft.Xrm.Sdk.Messages.CreateMultipleRequest
        {
            Targets = new EntityCollection([.. Enumerable.Range(0, 5001).Select(i => new Entity("contact") { ["lastname"] = $"{i}" })]) { EntityName = "contact" },
        });
        var page = Admin.RetrieveMultiple(new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") });
        Assert.Equal(5000, page.Entities.Count);
        Assert.True(page.MoreRecords);
    }

    [Fact]
    public void Fetch_ReadsTheSame()
    {
        var rows = Fetch("""
            <fetch version="1.0" mapping="logical" count="10">
              <entity name="account">
                <attribute name="name" />
                <order attribute="name" descending="true" />
                <filter type="and">
                  <condition attribute="statecode" operator="eq" value="0" />
                  <filter type="or">
                    <condition attribute="name" operator="like" value="a%" />
                    <condition attribute="numberofemployees" operator="in"><value>2</value><value>10</value></condition>
                  </filter>
                </filter>
                <link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="c">
                  <attribute name="fullname" alias="person" />
                </link-entity>
              </entity>
            </fetch>
            """);
        Assert.Equal("Delta_1,Beta,Alpha", string.Join(',', rows.Select(row => row["name"])));
        Assert.Equal("Ann Li", rows[2].GetAttributeValue<AliasedValue>("person").Value);
    }

    [Fact]
    public void Fetch_AnyAndNotAny_AskForRelatedRows()
    {
        const string Query = """
            <fetch><entity name="account"><attribute name="name" /><order attribute="name" />
              <filter><link-entity name="contact" from="parentcustomerid" to="accountid" link-type="{0}" /></filter>
            </entity></fetch>
            """;
        Assert.Equal("Alpha", string.Join(',', Fetch(Query.Replace("{0}", "any", StringComparison.Ordinal)).Select(row => row["name"])));
        Assert.Equal("Beta,Delta_1,gamma", string.Join(',', Fetch(Query.Replace("{0}", "not any", StringComparison.Ordinal)).Select(row => row["name"])));
    }

    [Fact]
    public void Fetch_Aggregates()
    {
        var all = Fetch("""
            <fetch aggregate="true"><entity name="account">
              <attribute name="accountid" alias="n" aggregate="count" />
              <attribute name="creditlimit" alias="total" aggregate="sum" />
              <attribute name="creditlimit" alias="middle" aggregate="avg" />
              <attribute name="numberofemployees" alias="most" aggregate="max" />
              <attribute name="numberofemployees" alias="known" aggregate="countcolumn" />
            </entity></fetch>
            """).Single();
        object Of(string alias) => all.GetAttributeValue<AliasedValue>(alias).Value;
        Assert.Equal(4, Of("n"));
        Assert.Equal(100600.5m, ((Money)Of("total")).Value);
        Assert.Equal(25150.125m, ((Money)Of("middle")).Value);
        Assert.Equal(10, Of("most"));
        Assert.Equal(3, Of("known"));

        var groups = Fetch("""
            <fetch aggregate="true"><entity name="account">
              <attribute name="accountid" alias="n" aggregate="count" />
              <attribute name="primarycontactid" alias="contact" groupby="true" />
              <order alias="n" descending="true" />
            </entity></fetch>
            """);
        Assert.Equal([3, 1], groups.Select(row => (int)row.GetAttributeValue<AliasedValue>("n").Value));
        Assert.Equal("contact", ((EntityReference)groups[1].GetAttributeValue<AliasedValue>("contact").Value).LogicalName);
    }

    [Fact]
    public void BadQueries_AreRefused()
    {
        Assert.Equal(-2147217149, Organization.FaultOf(() => Admin.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet("nothing") })));
        Assert.Equal(-2147217152, Organization.FaultOf(() => Fetch("<fetch><entity")));
        Assert.Equal(-2147217152, Organization.FaultOf(() => Fetch("<fetch aggregate='true'><entity name='account'><attribute name='name'/></entity></fetch>")));
        var query = Names();
        query.Criteria.AddCondition("numberofemployees", ConditionOperator.Equal, "many");
        Assert.Equal(-2147217103, Organization.FaultOf(() => Run(query)));
    }

    public void Dispose() => _organization.Dispose();

    private static QueryExpression Names()
    {
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
        query.AddOrder("name", OrderType.Ascending);
        return query;
    }

    private string Run(QueryExpression query) => string.Join(',', Admin.RetrieveMultiple(query).Entities.Select(row => row["name"]));

    private DataCollection<Entity> Fetch(string xml) => Admin.RetrieveMultiple(new FetchExpression(xml)).Entities;

    private Guid Create(string name, decimal credit, string? city, int? employees) => Admin.Create(new Entity("account")
    {
        ["name"] = name, ["creditlimit"] = new Money(credit), ["address1_city"] = city, ["numberofemployees"] = employees,
    });
}
