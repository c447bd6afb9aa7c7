using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.SampleData;

/// <summary>Writes the sample quotes, orders and invoices with their lines, then brings each into its state. A document that exists already stays as it is.</summary>
public sealed class SampleDocuments(IOrganizationService service)
{
    /// <summary>quote, salesorder or invoice, and the column of the document's day (BOOKS B17).</summary>
    private static readonly Dictionary<string, string> Dates = new(StringComparer.Ordinal) { ["quote"] = "effectivefrom", ["salesorder"] = "submitdate", ["invoice"] = "ino_documentdate" };

    public void Write(JsonArray documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (string table in Dates.Keys)
        {
            HashSet<Guid> existing = [.. service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(false) }).Entities.Select(row => row.Id)];
            foreach (JsonObject row in documents.OfType<JsonObject>().Where(row => row["table"]!.GetValue<string>() == table))
            {
                Guid id = SampleWriter.IdOf($"{table}:{row["key"]!.GetValue<string>()}");
                if (!existing.Contains(id))
                {
                    Write(table, id, row);
                }
            }
        }
    }

    private void Write(string table, Guid id, JsonObject row)
    {
        string customer = row["customer"]!.GetValue<string>();
        Entity document = new(table, id)
        {
            ["name"] = row["name"]!.GetValue<string>(),
            ["customerid"] = new EntityReference(customer.Split(':')[0], SampleWriter.IdOf(customer)),
            [Dates[table]] = Day(row, "date"),
            ["freightamount"] = Money(row, "freight"),
            ["discountamount"] = Money(row, "discount"),
            ["discountpercentage"] = row["percent"]?.GetValue<decimal>(),
            ["paymenttermscode"] = row["terms"] is { } terms ? new OptionSetValue(terms.GetValue<int>()) : null,
        };
        if (row["priceList"]?.GetValue<bool>() != false)
        {
            document["pricelevelid"] = new EntityReference("pricelevel", SampleProducts.PriceList);
        }

        if (row["due"] is not null)
        {
            document["duedate"] = Day(row, "due");
        }

        if (row["from"]?.GetValue<string>() is { } origin)
        {
            string before = origin.Split(':')[0];
            document[before + "id"] = new EntityReference(before, SampleWriter.IdOf(origin));
        }

        service.Create(document);
        foreach (JsonObject line in row["lines"]!.AsArray().OfType<JsonObject>())
        {
            service.Create(Line(document, line));
        }

        Bring(document, row["state"]?.GetValue<string>());
    }

    private static Entity Line(Entity document, JsonObject line)
    {
        Entity detail = new(document.LogicalName + "detail")
        {
            [document.LogicalName + "id"] = document.ToEntityReference(),
            ["quantity"] = line["quantity"]!.GetValue<decimal>(),
            ["manualdiscountamount"] = Money(line, "off"),
            ["volumediscountamount"] = Money(line, "volume"),
            ["tax"] = Money(line, "tax"),
            ["description"] = line["description"]?.GetValue<string>(),
        };
        if (line["writeIn"]?.GetValue<string>() is { } writeIn)
        {
            detail["isproductoverridden"] = true;
            detail["productdescription"] = writeIn;
        }
        else
        {
            detail["productid"] = new EntityReference("product", SampleWriter.IdOf("product:" + line["product"]!.GetValue<string>()));
            detail["uomid"] = SampleProducts.Unit(line["unit"]?.GetValue<string>() ?? "Each");
        }

        if (Money(line, "price") is { } price)
        {
            detail["priceperunit"] = price;
            detail["ispriceoverridden"] = true;
        }

        return detail;
    }

    // closing activities lead to some states, a plain update to the others (FIDELITY, Sales)
    private void Bring(Entity document, string? state)
    {
        switch (state)
        {
            case null:
                break;
            case "Active" or "Submitted":
                State(document, 1);
                break;
            case "Paid":
                State(document, 2);
                break;
            case "Canceled" when document.LogicalName == "invoice":
                State(document, 3);
                break;
            case "Canceled":
                Close("CancelSalesOrder", "OrderClose", document, 4);
                break;
            case "Won":
                State(document, 1);
                Close("WinQuote", "QuoteClose", document, 4);
                break;
            case "Lost":
                State(document, 1);
                Close("CloseQuote", "QuoteClose", document, 5);
                break;
            default:
                throw new InvalidDataException($"{document.LogicalName} {document["name"]}: the state {state} is not known.");
        }
    }

    private void State(Entity document, int state) => service.Update(new Entity(document.LogicalName, document.Id) { ["statecode"] = new OptionSetValue(state) });

    private void Close(string message, string activity, Entity document, int status) => service.Execute(new OrganizationRequest(message)
    {
        [activity] = new Entity(activity.ToLowerInvariant()) { [document.LogicalName + "id"] = document.ToEntityReference(), ["subject"] = message },
        ["Status"] = new OptionSetValue(status),
    });

    private static Money? Money(JsonObject row, string member) => row[member] is { } amount ? new Money(amount.GetValue<decimal>()) : null;

    private static DateTime? Day(JsonObject row, string member) => row[member]?.GetValue<string>() is { } day ? DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
