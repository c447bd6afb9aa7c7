using Microsoft.Xrm.Sdk;

namespace InoLink.Sdk.Tests.StandIn;

public class InvalidPluginExecutionExceptionTests
{
    // measured on the official SDK (dataverse-runtime §4)
    [Fact]
    public void Status_IsFailed_WhenNoneIsNamed()
    {
        Assert.Equal(OperationStatus.Failed, new InvalidPluginExecutionException("misuse").Status);
        Assert.Equal(OperationStatus.Failed, new InvalidPluginExecutionException("misuse", new TimeoutException()).Status);
        Assert.Equal(OperationStatus.Failed, new InvalidPluginExecutionException("misuse", PluginHttpStatusCode.Conflict).Status);
    }

    [Fact]
    public void Status_AndCode_AreTheOnesThatAreNamed()
    {
        var exception = new InvalidPluginExecutionException(OperationStatus.Retry, 42, "again");

        Assert.Equal((OperationStatus.Retry, 42, "again"), (exception.Status, exception.ErrorCode, exception.Message));
        Assert.Equal(PluginHttpStatusCode.NotSet, exception.HttpStatus);
        Assert.Equal(OperationStatus.Suspended, new InvalidPluginExecutionException(OperationStatus.Suspended).Status);
    }

    [Fact]
    public void Details_AndHttpStatus_AreKept()
    {
        var details = new Dictionary<string, string> { ["table"] = "account" };

        var exception = new InvalidPluginExecutionException("refused", PluginHttpStatusCode.Forbidden, details);

        Assert.Equal((PluginHttpStatusCode.Forbidden, "account"), (exception.HttpStatus, exception.ExceptionDetails["table"]));
        Assert.Empty(new InvalidPluginExecutionException("refused").ExceptionDetails);
    }
}
