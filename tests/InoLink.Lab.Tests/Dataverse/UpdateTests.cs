using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class UpdateTests : IDisposable
{
    private readonly Organization _organization = new();

    private IOrganizationService Admin => _organization.Admin;

    [Fact]
    public void Update_ChangesOnlyTheGivenColumns_AndANullEmptiesOne()
    {
        var id = Admin.Create(new Entity("account") { ["name"] = "A", ["fax"] = "1", ["telephone1"] = "2" });
        var before = _organization.Get("account", id);
        _organization.Clock.Advance(TimeSpan.FromMinutes(1));

        Admin.Update(new Entity("account", id) { ["fax"] = null });

        var after = _organization.Get("account", id);
        Assert.False(after.Contains("fax"));
        Assert.Equal("2", after["telephone1"]);
        Assert.True(after.GetAttributeValue<DateTime>("modifiedon") > before.GetAttributeValue<DateTime>("modifiedon"));
        Assert.NotEqual(before.RowVersion, after.RowVersion);
        Assert.Equal(before["createdon"], after["createdon"]);
    }

    [Fact]
    public void Update_OfNoRow_SaysSo()
    {
        var id = Guid.NewGuid();
        var fault = Organization.Fault(() => Admin.Update(new Entity("account", id) { ["name"] = "x" }));
        Assert.Equal(-2147220969, fault.Detail.ErrorCode);
        Assert.Equal($"account With Id = {id} Does Not Exist", fault.Message);
    }

    [Fact]
    public void Update_WithRowVersion_LetsOnlyTheFirstOfTwoWin()
    {
        var id = _organization.Account("A");
        var mine = _organization.Get("account", id, "name");
        var theirs = _organization.Get("account", id, "name");
        Guarded(new Entity("account", id) { ["fax"] = "1", RowVersion = mine.RowVersion });

        Assert.Equal(-2147088254, Organization.FaultOf(() => Guarded(new Entity("account", id) { ["fax"] = "2", RowVersion = theirs.RowVersion })));
        Assert.Equal(-2147088253, Organization.FaultOf(() => Guarded(new Entity("account", id) { ["fax"] = "2" })));
        Assert.Equal("1", _organization.Get("account", id)["fax"]);
    }

    [Fact]
    public async Task Update_WithRowVersion_HasOneWinnerAmongManyThreads()
    {
        var id = _organization.Account("A");
        var version = _organization.Get("account", id, "name").RowVersion;
        var wins = 0;
        await Parallel.ForAsync(0, 16, (i, _) =>
        {
            try
            {
                Guarded(new Entity("account", id) { ["fax"] = $"{i}", RowVersion = version });
                Interlocked.Increment(ref wins);
            }
            catch (System.ServiceModel.FaultException<OrganizationServiceFault> lost) when (lost.Detail.ErrorCode == -2147088254)
            {
            }

            return ValueTask.CompletedTask;
        });
        Assert.Equal(1, wins);
    }

    [Fact]
    public void Update_OfTheState_TakesItsDefaultReason_AndRefusesAReasonOfAnotherState()
    {
        var id = _organization.Account("A");
        Assert.Equal(-2147187704, Organization.FaultOf(() => Admin.Update(new Entity("account", id) { ["statuscode"] = new OptionSetValue(2) })));
        Admin.Update(new Entity("account", id) { ["statecode"] = new OptionSetValue(1) });
        Assert.Equal(2, _organization.Get("account", id).GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.Equal(-2147187704, Organization.FaultOf(() => Admin.Update(new Entity("account", id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(2) })));
    }

    [Fact]
    public void SetState_AndAssign_AreUpdatesOfTheirColumns()
    {
        var id = _organization.Account("A");
        Admin.Execute(new OrganizationRequest("SetState")
        {
            ["EntityMoniker"] = new EntityReference("account", id), ["State"] = new OptionSetValue(1), ["Status"] = new OptionSetValue(-1),
        });
        var user = _organization.Dataverse.CreateUser("New Owner", _organization.Dataverse.RootBusinessUnitId, "Basic User");
        Admin.Execute(new OrganizationRequest("Assign") { ["Target"] = new EntityReference("account", id), ["Assignee"] = new EntityReference("systemuser", user) });

        var row = _organization.Get("account", id);
        Assert.Equal(1, row.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal("New Owner", row.GetAttributeValue<EntityReference>("ownerid").Name);
        Assert.Equal(user, row.GetAttributeValue<EntityReference>("owninguser").Id);
    }

    [Fact]
    public void Upsert_CreatesThenUpdates()
    {
        var id = Guid.NewGuid();
        var first = (UpsertResponse)Admin.Execute(new UpsertRequest { Target = new Entity("account", id) { ["name"] = "A" } });
        var second = (UpsertResponse)Admin.Execute(new UpsertRequest { Target = new Entity("account", id) { ["name"] = "B" } });
        Assert.True(first.RecordCreated);
        Assert.False(second.RecordCreated);
        Assert.Equal("B", _organization.Get("account", id)["name"]);
    }

    [Fact]
    public void AlternateKey_IsUnique_FindsRows_AndIgnoresNulls()
    {
        _organization.Dataverse.Metadata.AddKey("account", new InoLink.Lab.Dataverse.KeyMetadata { LogicalName = "new_number", SchemaName = "new_Number", Columns = ["accountnumber"] });
        var id = Admin.Create(new Entity("account") { ["name"] = "A", ["accountnumber"] = "1" });
        _organization.Account("no number");
        _organization.Account("no number either");

        var fault = Organization.Fault(() => Admin.Create(new Entity("account") { ["accountnumber"] = "1" }));
        Assert.Equal(-2147088238, fault.Detail.ErrorCode);
        Admin.Update(new Entity("account", "accountnumber", "1") { ["name"] = "B" });
        Assert.Equal("B", _organization.Get("account", id)["name"]);
        Assert.Equal(-2147088239, Organization.FaultOf(() => Admin.Update(new Entity("account", "accountnumber", "2") { ["name"] = "B" })));
        var upserted = (UpsertResponse)Admin.Execute(new UpsertRequest { Target = new Entity("account", "accountnumber", "7") { ["name"] = "C" } });
        Assert.True(upserted.RecordCreated);
        Assert.Equal("7", _organization.Get("account", upserted.Target.Id)["accountnumber"]);
    }

    [Fact]
    public void ExchangeRate_FillsTheTwinsInBaseCurrency()
    {
        var euro = Admin.Create(new Entity("transactioncurrency") { ["currencyname"] = "Euro", ["isocurrencycode"] = "EUR", ["currencysymbol"] = "€", ["exchangerate"] = 0.8m });
        var id = Admin.Create(new Entity("account") { ["name"] = "A", ["transactioncurrencyid"] = new EntityReference("transactioncurrency", euro), ["creditlimit"] = new Money(100) });
        var row = _organization.Get("account", id);
        Assert.Equal(0.8m, row["exchangerate"]);
        Assert.Equal(125m, row.GetAttributeValue<Money>("creditlimit_base").Value);
    }

    public void Dispose() => _organization.Dispose();

    private void Guarded(Entity target) => Admin.Execute(new UpdateRequest { Target = target, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
}
