using InoLink.Plugins.Registration;

#pragma warning disable CA1040 // stands for the SDK's interface, by its name

namespace Microsoft.Xrm.Sdk
{
    /// <summary>The name by which plug-in classes are found; the test assembly itself is read as a sample.</summary>
    public interface IPlugin
    {
    }
}

namespace InoLink.Solution.Tests.Samples
{
    public abstract class SampleBase : Microsoft.Xrm.Sdk.IPlugin
    {
    }

    [Step("Update", "account", Filter = "name, ino_linkstatus")]
    [Step("Create", "invoice")]
    [Step("Delete", "contact")]
    [Step("Merge", "account")]
    [Image("Update", ImageKind.Pre, "before", "ino_linkstatus, ino_totalcheck, accountnumber")]
    [Image("Create", ImageKind.Post, "after", "invoicenumber")]
    public sealed class SampleStep : SampleBase
    {
    }

    [CustomApi("ino_SampleCall", "prvCreateino_LinkJob", "Sample call", "Does a thing.", IsFunction = true)]
    [RequestParameter("RecordId", ApiType.Guid, "Which record.")]
    [RequestParameter("Force", ApiType.Boolean, "Even so.", Optional = true)]
    [ResponseProperty("Names", ApiType.StringArray, "What was found.")]
    public sealed class SampleCall : SampleBase
    {
    }

    [CustomApi("ino_SampleEvent", "prvWriteino_AccountingCompany", "Sample event", "Something happened.", IsEvent = true)]
    public sealed class SampleEvent : SampleBase
    {
    }
}
