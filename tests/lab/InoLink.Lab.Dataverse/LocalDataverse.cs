using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse;

/// <summary>How a local Dataverse is opened.</summary>
public sealed record LocalDataverseOptions
{
    /// <summary>The SQLite file; null = memory, gone when disposed. Reopening a file gives everything back, metadata included.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>The server clock.</summary>
    public LabClock Clock { get; init; } = new();

    /// <summary>Organization id of a new database; ignored for an existing one.</summary>
    public Guid? OrganizationId { get; init; }
}

/// <summary>
/// A Dataverse organization on this machine: base tables, organization service, transactions, security. It knows no solution
/// until one is imported through <see cref="RequestPipeline.Extension"/>.
/// </summary>
public sealed class LocalDataverse : IDisposable
{
    private LocalDataverse(LocalDataverseOptions options)
    {
        Clock = options.Clock;
        Metadata = new MetadataCatalog(this);
        Pipeline = new RequestPipeline(this);
    }

    /// <summary>The server clock.</summary>
    public LabClock Clock { get; }

    /// <summary>Tables, columns, choices, relationships.</summary>
    public MetadataCatalog Metadata { get; }

    /// <summary>Where requests go through.</summary>
    public RequestPipeline Pipeline { get; }

    /// <summary>The organization's id.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>The root business unit.</summary>
    public Guid RootBusinessUnitId { get; private set; }

    /// <summary>The user SYSTEM, who may everything.</summary>
    public Guid SystemUserId { get; private set; }

    /// <summary>A user with the role System Administrator.</summary>
    public Guid AdministratorId { get; private set; }

    /// <summary>Opens or creates a database.</summary>
    public static LocalDataverse Open(LocalDataverseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LocalDataverse(options);
    }

    /// <summary>
    /// The organization service as that user sees it. Without a parent: an outside caller at depth 1. With one: custom logic
    /// that runs inside the parent's request; its requests are one deeper and join the parent's transaction, if that is open.
    /// </summary>
    public IOrganizationService ServiceFor(Guid userId, CallContext? parent = null) =>
        ServiceFor(parent is null ? new CallContext { UserId = userId } : parent with { UserId = userId, InitiatingUserId = parent.InitiatingUserId, IsSystem = false, Depth = parent.Depth + 1 });

    /// <summary>The organization service in exactly that context.</summary>
    public IOrganizationService ServiceFor(CallContext context) => throw new NotSupportedException(context?.ToString());

    /// <summary>Creates a user with these roles of its business unit (roles are found by name).</summary>
    public Guid CreateUser(string fullName, Guid businessUnitId, params string[] roleNames) => throw new NotSupportedException(fullName);

    /// <summary>
    /// Runs work as one transaction: everything requested with the context it gets is stored together or not at all. Joins the
    /// context's open transaction; a throw inside then dooms that one, even if the caller catches it (DESIGN §7).
    /// </summary>
    public T InTransaction<T>(CallContext context, Func<CallContext, T> work) => throw new NotSupportedException(context?.ToString());

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
