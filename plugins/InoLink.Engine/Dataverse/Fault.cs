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

    /// <summary>
    /// An exception as a trace may hold it: kinds, error codes and where it happened, down to its first cause. Not its words, which may name customers or quote what was sent.
    /// </summary>
    public static string Traced(Exception failure)
    {
        List<string> causes = new();
        for (Exception? cause = failure; cause != null; cause = cause.InnerException)
        {
            string code = Code(cause) is { } number ? " 0x" + number.ToString("X8", System.Globalization.CultureInfo.InvariantCulture) : "";
            causes.Add($"{cause.GetType().FullName}{code}{Environment.NewLine}{cause.StackTrace}");
        }

        return string.Join(Environment.NewLine + "caused by ", causes);
    }

    private static int? Code(Exception fault) => (fault as FaultException<OrganizationServiceFault>)?.Detail?.ErrorCode;
}
