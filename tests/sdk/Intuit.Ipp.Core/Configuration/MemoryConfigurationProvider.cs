namespace Intuit.Ipp.Core.Configuration;

public class MemoryConfigurationProvider : IConfigurationProvider
{
    private readonly IppConfiguration configuration;

    public MemoryConfigurationProvider(IppConfiguration cfg) => configuration = cfg;

    public IppConfiguration GetConfiguration() => configuration;
}
