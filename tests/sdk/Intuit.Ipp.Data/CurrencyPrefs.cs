namespace Intuit.Ipp.Data;

public class CurrencyPrefs
{
    public ReferenceType HomeCurrency { get; set; }
    public bool MultiCurrencyEnabled { get; set; }
    public bool MultiCurrencyEnabledSpecified { get; set; }
}
