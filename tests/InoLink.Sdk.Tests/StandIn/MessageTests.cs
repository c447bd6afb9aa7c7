using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Sdk.Tests.StandIn;

public class MessageTests
{
    public static TheoryData<OrganizationRequest, string> Requests => new()
    {
        { new CreateRequest(), "Create" },
        { new UpdateRequest(), "Update" },
        { new DeleteRequest(), "Delete" },
        { new RetrieveRequest(), "Retrieve" },
        { new RetrieveMultipleRequest(), "RetrieveMultiple" },
        { new UpsertRequest(), "Upsert" },
        { new AssociateRequest(), "Associate" },
        { new DisassociateRequest(), "Disassociate" },
        { new ExecuteMultipleRequest(), "ExecuteMultiple" },
        { new ExecuteTransactionRequest(), "ExecuteTransaction" },
        { new CreateMultipleRequest(), "CreateMultiple" },
        { new UpdateMultipleRequest(), "UpdateMultiple" },
        { new UpsertMultipleRequest(), "UpsertMultiple" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void TypedRequest_NamesItsMessage(OrganizationRequest request, string message) => Assert.Equal(message, request.RequestName);

    [Fact]
    public void TypedRequest_IsAViewOverItsParameters()
    {
        var target = new Entity("account");

        var request = new UpdateRequest { Target = target, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };

        Assert.Same(target, request.Parameters["Target"]);
        Assert.Equal(ConcurrencyBehavior.IfRowVersionMatches, request["ConcurrencyBehavior"]);
        Assert.Equal(ConcurrencyBehavior.Default, new UpdateRequest().ConcurrencyBehavior);
        Assert.Null(new RetrieveRequest().ColumnSet);
    }

    [Fact]
    public void TypedResponse_IsAViewOverItsResults()
    {
        var id = Guid.NewGuid();

        Assert.Equal(id, new CreateResponse { Results = { ["id"] = id } }.id);
        Assert.True(new UpsertResponse { Results = { ["RecordCreated"] = true } }.RecordCreated);
        Assert.False(new ExecuteMultipleResponse().IsFaulted);
        Assert.Null(new RetrieveMultipleResponse().EntityCollection);
    }
}
