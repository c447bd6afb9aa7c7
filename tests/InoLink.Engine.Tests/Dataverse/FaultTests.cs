using System.ServiceModel;
using InoLink.Engine.Dataverse;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Dataverse;

public class FaultTests
{
    [Fact]
    public void ATracedFailure_NamesKindsCodesAndPlaces_AndNoWords()
    {
        FaultException<OrganizationServiceFault> fault = new(new OrganizationServiceFault { ErrorCode = -2147220969, Message = "account Secret Ltd does not exist" }, new FaultReason("account Secret Ltd does not exist"));
        Exception failure = Assert.ThrowsAny<Exception>(() => Throw(new InvalidOperationException("body {\"name\":\"Secret Ltd\"}", fault)));

        string traced = Fault.Traced(failure);

        Assert.Contains("System.InvalidOperationException", traced, StringComparison.Ordinal);
        Assert.Contains(nameof(Throw), traced, StringComparison.Ordinal);
        Assert.Contains("caused by System.ServiceModel.FaultException", traced, StringComparison.Ordinal);
        Assert.Contains("0x80040217", traced, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", traced, StringComparison.Ordinal);
    }

    private static void Throw(Exception failure) => throw failure;
}
