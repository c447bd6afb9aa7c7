using InoLink.Lab.Dataverse.Security;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>What a core operation works with: the caller, the transaction, the clock, the metadata, and the events it raises.</summary>
internal sealed class RequestScope
{
    private UserAccess? _access;

    public RequestScope(LocalDataverse dataverse, CallContext context)
    {
        Dataverse = dataverse;
        Context = context;
        Transaction = context.Transaction ?? throw new InvalidOperationException("A core operation needs a transaction.");
        Now = Seconds(dataverse.Clock.UtcNow);
    }

    public LocalDataverse Dataverse { get; }

    public CallContext Context { get; }

    public RequestTransaction Transaction { get; }

    /// <summary>The time this operation stamps: whole seconds, as the platform returns them.</summary>
    public DateTime Now { get; }

    public MetadataSnapshot Metadata => Transaction.Metadata;

    /// <summary>Takes the writer's turn; called before anything is read that a write depends on.</summary>
    public StoreConnection Writer => Transaction.Writer();

    /// <summary>SYSTEM and the platform itself are not asked for privileges.</summary>
    public bool IsUnrestricted => Context.IsSystem || Context.UserId == Dataverse.SystemUserId;

    public UserAccess Access => _access ??= Dataverse.Security.AccessOf(Context.UserId, Transaction);

    /// <summary>Rows whose deletion is under way: work on their behalf is pointless.</summary>
    public HashSet<Guid> Deleting { get; } = [];

    public EntityReference User => new("systemuser", Context.UserId);

    /// <summary>A whole row, or the platform's fault.</summary>
    public Entity Row(TableMetadata table, Guid id) =>
        Transaction.Read(connection => RowStore.Read(connection, Metadata, table, id)) ?? throw Faults.NoRow(table.LogicalName, id);

    /// <summary>The same platform-made work without privilege checks: totals, cascades.</summary>
    public RequestScope AsPlatform() => new(Dataverse, Context with { IsSystem = true });

    /// <summary>Notes that a table was written, for caches that live on it.</summary>
    public void Written(TableMetadata table) => Transaction.NoteWritten(table.LogicalName);

    public bool WantsEvent(string message, string table) =>
        !Context.BypassCustomLogic && Dataverse.Pipeline.Extension is { } extension && extension.WantsEvent(message, table);

    /// <summary>Tells the extension; the images are made only if it listens.</summary>
    public void Raise(string message, TableMetadata table, Guid id, OrganizationRequest request, OrganizationResponse response, Entity? before, bool hasAfter = true)
    {
        if (WantsEvent(message, table.LogicalName))
        {
            var after = hasAfter ? Row(table, id) : null;
            Dataverse.Pipeline.Extension!.AfterOperation(new OperationEvent(message, table.LogicalName, id, request, response, before, after, Context));
        }
    }

    private static DateTime Seconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
