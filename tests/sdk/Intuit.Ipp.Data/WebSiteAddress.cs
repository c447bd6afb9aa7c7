namespace Intuit.Ipp.Data;

public class WebSiteAddress
{
    public bool Default { get; set; }
    public bool DefaultSpecified { get; set; }
    public string Id { get; set; }
    public string Tag { get; set; }
    public string URI { get; set; }
}
