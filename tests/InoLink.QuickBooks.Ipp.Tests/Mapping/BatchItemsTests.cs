using InoLink.QuickBooks.Ipp.Mapping;
using InoLink.QuickBooks.Json;
using Intuit.Ipp.DataService;
using Intuit.Ipp.Exception;
using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Tests.Mapping;

public class BatchItemsTests
{
    [Fact]
    public void An_entity_comes_under_its_name()
        => Assert.Equal(
            """{"bId":"2","Customer":{"Id":"7"}}""",
            BatchItems.Of(new IntuitBatchResponse { Id = "2", ResponseType = ResponseType.Entity, Entity = new Data.Customer { Id = "7" } }).ToString());

    [Fact]
    public void A_failed_item_comes_as_Intuits_fault()
    {
        JsonObject item = BatchItems.Of(new IntuitBatchResponse
        {
            Id = "1", ResponseType = ResponseType.Exception, Exception = new ValidationException([new IdsError("Duplicate Name Exists Error", "6240", "", "The name supplied already exists.")]),
        });

        JsonObject error = Assert.Single(item.Object("Fault")!.Objects("Error"));
        Assert.Equal(("6240", "Duplicate Name Exists Error", "The name supplied already exists."), (error.Text("code"), error.Text("Message"), error.Text("Detail")));
    }

    [Fact]
    public void A_query_that_finds_nothing_comes_as_an_empty_response()
        => Assert.Equal("""{"bId":"3","QueryResponse":{}}""", BatchItems.Of(new IntuitBatchResponse { Id = "3", ResponseType = ResponseType.Query }).ToString());

    [Fact]
    public void Rows_come_under_the_name_of_their_entity()
        => Assert.Equal("""{"Item":[{"Id":"1"},{"Id":"2"}]}""", BatchItems.Rows([new Data.Item { Id = "1" }, new Data.Item { Id = "2" }]).ToString());

    [Fact]
    public void An_item_without_anything_names_its_id_only()
        => Assert.Equal("""{"bId":"4"}""", BatchItems.Of(new IntuitBatchResponse { Id = "4", ResponseType = ResponseType.Entity }).ToString());
}
