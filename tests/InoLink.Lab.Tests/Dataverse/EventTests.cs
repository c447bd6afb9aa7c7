using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class EventTests : IDisposable
{
    private readonly Organization _organization = new();
    private readonly List<OperationEvent> _events = [];

    public EventTests() => _organization.Dataverse.Pipeline.Extension = new Listener(_events.Add);

    [Fact]
    public void Create_HasAPostImageOnly_AndAFullTarget()
    {
        var id = _organization.Account("A");
        var e = Assert.Single(_events);
        Assert.Equal(("Create", "account", id), (e.Message, e.Table, e.RecordId));
        Assert.Null(e.PreImage);
        Assert.Equal("A", e.PostImage!["name"]);
        Assert.Equal(id, ((CreateResponse)e.Response).id);
        var target = Assert.IsType<CreateRequest>(e.Request).Target;
        Assert.Equal(id, target.Id);
        Assert.True(target.Contains("statecode") && target.Contains("createdon"));
    }

    [Fact]
    public void Update_WithUnchangedValues_StillRaises_WithTheColumnsInTarget()
    {
        var id = _organization.Account("A");
        _events.Clear();
        _organization.Admin.Update(new Entity("account", id) { ["name"] = "A", ["fax"] = null });
        var e = Assert.Single(_events);
        Assert.Equal("Update", e.Message);
        var target = ((UpdateRequest)e.Request).Target;
        Assert.True(target.Contains("name") && target.Contains("fax") && target.Contains("modifiedon"));
        Assert.False(target.Contains("telephone1"));
        Assert.Equal("A", e.PreImage!["name"]);
        Assert.Equal("A", e.PostImage!["name"]);
    }

    [Fact]
    public void Images_AreCopies()
    {
        var id = _organization.Account("A");
        _events[0].PostImage!["name"] = "changed";
        ((CreateRequest)_events[0].Request).Target["name"] = "changed";
        Assert.Equal("A", _organization.Get("account", id)["name"]);
    }

    [Fact]
    public void CreateMultiple_RaisesOneCreatePerRow()
    {
        var targets = new EntityCollection([new Entity("account") { ["name"] = "1" }, new Entity("account") { ["name"] = "2" }]) { EntityName = "account" };
        var ids = ((CreateMultipleResponse)_organization.Admin.Execute(new CreateMultipleRequest { Targets = targets })).Ids;
        Assert.Equal(ids, _events.Select(e => e.RecordId));
        Assert.All(_events, e => Assert.Equal("Create", e.Message));
    }

    [Fact]
    public void Update_OfOwnerOrState_AlsoRaisesTheOldMessages()
    {
        var id = _organization.Account("A");
        var user = _organization.Dataverse.CreateUser("Other", _organization.Dataverse.RootBusinessUnitId, "Basic User");
        _events.Clear();
        _organization.Admin.Update(new Entity("account", id) { ["ownerid"] = new EntityReference("systemuser", user) });
        _organization.Admin.Update(new Entity("account", id) { ["statecode"] = new OptionSetValue(1) });
        Assert.Equal(["Update", "Assign", "Update", "SetState", "SetStateDynamicEntity"], _events.Select(e => e.Message));
    }

    [Fact]
    public void Delete_HasAPreImageOnly()
    {
        var id = _organization.Account("A");
        _organization.Admin.Delete("account", id);
        var e = _events[^1];
        Assert.Equal("Delete", e.Message);
        Assert.Equal("A", e.PreImage!["name"]);
        Assert.Null(e.PostImage);
    }

    [Fact]
    public void BypassBusinessLogicExecution_RaisesNothing()
    {
        _organization.Admin.Execute(new CreateRequest { Target = new Entity("account") { ["name"] = "A" }, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
        Assert.Empty(_events);
    }

    public void Dispose() => _organization.Dispose();
}
