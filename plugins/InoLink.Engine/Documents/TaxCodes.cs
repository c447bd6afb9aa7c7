using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>The tax code of each line (BOOKS B15, B16). Pure.</summary>
public static class TaxCodes
{
    /// <summary>The only two line codes of a company in the United States.</summary>
    public const string Taxable = "TAX";

    /// <inheritdoc cref="Taxable"/>
    public const string NonTaxable = "NON";

    /// <summary>Null with a problem; null without one only outside the United States, where the company has no sales tax and no code was chosen.</summary>
    public static string? OfLine(DocumentLine line, LinkedItem? item, DocumentContext context, DocumentPreferences preferences, CompanySettings settings, out Problem? problem)
    {
        problem = null;
        string own = First(item?.TaxCode, context.CustomerTaxCode, preferences.DefaultTaxCode);
        if (settings.IsUnitedStates)
        {
            // a code of the customer says where tax goes to, or that there is none: whoever is exempt is so for every product
            bool exempt = own == NonTaxable || context.CustomerTaxCode == NonTaxable;
            return (preferences.CrmTaxAmount ? line.Tax is not (null or 0m) : !exempt) ? Taxable : NonTaxable;
        }

        bool isZero = line.Tax == 0;
        return Elsewhere(isZero ? preferences.ZeroTaxCode : own, settings, Catalogue.NoTaxCode(line.Position, line.ProductName, isZero ? "Zero Tax Code" : "Default Tax Code"), out problem);
    }

    public static string? OfFreight(DocumentSource document, DocumentPreferences preferences, CompanySettings settings, out Problem? problem)
    {
        problem = null;
        if (settings.IsUnitedStates)
        {
            // where the CRM's tax of nothing is to stand, nothing may be taxable
            bool untaxed = preferences.CrmTaxAmount && document.Tax is null or 0m;
            return preferences.FreightTaxable && !untaxed ? Taxable : NonTaxable;
        }

        return Elsewhere(First(preferences.ShippingTaxCode, preferences.DefaultTaxCode), settings, Catalogue.MissingSetting("Shipping Tax Code"), out problem);
    }

    /// <summary>Whether tax may come of a line with the code.</summary>
    public static bool IsTaxable(string? code, DocumentPreferences preferences) => code is { Length: > 0 } && code != NonTaxable && code != preferences.ZeroTaxCode;

    /// <summary>
    /// The code or group of a whole document, which names the authority in a company of the United States that keeps sales tax by hand: the customer's, else the default
    /// (inolink §2.4 Tax, quickbooks-api §5.3). Empty where QuickBooks finds it itself, by the address.
    /// </summary>
    public static string OfDocument(DocumentContext context, DocumentPreferences preferences, CompanySettings settings) =>
        settings.IsUnitedStates && settings.UsingSalesTax && !settings.PartnerTaxEnabled
            ? new[] { context.CustomerTaxCode, preferences.DefaultTaxCode }.FirstOrDefault(code => code.Length > 0 && code is not (Taxable or NonTaxable)) ?? ""
            : "";

    // a company without sales tax has no codes to choose from
    private static string? Elsewhere(string code, CompanySettings settings, Problem none, out Problem? problem)
    {
        problem = code.Length == 0 && settings.UsingSalesTax ? none : null;
        return code.Length == 0 ? null : code;
    }

    private static string First(params string?[] codes) => codes.FirstOrDefault(code => code is { Length: > 0 }) ?? "";
}
