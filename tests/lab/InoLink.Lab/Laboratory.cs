using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.Dataverse.Solutions;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab;

public sealed record LaboratoryOptions
{
    /// <summary>SQLite file of the local Dataverse; null = memory.</summary>
    public string? DataverseFile { get; init; }

    /// <summary>SQLite file of the simulated QuickBooks; null = memory.</summary>
    public string? QuickBooksFile { get; init; }

    /// <summary>Port of the simulated QuickBooks on 127.0.0.1; null takes a free one.</summary>
    public int? QuickBooksPort { get; init; }

    public AsyncServiceOptions Async { get; init; } = new();
}

/// <summary>
/// Both sides on one clock: a local Dataverse and a simulated QuickBooks, with nothing of the product but what is imported from the zips. Does what an administrator does:
/// import, give roles, connect.
/// </summary>
public sealed class Laboratory : IAsyncDisposable
{
    private Laboratory(LocalDataverse dataverse, DataverseExtensions extensions, QuickBooksServer quickBooks)
    {
        Dataverse = dataverse;
        Extensions = extensions;
        QuickBooks = quickBooks;
        Administrator = dataverse.ServiceFor(dataverse.AdministratorId);
    }

    public LocalDataverse Dataverse { get; }

    public DataverseExtensions Extensions { get; }

    public QuickBooksServer QuickBooks { get; }

    public LabClock Clock => Dataverse.Clock;

    public AsyncService AsyncService => Extensions.AsyncService;

    /// <summary>The organization service of a System Administrator.</summary>
    public IOrganizationService Administrator { get; }

    public static async Task<Laboratory> OpenAsync(LaboratoryOptions? options = null)
    {
        options ??= new LaboratoryOptions();
        LabClock clock = new();
        LocalDataverse dataverse = LocalDataverse.Open(new LocalDataverseOptions { DatabaseFile = options.DataverseFile, Clock = clock });
        QuickBooksServer quickBooks = await QuickBooksServer.StartAsync(new QuickBooksServerOptions { DatabaseFile = options.QuickBooksFile, Clock = clock, Port = options.QuickBooksPort });
        DataverseExtensions extensions = DataverseExtensions.Attach(dataverse, options.Async, address => address.Host == "127.0.0.1" && address.Port == quickBooks.Address.Port);
        return new Laboratory(dataverse, extensions, quickBooks);
    }

    /// <summary>Imports a zip that ships, e.g. <c>InoLink_managed.zip</c>, and points the loopback variable at the simulated QuickBooks.</summary>
    public SolutionImportReport Import(string zip = "InoLink_managed.zip")
    {
        using Stream file = SolutionZips.Open(zip);
        SolutionImportReport report = Extensions.Importer.Import(file);
        SetLoopback(QuickBooks.Address.GetLeftPart(UriPartial.Authority));
        return report;
    }

    /// <summary>Sets the environment variable as an administrator would.</summary>
    public void SetLoopback(string value)
    {
        Entity definition = First("environmentvariabledefinition", "schemaname", "ino_QuickBooksLoopback")
            ?? throw new InvalidOperationException("The environment variable ino_QuickBooksLoopback is missing: import the solution first.");
        Entity? existing = First("environmentvariablevalue", "environmentvariabledefinitionid", definition.Id);
        Entity row = existing is null ? new Entity("environmentvariablevalue") : new Entity("environmentvariablevalue", existing.Id);
        row["value"] = value;
        if (existing is null)
        {
            row["environmentvariabledefinitionid"] = definition.ToEntityReference();
            Administrator.Create(row);
        }
        else
        {
            Administrator.Update(row);
        }
    }

    /// <summary>Connects a company through the product's own APIs, as the wizard would: save the app's keys, import the consent, test. Gives the accounting company's id.</summary>
    public Guid Connect(CompanyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        QuickBooks.GetOrCreateCompany(profile);
        if (First("ino_accountingcompany", "ino_realmid", profile.RealmId) is { } connected)
        {
            return connected.Id;
        }

        QuickBooksApp app = QuickBooks.GetOrCreateApp();
        OrganizationResponse saved = Execute("ino_SaveConnectionSettings", ("ClientId", app.ClientId), ("ClientSecret", app.ClientSecret), ("Environment", "Sandbox"));
        OrganizationResponse imported = Execute(
            "ino_ImportConnection", ("ConnectionId", saved["ConnectionId"]), ("RefreshToken", QuickBooks.GrantRefreshToken(app, profile.RealmId)), ("RealmId", profile.RealmId));
        if (imported["Succeeded"] is not true)
        {
            throw new InvalidOperationException("Connecting failed: " + imported["Message"]);
        }

        Guid company = (Guid)imported["CompanyId"];
        OrganizationResponse tested = Execute("ino_TestConnection", ("CompanyId", company));
        return tested["Succeeded"] is true ? company : throw new InvalidOperationException("Testing the connection failed: " + tested["Message"]);
    }

    /// <summary>Calls a custom API as the administrator.</summary>
    public OrganizationResponse Execute(string name, params (string Name, object Value)[] parameters) => Execute(Administrator, name, parameters);

    public static OrganizationResponse Execute(IOrganizationService service, string name, params (string Name, object Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(service);
        OrganizationRequest request = new(name);
        foreach ((string parameter, object value) in parameters)
        {
            request[parameter] = value;
        }

        return service.Execute(request);
    }

    /// <summary>The user of that name, made with the roles if there is none.</summary>
    public Guid GetOrCreateUser(string fullName, params string[] roles) =>
        First("systemuser", "fullname", fullName)?.Id ?? Dataverse.CreateUser(fullName, Dataverse.RootBusinessUnitId, roles);

    /// <summary>Runs what is due, without moving the clock.</summary>
    public Task DrainAsync(CancellationToken cancellation = default) => AsyncService.DrainAsync(cancellation);

    /// <summary>
    /// The scheduled flow's stand-in: each lab minute it calls the imported ino_WakeLinkJobs. Goes on until <paramref name="done"/>, or until <paramref name="atMost"/> of lab time has passed.
    /// </summary>
    public async Task<bool> TickUntilAsync(Func<bool> done, TimeSpan atMost, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(done);
        DateTime end = Clock.UtcNow + atMost;
        await DrainAsync(cancellation);
        while (!done())
        {
            if (Clock.UtcNow >= end)
            {
                return false;
            }

            Clock.Advance(TimeSpan.FromMinutes(1));
            Execute("ino_WakeLinkJobs");
            await DrainAsync(cancellation);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Extensions.DisposeAsync();
        await QuickBooks.DisposeAsync();
        Dataverse.Dispose();
    }

    private Entity? First(string table, string column, object value)
    {
        QueryExpression query = new(table) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return Administrator.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
