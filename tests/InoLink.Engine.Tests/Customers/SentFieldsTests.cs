using InoLink.Engine.Customers;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Customers;

/// <summary>Is what QuickBooks holds what was sent (BOOKS B04)?</summary>
public sealed class SentFieldsTests
{
    [Theory]
    [InlineData("""{"DisplayName":"A"}""", """{"Id":"1","DisplayName":"A","Active":true}""", true)]
    [InlineData("""{"DisplayName":"A"}""", """{"DisplayName":"a"}""", false)]
    [InlineData("""{"DisplayName":"A"}""", "{}", false)]
    [InlineData("""{"BillAddr":{"City":"X"}}""", """{"BillAddr":{"Id":"9","City":"X","Lat":"INVALID"}}""", true)]
    [InlineData("""{"BillAddr":{"City":"X"}}""", """{"BillAddr":{"Id":"9","City":"Y"}}""", false)]
    [InlineData("""{"BillAddr":{"City":"X"}}""", "{}", false)]
    [InlineData("""{"ParentRef":{"value":"7"}}""", """{"ParentRef":{"value":"7","name":"Holding"}}""", true)]
    [InlineData("""{"Job":true}""", """{"Job":true}""", true)]
    [InlineData("""{"Job":true}""", """{"Job":false}""", false)]
    [InlineData("""{"UnitPrice":1.50}""", """{"UnitPrice":1.5}""", true)]
    [InlineData("""{"Notes":""}""", "{}", true)]
    [InlineData("""{"Notes":""}""", """{"Notes":"still there"}""", false)]
    [InlineData("""{"Fax":{"FreeFormNumber":""}}""", "{}", true)]
    [InlineData("""{"Fax":{"FreeFormNumber":""}}""", """{"Fax":{}}""", true)]
    [InlineData("""{"Fax":{"FreeFormNumber":""}}""", """{"Fax":{"FreeFormNumber":"5"}}""", false)]
    [InlineData("""{"Fax":{"FreeFormNumber":""}}""", """{"Fax":"5"}""", false)]
    [InlineData("{}", """{"DisplayName":"A"}""", true)]
    public void Match_ComparesWhatWasSent_AndNothingElse(string sent, string held, bool expected) =>
        Assert.Equal(expected, SentFields.Match(JsonText.Read(sent), JsonText.Read(held)));
}
