using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse;

/// <summary>Makes the faults callers see: FaultException of OrganizationServiceFault with the platform's code and wording.</summary>
public static class Faults
{
    /// <summary>A fault with that code and message.</summary>
    public static FaultException<OrganizationServiceFault> Of(int code, string message, string? trace = null) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = message, Timestamp = DateTime.UtcNow, TraceText = trace }, new FaultReason(message));

    /// <summary>No such table.</summary>
    public static FaultException<OrganizationServiceFault> NoTable(string? table) =>
        Of(FaultCode.NoEntity, $"The entity with a name = '{table}' with namemapping = 'Logical' was not found in the MetadataCache.");

    /// <summary>No such column.</summary>
    public static FaultException<OrganizationServiceFault> NoColumn(string table, string column) =>
        Of(FaultCode.NoAttribute, $"'{table}' entity doesn't contain attribute with Name = '{column}' and NameMapping = 'Logical'.");

    /// <summary>No such row.</summary>
    public static FaultException<OrganizationServiceFault> NoRow(string table, Guid id) =>
        Of(FaultCode.ObjectDoesNotExist, $"{table} With Id = {id:D} Does Not Exist");

    /// <summary>A message that is not emulated; what is not implemented fails loudly.</summary>
    public static FaultException<OrganizationServiceFault> NotEmulated(string what) =>
        Of(FaultCode.NotSupported, $"The local Dataverse does not emulate {what}.");
}
