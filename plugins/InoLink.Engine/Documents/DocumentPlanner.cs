using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>Quote → Estimate, order → Invoice, SalesReceipt or Estimate, invoice → Invoice. Made without service, clock or HTTP; every limit is checked before anything is sent.</summary>
public static class DocumentPlanner
{
    public static Plan Make(DocumentSource document, DocumentContext context, DocumentPreferences preferences, CompanySettings settings)
    {
        string entity = DocumentStates.Becomes(document, preferences);
        Problem? problem = DocumentStates.Check(document) ?? Complete(document) ?? Settings(entity, preferences, settings);
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        DateTime txnDate = DocumentDates.TxnDate(document.Date, context.Today, settings.BookCloseDate, preferences.DayOfPromotion, preferences.RedateClosedBooks, out DateTime? moved, out problem);
        DocumentLines lines = new(document, context, preferences, settings);
        problem ??= lines.AddProducts(txnDate) ?? lines.AddFreight();
        NetProof? proof = problem == null ? NetProof.Make(document, lines.Amounts, out problem) : null;
        problem ??= lines.AddDiscount(proof!.DocumentDiscount);
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        DocumentHeader header = new(document, context, preferences, settings, entity);
        JsonObject fields = header.Build(txnDate, moved, out problem);
        problem ??= Tax(document, lines, preferences, settings, fields);
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        fields["Line"] = lines.Lines.ToList();
        List<string> warnings = new(header.Warnings);
        if (DocumentStates.IsPaid(document))
        {
            warnings.Add("The invoice is paid in the CRM: record the payment in QuickBooks.");
        }

        JsonObject wanted = fields.Copy();
        wanted[DocumentFingerprint.Member] = DocumentFingerprint.Of(document);
        return Plan.Create(entity, wanted, fields, warnings, new Totals(proof!.Crm, proof.Planned, document.Tax, document.Currency));
    }

    /// <summary>What the document itself lacks, or null.</summary>
    internal static Problem? Complete(DocumentSource document) =>
        document.CustomerId == null ? Catalogue.NoCustomer()
        : document.PricingError != 0 ? Catalogue.PricingError()
        : document.Lines.Count == 0 ? Catalogue.NoLines()
        : null;

    private static Problem? Settings(string entity, DocumentPreferences preferences, CompanySettings settings) => entity switch
    {
        "Estimate" when !settings.AllowEstimates => Catalogue.EstimatesAreOff(),
        "SalesReceipt" when preferences.DepositAccount.Length == 0 => Catalogue.MissingSetting("Deposit Account"),
        "SalesReceipt" when preferences.PaymentMethod.Length == 0 => Catalogue.MissingSetting("Payment Method"),
        _ => null,
    };

    private static Problem? Tax(DocumentSource document, DocumentLines lines, DocumentPreferences preferences, CompanySettings settings, JsonObject fields)
    {
        if (!settings.IsUnitedStates)
        {
            fields["GlobalTaxCalculation"] = "TaxExcluded";
            return null;
        }

        fields["ApplyTaxAfterDiscount"] = true;
        if (!preferences.CrmTaxAmount)
        {
            return null;
        }

        bool anyFilled = document.Tax != null && document.Lines.Any(line => line.Tax != null);
        if (anyFilled && document.Tax == 0m)
        {
            return null;
        }

        if (!anyFilled || !lines.AnyTaxable)
        {
            return Catalogue.NothingTaxable();
        }

        fields["TxnTaxDetail"] = new JsonObject { { "TotalTax", Cents.Round(document.Tax!.Value) } };
        fields["ShippingTaxIncludedInTotalTax"] = true;
        return null;
    }
}
