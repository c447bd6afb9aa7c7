using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Dataverse;

/// <summary>The platform's faults that the engine acts on, by error code (dataverse-runtime §6).</summary>
public static class Fault
{
    private const int ConcurrencyVersionMismatch = -2147088254;
    private const int DuplicateRecord = -2147220937;
    private const int ObjectDoesNotExist = -2147220969;
    private const int PrivilegeDenied = -2147220960;
    private const int AccessDenied = -2147187962;

    public static bool IsConcurrency(Exception fault) => Code(fault) == ConcurrencyVersionMismatch;

    public static bool IsDuplicate(Exception fault) => Code(fault) == DuplicateRecord;

    public static bool IsNotFound(Exception fault) => Code(fault) == ObjectDoesNotExist;

    public static bool IsAccessDenied(Exception fault) => Code(fault) is PrivilegeDenied or AccessDenied;

    private static int? Code(Exception fault) => (fault as FaultException<OrganizationServiceFault>)?.Detail?.ErrorCode;
}
