using System;
using Intuit.Ipp.Core.Configuration;
using Intuit.Ipp.Security;

namespace Intuit.Ipp.Core;

/// <summary>Realm, configuration and request id of a call: data, so it works here as well.</summary>
public class ServiceContext
{
    public ServiceContext(string realmId, IntuitServicesType serviceType, IRequestValidator requestValidator = null, IConfigurationProvider configReader = null)
    {
        RealmId = realmId;
        ServiceType = serviceType;

        // the official one reads a configuration file instead; a sandbox has none
        IppConfiguration = (configReader ?? throw new NotSupportedException("Pass a MemoryConfigurationProvider: this stand-in reads no configuration file.")).GetConfiguration();
        IppConfiguration.Security = requestValidator ?? IppConfiguration.Security;
    }

    public string BaseUrl => IppConfiguration.BaseUrl.Qbo;

    public IppConfiguration IppConfiguration { get; set; }

    public string MinorVersion => IppConfiguration.MinorVersion.Qbo;

    public string RealmId { get; }

    public string RequestId { get; set; }

    public IntuitServicesType ServiceType { get; }

    public int? Timeout { get; set; }
}
