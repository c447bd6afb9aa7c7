using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>Estimates, invoices and sales receipts (quickbooks-api §5): header, lines, tax, total, links, in this order.</summary>
internal sealed class SalesRules(Shape shape) : EntityRules
{
    public override Shape Shape => shape;

    public override string Sequence => "Transaction";

    /// <summary>Estimates post nothing: no balance, no quantity, no closing date.</summary>
    public bool Posts => Name != "Estimate";

    public override IEnumerable<StoredObject> DefaultOrder(IEnumerable<StoredObject> objects) =>
        objects.OrderByDescending(stored => stored.Updated).ThenByDescending(stored => stored.Id, IdOrder.Instance);

    public override void Apply(Change change)
    {
        if (Name == "Estimate" && !change.Profile.AllowEstimates)
        {
            throw Refusal.FeatureOff("Estimates are switched off in this company (SalesFormsPrefs.AllowEstimates).");
        }

        StoredObject? customer = SalesHeader.Apply(change, this);
        SalesLines lines = SalesLines.Apply(change);
        decimal tax = SalesTax.Apply(change, lines, customer);
        decimal total = lines.Net + tax;
        if (total < 0m)
        {
            throw Refusal.NegativeAmount();
        }

        Totals(change, total);
        SalesLinks.Apply(change, Name);
    }

    public override void Follow(Change change, StoredObject stored) => SalesPosting.Move(change.Work, this, change.Before?.Json, stored.Json);

    public override void Delete(Work work, StoredObject stored)
    {
        SalesHeader.RefuseClosed(work, this, stored.Json);
        SalesLinks.RefuseLinkedEstimate(stored);
        SalesLinks.Release(work, stored);
        SalesPosting.Move(work, this, stored.Json, null);
    }

    public override JsonObject Void(Work work, StoredObject stored)
    {
        if (Name == "Estimate")
        {
            throw Refusal.Unsupported("Void");
        }

        SalesHeader.RefuseClosed(work, this, stored.Json);
        JsonObject json = Json.Copy(stored.Json);
        foreach (JsonObject line in json["Line"]!.AsArray().OfType<JsonObject>())
        {
            line["Amount"] = Json.Amount(0m);
            if (Name == "SalesReceipt" && Json.Object(line, "SalesItemLineDetail") is { } detail)
            {
                SetIfPresent(detail, "UnitPrice");
                SetIfPresent(detail, "Qty");
            }
        }

        if (json["TxnTaxDetail"] is not null)
        {
            json["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = 0 };
        }

        json["PrivateNote"] = "Voided";
        json["TotalAmt"] = Json.Amount(0m);
        json["Balance"] = Json.Amount(0m);
        SetIfPresent(json, "HomeTotalAmt");
        SalesPosting.Move(work, this, stored.Json, json);
        return json;
    }

    private static void SetIfPresent(JsonObject json, string member)
    {
        if (json[member] is not null)
        {
            json[member] = Json.Amount(0m);
        }
    }

    private void Totals(Change change, decimal total)
    {
        JsonObject draft = change.Draft;
        draft["TotalAmt"] = Json.Amount(total);
        if (change.Profile.MultiCurrency)
        {
            decimal rate = Json.Number(draft, "ExchangeRate") ?? 1m;
            draft["HomeTotalAmt"] = Json.Amount(decimal.Round(total * rate, 2, MidpointRounding.AwayFromZero));
        }

        if (Posts)
        {
            draft["Balance"] = Json.Amount(Name == "Invoice" ? total : 0m);
        }
    }
}
