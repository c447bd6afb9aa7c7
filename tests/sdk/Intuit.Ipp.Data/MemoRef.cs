namespace Intuit.Ipp.Data;

public class MemoRef
{
    public string id { get; set; }
    public string Value { get; set; }
}
