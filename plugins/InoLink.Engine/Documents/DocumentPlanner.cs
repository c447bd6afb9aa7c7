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
        Problem? problem = DocumentStates.Check(document) ?? Complete(document) ?? (entity == "Estimate" && !settings.AllowEstimates ? Catalogue.EstimatesAreOff() : null);
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        DateTime txnDate = DocumentDates.TxnDate(document, context.Today, preferences, settings, out DateTime? moved, out problem);
        DocumentLines lines = new(document, context, preferences, settings);
        problem ??= lines.AddProducts(txnDate) ?? lines.AddFreight();
        NetProof? proof = problem == null ? NetProof.Make(document, lines.Amounts, out problem) : null;
        problem ??= lines.AddDiscount(proof!.DocumentDiscount) ?? lines.CheckCount();
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        DocumentHeader header = new(new DocumentFacts(document, context, preferences, settings, txnDate, moved), entity);
        JsonObject fields = header.Build(out problem);
        problem ??= Tax(document, context, lines, preferences, settings, fields);
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        fields["Line"] = lines.Lines.ToList();
        List<string> warnings = new(header.Warnings);
        if (DocumentStates.IsPaid(document))
        {
            warnings.Add(Warnings.Paid().In(preferences.Language));
        }

        if (fields.Has("LinkedTxn") && context.EstimateNet is { } estimate && estimate != proof!.Planned)
        {
            warnings.Add(Warnings.EstimateClosedInFull(estimate, proof.Planned).In(preferences.Language));
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

    private static Problem? Tax(DocumentSource document, DocumentContext context, DocumentLines lines, DocumentPreferences preferences, CompanySettings settings, JsonObject fields)
    {
        JsonObject detail = new();
        string code = lines.AnyTaxable ? TaxCodes.OfDocument(context, preferences, settings) : "";
        if (code.Length > 0)
        {
            detail["TxnTaxCodeRef"] = new JsonObject { { "value", code } };
        }

        Problem? problem = preferences.CrmTaxAmount ? Override(document, lines, settings, detail) : null;
        if (settings.IsUnitedStates)
        {
            fields["ApplyTaxAfterDiscount"] = true;
        }
        else
        {
            fields["GlobalTaxCalculation"] = "TaxExcluded";
        }

        if (detail.Count > 0)
        {
            fields["TxnTaxDetail"] = detail;
        }

        if (detail.Has("TotalTax") && settings.IsUnitedStates)
        {
            fields["ShippingTaxIncludedInTotalTax"] = true;
        }

        return problem;
    }

    // the CRM's tax stands in place of what QuickBooks would compute (BOOKS B12); where the CRM says zero and no line is taxable there is nothing to override
    private static Problem? Override(DocumentSource document, DocumentLines lines, CompanySettings settings, JsonObject detail)
    {
        bool anyFilled = document.Tax != null && document.Lines.Any(line => line.Tax != null);
        bool mayApply = lines.TaxableNet != 0m && settings.UsingSalesTax;
        if (anyFilled && document.Tax == 0m && !mayApply)
        {
            return null;
        }

        // a company that keeps no sales tax would drop the amount in silence (quickbooks-api §5.3), and so would one that finds nothing to spread it over
        if (!anyFilled || !mayApply)
        {
            return Catalogue.NothingTaxable();
        }

        detail["TotalTax"] = Cents.Round(document.Tax!.Value);
        return null;
    }
}
