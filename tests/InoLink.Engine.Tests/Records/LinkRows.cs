using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Records;

/// <summary>Rows and links as the tests of records need them.</summary>
internal static class LinkRows
{
    public static Link Link(string table, string type, string accountingId, string accountingRef = "", JsonObject? sent = null) => new(new Entity(LinkTable.Name, Guid.NewGuid())
    {
        [LinkTable.TableName] = table,
        [LinkTable.RecordName] = "Acme",
        [LinkTable.QuickBooksType] = type,
        [LinkTable.AccountingId] = accountingId,
        [LinkTable.AccountingRef] = accountingRef,
        [LinkTable.SentValues] = JsonText.Write(sent ?? new JsonObject()),
    });

    public static Entity Row(string table, LinkStatus? status, params (string Column, object? Value)[] values)
    {
        Entity row = new(table, Guid.NewGuid());
        if (status != null)
        {
            row[Promotable.LinkStatus] = new OptionSetValue((int)status.Value);
        }

        foreach ((string column, object? value) in values)
        {
            row[column] = value;
        }

        return row;
    }
}
