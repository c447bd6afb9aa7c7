using System.Globalization;
using System.ServiceModel;
using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse;

/// <summary>
/// Takes every request, whoever makes it: checks the depth, opens or joins the transaction, runs the core operation or the
/// extension's, and commits before it answers. Safe for many threads.
/// </summary>
public sealed class RequestPipeline
{
    /// <summary>More nested requests than this are an infinite loop (dataverse-runtime §1).</summary>
    public const int MaximumDepth = 8;

    private readonly LocalDataverse _dataverse;

    internal RequestPipeline(LocalDataverse dataverse) => _dataverse = dataverse;

    /// <summary>Steps, custom APIs and solution messages; null = a bare organization.</summary>
    public IRequestExtension? Extension { get; set; }

    /// <summary>Executes a request in a transaction of its own, or in the context's open one.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">Whatever the platform refuses, with its code.</exception>
    public OrganizationResponse Execute(OrganizationRequest request, CallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (context.Depth > MaximumDepth)
        {
            throw Faults.Of(FaultCode.InfiniteLoop, string.Create(CultureInfo.InvariantCulture, $"This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again. (Depth {context.Depth} exceeds {MaximumDepth})"));
        }

        context = Bypass.Apply(request, context, _dataverse);

        if (request.RequestName == "ExecuteMultiple")
        {
            return BulkMessages.ExecuteMultiple(request, one => Execute(one, context));
        }

        try
        {
            return _dataverse.InTransaction(context, inside => Dispatch(request, inside));
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            throw;
        }
        catch (InvalidPluginExecutionException refused)
        {
            throw Faults.Of(FaultCode.IsvAborted, refused.Message);
        }
        catch (Exception error) when (error is not ObjectDisposedException)
        {
            // callers of the platform see faults only; the emulator's own mistakes stay recognizable by their trace
            throw Faults.Of(FaultCode.Unexpected, $"An unexpected error occurred. {error.GetType().Name}: {error.Message}", error.ToString());
        }
    }

    private OrganizationResponse Dispatch(OrganizationRequest request, CallContext context) =>
        MessageTable.Handlers.TryGetValue(request.RequestName ?? "", out var handler)
            ? handler(request, new RequestScope(_dataverse, context))
            : Extension?.ExecuteCustom(request, context) ?? throw Faults.NotEmulated($"the message '{request.RequestName}'");
}
