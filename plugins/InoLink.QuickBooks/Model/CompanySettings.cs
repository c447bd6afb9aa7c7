using System.Globalization;
using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Model;

/// <summary>
/// What of a company's CompanyInfo and Preferences decides how things are written (BOOKS B38). Kept as a snapshot on the
/// company's row; re-read when a day old and after any business fault.
/// </summary>
public sealed class CompanySettings
{
    private readonly JsonObject values;

    private CompanySettings(JsonObject values) => this.values = values;

    public string Name => values.Text("Name") ?? "";

    /// <summary>Country as QuickBooks writes it; since autumn 2025 an ISO-3 code (quickbooks-api §12).</summary>
    public string Country => values.Text("Country") ?? "";

    public bool IsUnitedStates => Country is "US" or "USA";

    public string HomeCurrency => values.Text("HomeCurrency") ?? "";

    public bool MultiCurrency => values.Flag("MultiCurrency") == true;

    public bool CustomTxnNumbers => values.Flag("CustomTxnNumbers") == true;

    public bool AllowEstimates => values.Flag("AllowEstimates") == true;

    public bool AllowDiscount => values.Flag("AllowDiscount") == true;

    public bool AllowShipping => values.Flag("AllowShipping") == true;

    public bool UsingSalesTax => values.Flag("UsingSalesTax") == true;

    public bool PartnerTaxEnabled => values.Flag("PartnerTaxEnabled") == true;

    public bool QuantityOnHand => values.Flag("QuantityOnHand") == true;

    /// <summary>1 (January) to 12.</summary>
    public int FiscalYearStartMonth => (int)(values.Number("FiscalYearStartMonth") ?? 1m);

    /// <summary>The last closed day, or null where the books are open.</summary>
    public DateTime? BookCloseDate =>
        DateTime.TryParseExact(values.Text("BookCloseDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day : null;

    public string ToJson() => JsonText.Write(values);

    /// <summary>Reads a stored snapshot.</summary>
    public static CompanySettings FromJson(string text) => new(JsonText.Read(text));

    /// <summary>From the answers of <c>companyinfo</c> and <c>preferences</c> (quickbooks-api §12).</summary>
    public static CompanySettings From(JsonObject companyInfo, JsonObject preferences)
    {
        JsonObject? sales = preferences.Object("SalesFormsPrefs");
        JsonObject? tax = preferences.Object("TaxPrefs");
        JsonObject? currency = preferences.Object("CurrencyPrefs");
        return new CompanySettings(new JsonObject
        {
            { "Name", companyInfo.Text("CompanyName") },
            { "Country", companyInfo.Text("Country") },
            { "FiscalYearStartMonth", Month(companyInfo.Text("FiscalYearStartMonth")) },
            { "HomeCurrency", preferences.TextAt("CurrencyPrefs.HomeCurrency.value") },
            { "MultiCurrency", currency?.Flag("MultiCurrencyEnabled") ?? false },
            { "CustomTxnNumbers", sales?.Flag("CustomTxnNumbers") ?? false },
            { "AllowEstimates", sales?.Flag("AllowEstimates") ?? false },
            { "AllowDiscount", sales?.Flag("AllowDiscount") ?? false },
            { "AllowShipping", sales?.Flag("AllowShipping") ?? false },
            { "UsingSalesTax", tax?.Flag("UsingSalesTax") ?? false },
            { "PartnerTaxEnabled", tax?.Flag("PartnerTaxEnabled") ?? false },
            { "QuantityOnHand", preferences.Object("ProductAndServicesPrefs")?.Flag("QuantityOnHand") ?? false },
            { "BookCloseDate", preferences.TextAt("AccountingInfoPrefs.BookCloseDate") },
        });
    }

    private static decimal Month(string? name)
    {
        int at = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, month => string.Equals(month, name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? 1 : at + 1;
    }
}
