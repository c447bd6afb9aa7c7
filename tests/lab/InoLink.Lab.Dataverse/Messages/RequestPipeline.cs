using System.ServiceModel;
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
        throw new NotSupportedException(_dataverse.ToString());
    }
}
