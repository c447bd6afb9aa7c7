using System.ServiceModel;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>How a run ended and what that makes of its job (dataverse-runtime §4, "What an exception does").</summary>
/// <param name="Phase">Succeeded, Failed, Canceled, Suspended, Waiting or WillRetry.</param>
internal sealed record JobOutcome(JobPhase Phase, int? ErrorCode = null, string? Message = null)
{
    /// <summary>A process waits until then.</summary>
    public DateTime? Until { get; init; }

    /// <summary>What a waiting process goes on with.</summary>
    public string? State { get; init; }

    /// <summary>0x80044306: the network failed.</summary>
    private const int NetworkFailure = unchecked((int)0x80044306);

    /// <summary>0x80040224: custom code threw what it should not.</summary>
    private const int UnexpectedIsvException = unchecked((int)0x80040224);

    /// <summary>Faults after which the 2009 table has the job repeated; everything else fails it.</summary>
    private static readonly HashSet<int> Repeatable =
    [
        FaultCode.Unexpected,
        FaultCode.SqlTimeout,
        NetworkFailure,
        unchecked((int)0x8004A112), // the organization is disabled
        unchecked((int)0x80072322), // service protection, as "server busy"
        unchecked((int)0x80072321),
        unchecked((int)0x80072326),
    ];

    public static JobOutcome Succeeded { get; } = new(JobPhase.Succeeded);

    public static JobOutcome TimedOut { get; } = new(
        JobPhase.Failed, SandboxFault.WorkerTimeout, "The plug-in execution failed because the operation has timed-out at the Sandbox Worker.");

    public static JobOutcome Of(Exception exception) => exception switch
    {
        InvalidPluginExecutionException refused => new JobOutcome(PhaseOf(refused.Status), refused.ErrorCode == 0 ? FaultCode.IsvAborted : refused.ErrorCode, refused.Message),
        FaultException<OrganizationServiceFault> fault => new JobOutcome(
            Repeatable.Contains(fault.Detail.ErrorCode) ? JobPhase.WillRetry : JobPhase.Failed, fault.Detail.ErrorCode, fault.Message),
        _ => new JobOutcome(JobPhase.Failed, UnexpectedIsvException, $"An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): {exception.GetType().FullName}: {exception}"),
    };

    /// <summary>A run that may not be repeated any more ends its job.</summary>
    public JobOutcome WithoutRetry() => Phase == JobPhase.WillRetry ? this with { Phase = JobPhase.Failed } : this;

    private static JobPhase PhaseOf(OperationStatus status) => status switch
    {
        OperationStatus.Canceled => JobPhase.Canceled,
        OperationStatus.Retry => JobPhase.WillRetry,
        OperationStatus.Suspended => JobPhase.Suspended,
        OperationStatus.Succeeded => JobPhase.Succeeded,
        _ => JobPhase.Failed,
    };
}
