namespace Intuit.Ipp.Data;

public class EmailAddress
{
    public string Address { get; set; }
    public bool Default { get; set; }
    public bool DefaultSpecified { get; set; }
    public string Id { get; set; }
    public string Tag { get; set; }
}
