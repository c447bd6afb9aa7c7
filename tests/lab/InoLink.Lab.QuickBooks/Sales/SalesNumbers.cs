using System.Globalization;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>
/// Document numbers (quickbooks-api §5.1): given by QuickBooks unless the company numbers itself; a number sent is kept; a duplicate
/// is refused only with both switches on. Invoices and receipts share one row of numbers, estimates have their own.
/// </summary>
internal static class SalesNumbers
{
    private const long First = 1001;

    public static void Apply(Change change, string type)
    {
        string sequence = type == "Estimate" ? "Number Estimate" : "Number Sales";
        string? sent = Json.String(change.Sent, "DocNumber");
        if (string.IsNullOrEmpty(sent))
        {
            Keep(change, sequence);
            return;
        }

        RefuseDuplicate(change, type, sent);
        if (long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            change.Work.Reserve(sequence, number);
        }
    }

    private static void Keep(Change change, string sequence)
    {
        if (Json.String(change.Before?.Json, "DocNumber") is { } before)
        {
            change.Draft["DocNumber"] = before;
        }
        else if (change.IsCreate && !change.Profile.CustomTxnNumbers)
        {
            change.Work.Reserve(sequence, First - 1);
            change.Draft["DocNumber"] = change.Work.NextId(sequence);
        }
    }

    private static void RefuseDuplicate(Change change, string type, string number)
    {
        if (!change.Profile.CustomTxnNumbers || !change.Profile.WarnDuplicateNumbers || change.Includes.Contains("allowduplicatedocnum"))
        {
            return;
        }

        StoredObject? holder = change.Work.All(type).FirstOrDefault(other => other.Id != change.Id && Json.String(other.Json, "DocNumber") == number);
        if (holder is not null)
        {
            throw Refusal.DuplicateNumber(number, type, holder.Id);
        }
    }
}
