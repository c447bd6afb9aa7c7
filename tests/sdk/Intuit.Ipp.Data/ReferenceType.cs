namespace Intuit.Ipp.Data;

public class ReferenceType
{
    public string name { get; set; }
    public string type { get; set; }
    public string Value { get; set; }
}
