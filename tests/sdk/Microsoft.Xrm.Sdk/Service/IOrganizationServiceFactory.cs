using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Gives the organization service as a user; null is SYSTEM.</summary>
public interface IOrganizationServiceFactory
{
    IOrganizationService CreateOrganizationService(Guid? userId);
}
