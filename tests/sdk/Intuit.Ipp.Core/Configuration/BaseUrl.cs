namespace Intuit.Ipp.Core.Configuration;

public class BaseUrl
{
    public string Qbo { get; set; }
}
