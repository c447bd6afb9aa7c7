using InoLink.Engine.Companies;

namespace InoLink.Engine.Tests.Companies;

public sealed class QuickBooksPageTests
{
    [Theory]
    [InlineData("Customer", "58", true, "https://qbo.intuit.com/login?deeplinkcompanyid=123&pagereq=customerdetail%3FnameId%3D58")]
    [InlineData("Estimate", "7", true, "https://qbo.intuit.com/login?deeplinkcompanyid=123&pagereq=estimate%3FtxnId%3D7")]
    [InlineData("Invoice", "130", false, "https://sandbox.qbo.intuit.com/login?deeplinkcompanyid=123&pagereq=invoice%3FtxnId%3D130")]
    [InlineData("SalesReceipt", "9", false, "https://sandbox.qbo.intuit.com/login?deeplinkcompanyid=123&pagereq=salesreceipt%3FtxnId%3D9")]
    [InlineData("Item", "3", true, "https://qbo.intuit.com/login?deeplinkcompanyid=123&pagereq=items")]
    public void Of_KeepsCompanyAndPage_ThroughASignIn(string type, string id, bool production, string expected) =>
        Assert.Equal(expected, QuickBooksPage.Of(type, id, "123", production));
}
