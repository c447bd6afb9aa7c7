using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class DeleteAndMergeTests : IDisposable
{
    private readonly Organization _organization = new();

    private IOrganizationService Admin => _organization.Admin;

    [Fact]
    public void Delete_EmptiesReferences_OrDeletesTheChildren_AsTheRelationshipSays()
    {
        var parent = _organization.Account("Parent");
        var child = Admin.Create(new Entity("account") { ["name"] = "Child", ["parentaccountid"] = new EntityReference("account", parent) });
        var contact = Admin.Create(new Entity("contact") { ["lastname"] = "Employee", ["parentcustomerid"] = new EntityReference("account", parent) });
        var version = _organization.Get("account", child).RowVersion;

        Admin.Delete("account", parent);

        Assert.False(_organization.Get("account", child).Contains("parentaccountid"));
        Assert.NotEqual(version, _organization.Get("account", child).RowVersion);
        Assert.Equal(-2147220969, Organization.FaultOf(() => _organization.Get("contact", contact)));
        Assert.Equal(-2147220969, Organization.FaultOf(() => Admin.Delete("account", parent)));
    }

    [Fact]
    public void Delete_IsRefused_WhileARestrictingRowExists()
    {
        var unit = _organization.First("uom");
        var product = Admin.Create(new Entity("product") { ["name"] = "P", ["productnumber"] = "P", ["defaultuomid"] = unit, ["defaultuomscheduleid"] = _organization.First("uomschedule"), ["quantitydecimal"] = 0 });
        Assert.Equal(-2147220953, Organization.FaultOf(() => Admin.Delete("uom", unit.Id)));
        Admin.Delete("product", product);
        Admin.Delete("uom", unit.Id);
    }

    [Fact]
    public void Delete_RaisesNoUpdateForEmptiedLinks_ButDeleteForCascadedRows()
    {
        var seen = new List<string>();
        _organization.Dataverse.Pipeline.Extension = new Listener(e => seen.Add($"{e.Message} {e.Table}"));
        var parent = _organization.Account("Parent");
        Admin.Create(new Entity("account") { ["name"] = "Child", ["parentaccountid"] = new EntityReference("account", parent) });
        Admin.Create(new Entity("contact") { ["lastname"] = "Employee", ["parentcustomerid"] = new EntityReference("account", parent) });
        seen.Clear();
        Admin.Delete("account", parent);
        Assert.Equal(["Delete contact", "Delete account"], seen);
    }

    [Fact]
    public void Merge_MovesReferences_AndDeactivatesTheSubordinate()
    {
        var master = _organization.Account("Master");
        var other = _organization.Account("Subordinate");
        var contact = Admin.Create(new Entity("contact") { ["lastname"] = "Employee", ["parentcustomerid"] = new EntityReference("account", other) });
        OperationEvent? merged = null;
        _organization.Dataverse.Pipeline.Extension = new Listener(e => merged = e.Message == "Merge" ? e : merged);

        Admin.Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = new EntityReference("account", master), ["SubordinateId"] = other, ["UpdateContent"] = new Entity("account") { ["fax"] = "5" }, ["PerformParentingChecks"] = false,
        });

        var loser = _organization.Get("account", other);
        Assert.Equal(1, loser.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.True(loser.GetAttributeValue<bool>("merged"));
        Assert.Equal(master, loser.GetAttributeValue<EntityReference>("masterid").Id);
        Assert.Equal("5", _organization.Get("account", master)["fax"]);
        Assert.Equal(master, _organization.Get("contact", contact).GetAttributeValue<EntityReference>("parentcustomerid").Id);
        Assert.Equal(master, merged!.RecordId);
        Assert.Equal(other, merged.Request["SubordinateId"]);
    }

    [Fact]
    public void Associate_FillsAnIntersectTable_OnceOnly()
    {
        var team = Admin.Create(new Entity("team") { ["name"] = "T", ["businessunitid"] = new EntityReference("businessunit", _organization.Dataverse.RootBusinessUnitId) });
        var user = new EntityReferenceCollection { new EntityReference("systemuser", _organization.Dataverse.AdministratorId) };
        var membership = new Relationship("teammembership_association");
        Admin.Associate("team", team, membership, user);
        Assert.Equal(-2147220937, Organization.FaultOf(() => Admin.Associate("team", team, membership, user)));
        Assert.Single(_organization.Where("teammembership", "teamid", team));
        Admin.Disassociate("team", team, membership, user);
        Assert.Empty(_organization.Where("teammembership", "teamid", team));
    }

    [Fact]
    public void UnknownMessage_FailsLoudly()
    {
        var fault = Organization.Fault(() => Admin.Execute(new OrganizationRequest("CalculateRollupField")));
        Assert.Equal(-2147219456, fault.Detail.ErrorCode);
        Assert.Contains("CalculateRollupField", fault.Message, StringComparison.Ordinal);
        Assert.Equal(-2147219456, Organization.FaultOf(() => Admin.RetrieveMultiple(new FetchExpression("<fetch><entity name='account'><filter><condition attribute='name' operator='eq-userlanguage'/></filter></entity></fetch>"))));
    }

    public void Dispose() => _organization.Dispose();
}
