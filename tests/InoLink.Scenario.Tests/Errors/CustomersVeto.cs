using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>
/// The customer's own synchronous logic: refuses operations inside their transaction, as a plug-in or real-time process of his would. Ours has none. Off once it is disposed of.
/// </summary>
internal sealed class CustomersVeto : IRequestExtension, IDisposable
{
    private readonly LocalDataverse dataverse;
    private readonly IRequestExtension ours;
    private readonly string message;
    private readonly string table;
    private readonly Func<Entity, bool> refuses;

    /// <param name="message">Create or Update.</param>
    /// <param name="refuses">Decides by the target of the request.</param>
    public CustomersVeto(LocalDataverse dataverse, string message, string table, Func<Entity, bool> refuses)
    {
        this.dataverse = dataverse;
        this.message = message;
        this.table = table;
        this.refuses = refuses;
        ours = dataverse.Pipeline.Extension!;
        dataverse.Pipeline.Extension = this;
    }

    public int Refused { get; private set; }

    public bool WantsEvent(string message, string table) => Concerns(message, table) || ours.WantsEvent(message, table);

    public void BeforeDelete(OperationEvent e) => ours.BeforeDelete(e);

    public void AfterOperation(OperationEvent e)
    {
        if (Concerns(e.Message, e.Table) && e.Request.Parameters.TryGetValue("Target", out object? target) && refuses((Entity)target))
        {
            Refused++;
            throw new InvalidPluginExecutionException("Refused by a rule of the house.");
        }

        if (ours.WantsEvent(e.Message, e.Table))
        {
            ours.AfterOperation(e);
        }
    }

    public OrganizationResponse? ExecuteCustom(OrganizationRequest request, CallContext context) => ours.ExecuteCustom(request, context);

    public void Dispose() => dataverse.Pipeline.Extension = ours;

    private bool Concerns(string message, string table) => message == this.message && table == this.table;
}
