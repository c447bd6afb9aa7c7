using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class CreateTests : IDisposable
{
    private readonly Organization _organization = new();

    private IOrganizationService Admin => _organization.Admin;

    [Fact]
    public void Create_FillsServerColumns()
    {
        var id = _organization.Account("Contoso");

        var row = _organization.Get("account", id);

        Assert.Equal("Contoso", row["name"]);
        Assert.Equal(id, row.Id);
        Assert.Equal(id, row["accountid"]);
        Assert.NotNull(row.RowVersion);
        Assert.Equal(0, row.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal(1, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.Equal(new EntityReference("systemuser", _organization.Dataverse.AdministratorId), row["ownerid"]);
        Assert.Equal(new EntityReference("businessunit", _organization.Dataverse.RootBusinessUnitId), row["owningbusinessunit"]);
        Assert.Equal("Lab Administrator", row.GetAttributeValue<EntityReference>("createdby").Name);
        Assert.Equal(DateTimeKind.Utc, row.GetAttributeValue<DateTime>("createdon").Kind);
        Assert.Equal(0, row.GetAttributeValue<DateTime>("createdon").Millisecond);
        Assert.Equal("Active", row.FormattedValues["statecode"]);
        Assert.Equal("US Dollar", row.GetAttributeValue<EntityReference>("transactioncurrencyid").Name);
    }

    [Fact]
    public void Create_KeepsTheGivenId_AndRefusesItTwice()
    {
        var id = Guid.NewGuid();
        Admin.Create(new Entity("account", id) { ["name"] = "One" });

        var fault = Organization.Fault(() => Admin.Create(new Entity("account") { ["accountid"] = id, ["name"] = "Two" }));

        Assert.Equal(-2147220937, fault.Detail.ErrorCode);
        Assert.Equal("Cannot insert duplicate key.", fault.Message);
    }

    [Fact]
    public void Create_RefusesUnknownTablesAndColumns()
    {
        Assert.Equal(-2147217150, Organization.FaultOf(() => Admin.Create(new Entity("nowhere"))));
        var fault = Organization.Fault(() => Admin.Create(new Entity("account") { ["nothing"] = 1 }));
        Assert.Equal(-2147217149, fault.Detail.ErrorCode);
        Assert.Equal("'account' entity doesn't contain attribute with Name = 'nothing' and NameMapping = 'Logical'.", fault.Message);
    }

    [Fact]
    public void Create_RefusesATextThatIsTooLong_NamingColumnAndLength()
    {
        var fault = Organization.Fault(() => _organization.Account(new string('x', 161)));

        Assert.Equal(-2147204303, fault.Detail.ErrorCode);
        Assert.Contains("'name'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'160'", fault.Message, StringComparison.Ordinal);
        _organization.Account(new string('x', 160));
    }

    [Theory]
    [InlineData("name", 5)]
    [InlineData("creditlimit", 5)]
    [InlineData("numberofemployees", "5")]
    [InlineData("paymenttermscode", 1)]
    [InlineData("creditonhold", "yes")]
    [InlineData("primarycontactid", "text")]
    public void Create_RefusesAValueOfTheWrongType(string column, object value) =>
        Assert.Equal(-2147220989, Organization.FaultOf(() => Admin.Create(new Entity("account") { [column] = value })));

    [Fact]
    public void Create_RefusesAnOptionThatIsNotInTheChoice() =>
        Assert.Equal(-2147204326, Organization.FaultOf(() => Admin.Create(new Entity("account") { ["paymenttermscode"] = new OptionSetValue(99) })));

    [Fact]
    public void Create_RefusesNumbersOutsideTheirRange()
    {
        Assert.Equal(-2147204304, Organization.FaultOf(() => Admin.Create(new Entity("account") { ["creditlimit"] = new Money(-1) })));
        Assert.Equal(-2147204304, Organization.FaultOf(() => Admin.Create(new Entity("account") { ["numberofemployees"] = -1 })));
    }

    [Fact]
    public void Create_RefusesALookupToNoRow_OrToAWrongTable()
    {
        var missing = Guid.NewGuid();
        var fault = Organization.Fault(() => Admin.Create(new Entity("account") { ["primarycontactid"] = new EntityReference("contact", missing) }));
        Assert.Equal(-2147220969, fault.Detail.ErrorCode);
        Assert.Equal($"contact With Id = {missing} Does Not Exist", fault.Message);
        Assert.Equal(-2147220989, Organization.FaultOf(() => Admin.Create(new Entity("account") { ["primarycontactid"] = new EntityReference("account", _organization.Account("A")) })));
    }

    [Fact]
    public void Create_RoundsMoneyAndDecimals_AndReturnsTheirDatabaseScale()
    {
        var id = Admin.Create(new Entity("account") { ["creditlimit"] = new Money(10.005m) });
        var product = Admin.Create(new Entity("product") { ["name"] = "P", ["productnumber"] = "P", ["quantityonhand"] = 1.234565m, ["quantitydecimal"] = 2, ["defaultuomid"] = Unit(), ["defaultuomscheduleid"] = UnitGroup() });

        Assert.Equal("10.0100", _organization.Get("account", id).GetAttributeValue<Money>("creditlimit").Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("1.2345700000", _organization.Get("product", product).GetAttributeValue<decimal>("quantityonhand").ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Create_MakesTheFullNameOfAContact()
    {
        var id = Admin.Create(new Entity("contact") { ["firstname"] = "Ann", ["lastname"] = "Li" });
        Assert.Equal("Ann Li", _organization.Get("contact", id)["fullname"]);
        Admin.Update(new Entity("contact", id) { ["lastname"] = "Lee" });
        Assert.Equal("Ann Lee", _organization.Get("contact", id)["fullname"]);
    }

    [Fact]
    public void Create_IgnoresReadOnlyColumns_AndAState()
    {
        var id = Admin.Create(new Entity("account") { ["name"] = "A", ["createdon"] = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc), ["statecode"] = new OptionSetValue(1) });
        var row = _organization.Get("account", id);
        Assert.NotEqual(2001, row.GetAttributeValue<DateTime>("createdon").Year);
        Assert.Equal(0, row.GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    [Fact]
    public void Create_TakesAnOverriddenCreationDate()
    {
        var id = Admin.Create(new Entity("account") { ["name"] = "A", ["overriddencreatedon"] = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        Assert.Equal(2001, _organization.Get("account", id).GetAttributeValue<DateTime>("createdon").Year);
    }

    [Fact]
    public void Create_StampsTheServerClock()
    {
        _organization.Clock.Advance(TimeSpan.FromDays(400));
        var id = _organization.Account("Later");
        Assert.True(_organization.Get("account", id).GetAttributeValue<DateTime>("createdon") > DateTime.UtcNow.AddDays(399));
    }

    [Fact]
    public void Create_StoresAnEmptyTextAsNoValue()
    {
        var id = Admin.Create(new Entity("account") { ["name"] = "A", ["fax"] = "" });
        Assert.False(_organization.Get("account", id).Contains("fax"));
    }

    [Fact]
    public void Create_StoresUserLocalTimesInUtc_AndDatesAsDates()
    {
        var moment = new DateTime(2026, 3, 1, 22, 30, 15, 987, DateTimeKind.Utc);
        var contact = Admin.Create(new Entity("contact") { ["lastname"] = "Born", ["birthdate"] = new DateTime(1980, 5, 6, 23, 0, 0, DateTimeKind.Utc) });
        var quote = Admin.Create(new Entity("quote") { ["name"] = "Q", ["customerid"] = new EntityReference("contact", contact), ["effectivefrom"] = moment });

        var birth = _organization.Get("contact", contact).GetAttributeValue<DateTime>("birthdate");
        var from = _organization.Get("quote", quote).GetAttributeValue<DateTime>("effectivefrom");

        Assert.Equal(new DateTime(1980, 5, 6), birth);
        Assert.Equal(DateTimeKind.Unspecified, birth.Kind);
        Assert.Equal(new DateTime(2026, 3, 1, 22, 30, 15), from);
        Assert.Equal(DateTimeKind.Utc, from.Kind);
    }

    [Fact]
    public void Create_InsertsRelatedRowsInTheSameTransaction()
    {
        var account = new Entity("account") { ["name"] = "Parent" };
        account.RelatedEntities[new Relationship("account_parent_account")] = new EntityCollection([new Entity("account") { ["name"] = "Child" }]) { EntityName = "account" };
        var id = Admin.Create(account);
        Assert.Equal("Child", Assert.Single(_organization.Where("account", "parentaccountid", id)).GetAttributeValue<string>("name"));
    }

    [Fact]
    public void CreateMultiple_IsAllOrNothing()
    {
        var targets = new EntityCollection([new Entity("account") { ["name"] = "First" }, new Entity("account") { ["name"] = new string('x', 200) }]) { EntityName = "account" };
        Assert.Equal(-2147204303, Organization.FaultOf(() => Admin.Execute(new CreateMultipleRequest { Targets = targets })));
        Assert.Empty(_organization.Where("account", "name", "First"));
        targets.Entities.RemoveAt(1);
        Assert.Single(((CreateMultipleResponse)Admin.Execute(new CreateMultipleRequest { Targets = targets })).Ids);
    }

    [Fact]
    public void Create_RefusesTablesThatOnlyThePlatformWrites()
    {
        Assert.Equal(-2147219456, Organization.FaultOf(() => Admin.Create(new Entity("asyncoperation") { ["name"] = "mine" })));
        var platform = _organization.Dataverse.ServiceFor(CallContext.Platform(_organization.Dataverse.SystemUserId));
        var job = platform.Create(new Entity("asyncoperation") { ["name"] = "job", ["regardingobjectid"] = new EntityReference("account", _organization.Account("A")) });
        Admin.Update(new Entity("asyncoperation", job) { ["statecode"] = new OptionSetValue(3), ["statuscode"] = new OptionSetValue(32) });
        Assert.Equal(-2147220989, Organization.FaultOf(() => Admin.Update(new Entity("asyncoperation", job) { ["name"] = "x" })));
    }

    [Fact]
    public void Create_NumbersDocuments()
    {
        var customer = new EntityReference("account", _organization.Account("A"));
        var first = _organization.Get("quote", Admin.Create(new Entity("quote") { ["name"] = "1", ["customerid"] = customer })).GetAttributeValue<string>("quotenumber");
        var second = _organization.Get("quote", Admin.Create(new Entity("quote") { ["name"] = "2", ["customerid"] = customer })).GetAttributeValue<string>("quotenumber");
        Assert.StartsWith("QUO-01000-", first, StringComparison.Ordinal);
        Assert.StartsWith("QUO-01001-", second, StringComparison.Ordinal);
    }

    public void Dispose() => _organization.Dispose();

    private EntityReference Unit() => _organization.First("uom");

    private EntityReference UnitGroup() => _organization.First("uomschedule");
}
