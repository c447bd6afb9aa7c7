using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

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
        Assert.Equal(expected, QuickBooksPage.Of(type, id, Company(production), ""));

    [Fact]
    public void Of_LeadsToTheLaboratory_WhereThereIsOne() =>
        Assert.Equal("http://127.0.0.1:5001/login?deeplinkcompanyid=123&pagereq=invoice%3FtxnId%3D130", QuickBooksPage.Of("Invoice", "130", Company(true), "http://127.0.0.1:5001/"));

    private static Company Company(bool production) => new(new Entity(CompanyTable.Name)
    {
        [CompanyTable.RealmId] = "123",
        [CompanyTable.Environment] = (production ? QuickBooksEnvironment.Production : QuickBooksEnvironment.Sandbox).ToOption(),
    });
}
