namespace Intuit.Ipp.Data;

public class Preferences : IntuitEntity, IEntity
{
    public CurrencyPrefs CurrencyPrefs { get; set; }
    public ProductAndServicesPrefs ProductAndServicesPrefs { get; set; }
    public SalesFormsPrefs SalesFormsPrefs { get; set; }
    public TaxPrefs TaxPrefs { get; set; }
}
