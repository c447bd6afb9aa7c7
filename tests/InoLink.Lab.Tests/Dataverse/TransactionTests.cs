using System.ServiceModel;
using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class TransactionTests : IDisposable
{
    private readonly Organization _organization = new();

    private IOrganizationService Admin => _organization.Admin;

    [Fact]
    public void AThrowAfterTheOperation_UndoesTheRequest()
    {
        _organization.Dataverse.Pipeline.Extension = new Listener(_ => throw new InvalidPluginExecutionException("stopped"));
        var fault = Organization.Fault(() => _organization.Account("A"));
        Assert.Equal(-2147220891, fault.Detail.ErrorCode);
        Assert.Equal("stopped", fault.Message);
        _organization.Dataverse.Pipeline.Extension = null;
        Assert.Empty(_organization.Where("account", "name", "A"));
    }

    [Fact]
    public void RequestsOfACustomApi_AreStoredTogetherOrNotAtAll()
    {
        Custom(service =>
        {
            service.Create(new Entity("account") { ["name"] = "Together" });
            service.Create(new Entity("account") { ["name"] = new string('x', 200) });
        });
        Assert.Equal(-2147204303, Organization.FaultOf(() => Admin.Execute(new OrganizationRequest("custom"))));
        Assert.Empty(_organization.Where("account", "name", "Together"));
    }

    [Fact]
    public void ASwallowedFault_DoomsTheTransaction()
    {
        Custom(service =>
        {
            service.Create(new Entity("account") { ["name"] = "Before" });
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Retrieve("account", Guid.NewGuid(), new Microsoft.Xrm.Sdk.Query.ColumnSet()));
        });
        Assert.Equal(-2146893812, Organization.FaultOf(() => Admin.Execute(new OrganizationRequest("custom"))));
        Assert.Empty(_organization.Where("account", "name", "Before"));
    }

    [Fact]
    public void ADoomedTransaction_TakesNoMoreRequests()
    {
        var code = 0;
        Custom(service =>
        {
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Delete("account", Guid.NewGuid()));
            code = Organization.FaultOf(() => service.Create(new Entity("account")));
        });
        Organization.FaultOf(() => Admin.Execute(new OrganizationRequest("custom")));
        Assert.Equal(-2147220911, code);
    }

    [Fact]
    public void NestedRequests_JoinFromAnotherThread_AndSeeWhatWasWritten()
    {
        Custom(service =>
        {
            var id = service.Create(new Entity("account") { ["name"] = "Mine" });
            var name = "";
            var thread = new Thread(() => name = service.Retrieve("account", id, new Microsoft.Xrm.Sdk.Query.ColumnSet("name")).GetAttributeValue<string>("name"));
            thread.Start();
            thread.Join();
            Assert.Equal("Mine", name);
        });
        Admin.Execute(new OrganizationRequest("custom"));
        Assert.Single(_organization.Where("account", "name", "Mine"));
    }

    [Fact]
    public void Depth_BeyondEight_IsAnInfiniteLoop()
    {
        var depths = new List<int>();
        _organization.Dataverse.Pipeline.Extension = new Listener(_ => { }, (request, context) =>
        {
            depths.Add(context.Depth);
            return _organization.Dataverse.ServiceFor(context.UserId, context).Execute(request);
        });
        Assert.Equal(-2147204734, Organization.FaultOf(() => Admin.Execute(new OrganizationRequest("loop"))));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], depths);
    }

    [Fact]
    public void ExecuteMultiple_KeepsGoing_AndExecuteTransaction_Undoes()
    {
        var requests = new OrganizationRequestCollection
        {
            new CreateRequest { Target = new Entity("account") { ["name"] = "Good" } },
            new CreateRequest { Target = new Entity("account") { ["name"] = new string('x', 200) } },
            new CreateRequest { Target = new Entity("account") { ["name"] = "Good" } },
        };
        var multiple = (ExecuteMultipleResponse)Admin.Execute(new ExecuteMultipleRequest { Requests = requests, Settings = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = true } });
        Assert.True(multiple.IsFaulted);
        Assert.Equal(3, multiple.Responses.Count);
        Assert.Equal(-2147204303, multiple.Responses[1].Fault.ErrorCode);
        Assert.Equal(2, _organization.Where("account", "name", "Good").Count);

        var fault = Organization.Fault(() => Admin.Execute(new ExecuteTransactionRequest { Requests = requests }));
        Assert.Equal(1, Assert.IsType<ExecuteTransactionFault>(fault.Detail).FaultedRequestIndex);
        Assert.Equal(2, _organization.Where("account", "name", "Good").Count);
    }

    [Fact]
    public void AfterCommit_RunsOnlyWhenStored()
    {
        var ran = 0;
        _organization.Dataverse.Pipeline.Extension = new Listener(e => e.Context.AfterCommit(() => ran++));
        _organization.Account("A");
        Assert.Equal(1, ran);
        Organization.FaultOf(() => Admin.Execute(new ExecuteTransactionRequest { Requests = [new CreateRequest { Target = new Entity("account") }, new DeleteRequest { Target = new EntityReference("account", Guid.NewGuid()) }] }));
        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task ManyThreads_LoseNoUpdate_WhenALockRowIsWrittenFirst()
    {
        var id = Admin.Create(new Entity("account") { ["name"] = "Counter", ["numberofemployees"] = 0 });
        Custom(service =>
        {
            service.Update(new Entity("account", id) { ["fax"] = "lock" });
            var count = service.Retrieve("account", id, new Microsoft.Xrm.Sdk.Query.ColumnSet("numberofemployees")).GetAttributeValue<int>("numberofemployees");
            service.Update(new Entity("account", id) { ["numberofemployees"] = count + 1 });
        });
        await Parallel.ForAsync(0, 40, (_, _) =>
        {
            Admin.Execute(new OrganizationRequest("custom"));
            return ValueTask.CompletedTask;
        });
        Assert.Equal(40, _organization.Get("account", id).GetAttributeValue<int>("numberofemployees"));
    }

    public void Dispose() => _organization.Dispose();

    private void Custom(Action<IOrganizationService> body) =>
        _organization.Dataverse.Pipeline.Extension = new Listener(_ => { }, (_, context) =>
        {
            body(_organization.Dataverse.ServiceFor(context.UserId, context));
            return new OrganizationResponse();
        });
}
