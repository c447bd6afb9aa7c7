namespace Intuit.Ipp.Core.Configuration;

public class MinorVersion
{
    public string Qbo { get; set; }
}
