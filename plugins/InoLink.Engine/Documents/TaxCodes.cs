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

    public static string? OfLine(DocumentLine line, LinkedItem? item, DocumentContext context, DocumentPreferences preferences, CompanySettings settings, out Problem? problem)
    {
        problem = null;
        string own = First(item?.TaxCode, context.CustomerTaxCode, preferences.DefaultTaxCode);
        if (settings.IsUnitedStates)
        {
            return preferences.CrmTaxAmount ? line.Tax > 0 ? Taxable : NonTaxable : own == NonTaxable ? NonTaxable : Taxable;
        }

        string code = line.Tax == 0 ? preferences.ZeroTaxCode : own;
        if (code.Length == 0)
        {
            problem = Catalogue.NoTaxCode(line.Position, line.ProductName, line.Tax == 0 ? "Zero Tax Code" : "Default Tax Code");
            return null;
        }

        return code;
    }

    public static string? OfFreight(DocumentPreferences preferences, CompanySettings settings, out Problem? problem)
    {
        problem = null;
        if (settings.IsUnitedStates)
        {
            return preferences.FreightTaxable ? Taxable : NonTaxable;
        }

        string code = First(preferences.ShippingTaxCode, preferences.DefaultTaxCode);
        problem = code.Length == 0 ? Catalogue.MissingSetting("Shipping Tax Code") : null;
        return code;
    }

    private static string First(params string?[] codes) => codes.FirstOrDefault(code => code is { Length: > 0 }) ?? "";
}
