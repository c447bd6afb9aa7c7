using Intuit.Ipp.Core.Configuration;

namespace Intuit.Ipp.Core;

public interface IConfigurationProvider
{
    IppConfiguration GetConfiguration();
}
