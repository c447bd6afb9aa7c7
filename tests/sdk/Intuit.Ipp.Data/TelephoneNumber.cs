namespace Intuit.Ipp.Data;

public class TelephoneNumber
{
    public string AreaCode { get; set; }
    public string CountryCode { get; set; }
    public bool Default { get; set; }
    public bool DefaultSpecified { get; set; }
    public string DeviceType { get; set; }
    public string ExchangeCode { get; set; }
    public string Extension { get; set; }
    public string FreeFormNumber { get; set; }
    public string Id { get; set; }
    public string Tag { get; set; }
}
