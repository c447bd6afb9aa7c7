using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse;

/// <summary>What customizations add to requests: steps, real-time processes, custom APIs, solution messages.</summary>
public interface IRequestExtension
{
    /// <summary>Cheap: whether anything is registered for this message on this table. If not, no images are made.</summary>
    bool WantsEvent(string message, string table);

    /// <summary>Before a row and what hangs on it is deleted, inside the transaction: runs the real-time processes of that stage. A throw undoes the whole request.</summary>
    void BeforeDelete(OperationEvent e)
    {
    }

    /// <summary>
    /// After the core operation and inside its transaction: queues system jobs, runs real-time processes. A throw undoes the
    /// whole request. Requests made with the event's context join the transaction.
    /// </summary>
    void AfterOperation(OperationEvent e);

    /// <summary>Runs a message the core doesn't know, inside a transaction which the context carries; null = not known here either.</summary>
    OrganizationResponse? ExecuteCustom(OrganizationRequest request, CallContext context);
}

/// <summary>One core operation on one row, as steps see it. All entities are copies.</summary>
/// <param name="Message">Create, Update, Delete, Assign, SetState, Merge, Win …</param>
/// <param name="Table">Logical name.</param>
/// <param name="RecordId">The row.</param>
/// <param name="Request">The request; for a row of CreateMultiple or UpdateMultiple a request of its own.</param>
/// <param name="Response">Its answer.</param>
/// <param name="PreImage">The whole row before; null on Create.</param>
/// <param name="PostImage">The whole row after; null on Delete.</param>
/// <param name="Context">Who called; carries the transaction.</param>
public sealed record OperationEvent(
    string Message, string Table, Guid RecordId, OrganizationRequest Request, OrganizationResponse Response, Entity? PreImage, Entity? PostImage, CallContext Context);
