using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>One line that sells an item: reference, arithmetic, tax code (quickbooks-api §5.2, §5.3).</summary>
internal sealed class SalesItemLine(Change change, JsonObject line)
{
    private const string ItemPath = "Line.SalesItemLineDetail.ItemRef";
    private const int MostDecimals = 7;

    /// <summary>Checks and completes the line; true if it is the shipping line.</summary>
    public bool Check()
    {
        JsonObject detail = Json.Object(line, "SalesItemLineDetail") ?? throw Refusal.Rule("6440", "The line detail is missing.", "Line.SalesItemLineDetail");
        Arithmetic(detail);
        if ((Json.Number(detail, "DiscountRate") ?? 0m) != 0m || (Json.Number(detail, "DiscountAmt") ?? 0m) != 0m || detail["TaxInclusiveAmt"] is not null)
        {
            throw new NotEmulatedException("DiscountRate, DiscountAmt and TaxInclusiveAmt on a line");
        }

        if (Json.Reference(detail, "ClassRef") is { } classId)
        {
            StoredObject found = change.Work.Find("Class", classId) ?? throw Refusal.Reference($"Klasses element id {classId} not found", "Reference Id");
            detail["ClassRef"] = References.To(found);
        }

        string id = Json.Reference(detail, "ItemRef") ?? "1";
        if (id == SalesLines.Shipping)
        {
            Shipping(detail);
            return true;
        }

        StoredObject item = Item(id);
        detail["ItemRef"] = References.To(item);
        TaxCode(detail, Json.Flag(item.Json, "Taxable"), Json.Reference(item.Json, "SalesTaxCodeRef"));
        return false;
    }

    public static void RefusePrecision(decimal amount)
    {
        if (decimal.Round(amount, 2) != amount)
        {
            throw Refusal.Rule("2140", "Amount has more precision than allowed", "Line.Amount");
        }
    }

    private void Arithmetic(JsonObject detail)
    {
        decimal amount = Json.Number(line, "Amount") ?? throw Refusal.Missing("Line.Amount");
        RefusePrecision(amount);
        (decimal? price, decimal? quantity) = (Json.Number(detail, "UnitPrice"), Json.Number(detail, "Qty"));
        foreach ((decimal? number, string member) in new[] { (price, "UnitPrice"), (quantity, "Qty") })
        {
            if (number is { } given && decimal.Round(given, MostDecimals) != given)
            {
                throw new IntuitFault([Refusal.Number(given.ToString(CultureInfo.InvariantCulture), "Line.SalesItemLineDetail." + member)]);
            }
        }

        if (price is { } each && quantity is { } many && SalesLines.Cents(each * many) != amount)
        {
            throw Refusal.AmountMismatch(amount);
        }
    }

    private StoredObject Item(string id)
    {
        if (id == "GRATUITY_ITEM_ID")
        {
            throw new NotEmulatedException("gratuity lines");
        }

        StoredObject item = change.Work.Find("Item", id) ?? throw Refusal.Reference(ItemPath, ItemPath);
        string? type = Json.String(item.Json, "Type");
        if (type == "Category")
        {
            throw Refusal.CategoryInTransaction();
        }

        if (type == "Group")
        {
            throw Refusal.Reference(ItemPath, ItemPath);
        }

        if (!item.Active && !Kept(id))
        {
            throw Refusal.Reference("Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.", ItemPath);
        }

        if (type == "Inventory" && string.CompareOrdinal(Json.String(change.Draft, "TxnDate"), Json.String(item.Json, "InvStartDate")) < 0)
        {
            throw Refusal.Rule("6270", "The transaction date is before the start date of an inventory item.", "TxnDate");
        }

        return item;
    }

    private bool Kept(string itemId) => (change.Before?.Json["Line"] as JsonArray ?? []).OfType<JsonObject>()
        .Any(before => Json.Reference(Json.Object(before, "SalesItemLineDetail"), "ItemRef") == itemId);

    private void Shipping(JsonObject detail)
    {
        if (!change.Profile.AllowShipping)
        {
            throw Refusal.Business("Shipping is switched off in this company (SalesFormsPrefs.AllowShipping).", ItemPath);
        }

        detail["ItemRef"] = Json.Reference(SalesLines.Shipping);
        TaxCode(detail, itemTaxable: false, itemCode: null);
    }

    private void TaxCode(JsonObject detail, bool itemTaxable, string? itemCode)
    {
        string? code = Json.Reference(detail, "TaxCodeRef");
        if (change.Work.IsUnitedStates)
        {
            code = string.IsNullOrEmpty(code) ? itemTaxable && change.Profile.UsingSalesTax ? "TAX" : "NON" : code;
            detail["TaxCodeRef"] = code is "TAX" or "NON"
                ? Json.Reference(code)
                : throw Refusal.Rule("6100", "The tax code of a line must be TAX or NON in a US company.", "Line.SalesItemLineDetail.TaxCodeRef");
            return;
        }

        if (!change.Profile.UsingSalesTax || change.Text("GlobalTaxCalculation") == "NotApplicable")
        {
            detail.Remove("TaxCodeRef");
            return;
        }

        code = string.IsNullOrEmpty(code) ? itemCode : code;
        if (code is null)
        {
            throw Refusal.Business("When you use a GST/HST rate, you need to choose a sales tax code for each line item.");
        }

        StoredObject found = change.Work.Find("TaxCode", code) ?? throw Refusal.Reference($"TaxCodes element id {code} not found", "Line.SalesItemLineDetail.TaxCodeRef");
        detail["TaxCodeRef"] = found.Active
            ? Json.Reference(found.Id)
            : throw Refusal.Rule("6160", "The tax code can't be used in this transaction.", "Line.SalesItemLineDetail.TaxCodeRef");
    }
}
