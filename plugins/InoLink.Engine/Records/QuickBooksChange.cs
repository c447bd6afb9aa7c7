using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Records;

/// <summary>What a changed object in QuickBooks means for the record that is linked to it (BOOKS B35). Pure.</summary>
public static class QuickBooksChange
{
    /// <summary>The entities whose changes are asked for.</summary>
    public static IReadOnlyList<string> Entities { get; } = new[] { "Customer", "Item", "Estimate", "Invoice", "SalesReceipt" };

    /// <summary>What to tell, or null where it is as it should be.</summary>
    /// <param name="changed">The object as <c>cdc</c> gives it: whole, or with status Deleted and hardly more than its id (quickbooks-api §7).</param>
    public static Problem? Of(Link link, JsonObject changed)
    {
        bool isListObject = link.QuickBooksType is "Customer" or "Item";
        if (changed.Text("status") == "Deleted")
        {
            return isListObject ? Catalogue.GoneThere(DocumentName.Kind(link.QuickBooksType), link.AccountingId) : Catalogue.DeletedThere(DocumentName.Of(link));
        }

        if (isListObject)
        {
            return changed.Flag("Active") == false ? Catalogue.InactiveThere(DocumentName.Kind(link.QuickBooksType), link.AccountingId) : null;
        }

        // a void leaves nothing but zeros and overwrites the memo (quickbooks-api §5.5)
        return changed.Text("PrivateNote") == "Voided" && (changed.Number("TotalAmt") ?? 0m) == 0m ? Catalogue.VoidedThere(DocumentName.Of(link)) : null;
    }
}
