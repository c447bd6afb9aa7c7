using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Security;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse;

/// <summary>How a local Dataverse is opened.</summary>
public sealed record LocalDataverseOptions
{
    /// <summary>The SQLite file; null = memory, gone when disposed. Reopening a file gives everything back, metadata included.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>The server clock.</summary>
    public LabClock Clock { get; init; } = new();

    /// <summary>
    /// Organization id of a new database. Given for an existing one with another id, the database becomes that organization, as after an
    /// environment copy: rows stay, the id changes.
    /// </summary>
    public Guid? OrganizationId { get; init; }
}

/// <summary>
/// A Dataverse organization on this machine: base tables, organization service, transactions, security. It knows no solution
/// until one is imported through <see cref="RequestPipeline.Extension"/>.
/// </summary>
public sealed class LocalDataverse : IDisposable
{
    private readonly LabDatabase _database;
    private readonly Counters _counters;

    private LocalDataverse(LocalDataverseOptions options)
    {
        Clock = options.Clock;
        Metadata = new MetadataCatalog(this);
        Pipeline = new RequestPipeline(this);
        Security = new SecurityModel(this);
        _database = new LabDatabase(options.DatabaseFile);
        _counters = new Counters(Clock);
        try
        {
            var organization = OrganizationSeed.Open(_database, Metadata, _counters, Clock, options.OrganizationId);
            OrganizationId = organization.OrganizationId;
            RootBusinessUnitId = organization.RootBusinessUnitId;
            SystemUserId = organization.SystemUserId;
            AdministratorId = organization.AdministratorId;
            BaseCurrencyId = organization.BaseCurrencyId;
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>The server clock.</summary>
    public LabClock Clock { get; }

    /// <summary>Tables, columns, choices, relationships.</summary>
    public MetadataCatalog Metadata { get; }

    /// <summary>Where requests go through.</summary>
    public RequestPipeline Pipeline { get; }

    /// <summary>Roles, privileges, secured columns.</summary>
    public SecurityModel Security { get; }

    /// <summary>The organization's id.</summary>
    public Guid OrganizationId { get; }

    /// <summary>The root business unit.</summary>
    public Guid RootBusinessUnitId { get; }

    /// <summary>The user SYSTEM, who may everything.</summary>
    public Guid SystemUserId { get; }

    /// <summary>A user with the role System Administrator.</summary>
    public Guid AdministratorId { get; }

    /// <summary>The organization's base currency, US Dollar.</summary>
    public Guid BaseCurrencyId { get; }

    internal LabDatabase Database => _database;

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
    public IOrganizationService ServiceFor(CallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OrganizationService(Pipeline, context);
    }

    /// <summary>The language id a user reads labels in.</summary>
    public int LanguageOf(Guid userId) => InTransaction(CallContext.Platform(SystemUserId), inside => Security.AccessOf(userId, inside.Transaction!).Language);

    /// <summary>Creates a user with these roles (found by name).</summary>
    public Guid CreateUser(string fullName, Guid businessUnitId, params string[] roleNames)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        ArgumentNullException.ThrowIfNull(roleNames);
        return InTransaction(CallContext.Platform(SystemUserId), inside =>
        {
            var service = ServiceFor(inside);
            var space = fullName.LastIndexOf(' ');
            var user = service.Create(new Entity("systemuser")
            {
                ["firstname"] = space < 0 ? null : fullName[..space],
                ["lastname"] = fullName[(space + 1)..],
                ["businessunitid"] = new EntityReference("businessunit", businessUnitId),
            });
            service.Create(new Entity("usersettings", user));
            foreach (var name in roleNames)
            {
                service.Associate("systemuser", user, new Relationship("systemuserroles_association"), [Role(service, name)]);
            }

            return user;
        });
    }

    /// <summary>
    /// Runs work as one transaction: everything requested with the context it gets is stored together or not at all. Joins the
    /// context's open transaction; a throw inside then dooms that one, even if the caller catches it (DESIGN §7).
    /// </summary>
    public T InTransaction<T>(CallContext context, Func<CallContext, T> work)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(work);
        if (context.Transaction is { } outer)
        {
            outer.ThrowIfOver();
            try
            {
                return work(context);
            }
            catch
            {
                outer.Doom();
                throw;
            }
        }

        var transaction = new RequestTransaction(_database, Metadata, _counters);
        T result;
        try
        {
            result = work(context with { Transaction = transaction });
        }
        catch
        {
            transaction.Rollback();
            throw;
        }

        transaction.Commit();
        Security.Forget(transaction.WrittenTables);
        transaction.RunAfterCommit();
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static EntityReference Role(IOrganizationService service, string name)
    {
        var query = new Microsoft.Xrm.Sdk.Query.QueryByAttribute("role");
        query.AddAttributeValue("name", name);
        return service.RetrieveMultiple(query).Entities is [var role, ..] ? role.ToEntityReference() : throw new ArgumentException($"There is no role {name}.", nameof(name));
    }
}
