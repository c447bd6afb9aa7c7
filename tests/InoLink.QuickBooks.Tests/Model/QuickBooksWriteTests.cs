using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Tests.Model;

public sealed class QuickBooksWriteTests
{
    [Fact]
    public void Body_OfACreate_IsTheFieldsAlone() =>
        Assert.Equal("""{"DisplayName":"A","Taxable":true}""", QuickBooksWrite.Create("Customer", new JsonObject { { "DisplayName", "A" }, { "Taxable", true } }).Body().ToString());

    [Fact]
    public void Body_OfAnUpdate_IsSparse_AndCarriesIdAndSyncToken()
    {
        JsonObject changed = new() { { "Notes", "" } };

        QuickBooksWrite write = QuickBooksWrite.Update("Customer", "7", "3", changed);

        Assert.True(write.IsUpdate);
        Assert.Equal("""{"Notes":"","Id":"7","SyncToken":"3","sparse":true}""", write.Body().ToString());
        Assert.Equal("""{"Notes":""}""", changed.ToString());
    }
}
