using Intuit.Ipp.Security;

namespace Intuit.Ipp.Core.Configuration;

public class IppConfiguration
{
    public BaseUrl BaseUrl { get; set; }

    public MinorVersion MinorVersion { get; set; }

    public IRequestValidator Security { get; set; }
}
