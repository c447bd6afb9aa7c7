using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.Dataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Solutions;

/// <summary>An organization in memory (or in a file) with the extensions attached.</summary>
internal sealed class SampleOrganization : IAsyncDisposable
{
    private SampleOrganization(LocalDataverse dataverse, DataverseExtensions extensions)
    {
        Dataverse = dataverse;
        Extensions = extensions;
        Administrator = dataverse.ServiceFor(dataverse.AdministratorId);
    }

    public LocalDataverse Dataverse { get; }

    public DataverseExtensions Extensions { get; }

    public AsyncService Async => Extensions.AsyncService;

    public IOrganizationService Administrator { get; }

    public static SampleOrganization Open(AsyncServiceOptions? options = null, string? file = null, Func<Uri, bool>? network = null)
    {
        var dataverse = LocalDataverse.Open(new LocalDataverseOptions { DatabaseFile = file });
        return new SampleOrganization(dataverse, DataverseExtensions.Attach(dataverse, options, network));
    }

    public static SampleOrganization With(SampleSolution solution, AsyncServiceOptions? options = null)
    {
        var organization = Open(options);
        organization.Import(solution);
        return organization;
    }

    public SolutionImportReport Import(SampleSolution solution, SolutionImportOptions? options = null)
    {
        using var zip = solution.Build();
        return Extensions.Importer.Import(zip, options);
    }

    public SolutionRefusedException Refuses(Stream zip)
    {
        using (zip)
        {
            return Assert.Throws<SolutionRefusedException>(() => Extensions.Importer.Import(zip));
        }
    }

    public Guid CreateThing(string name = "thing", params (string Column, object Value)[] values)
    {
        var row = new Entity("smp_thing") { ["smp_name"] = name };
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        return Administrator.Create(row);
    }

    public Entity Thing(Guid id) => Administrator.Retrieve("smp_thing", id, new ColumnSet(true));

    /// <summary>Texts that plug-ins wrote under that name, in no order.</summary>
    public IReadOnlyList<string> Logs(string name) => [.. Rows("smp_log", "smp_name", name).Select(row => row.GetAttributeValue<string>("smp_text"))];

    public IReadOnlyList<Entity> Jobs() => Rows("asyncoperation");

    public IReadOnlyList<Entity> Rows(string table, string? column = null, object? value = null)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        if (column is not null)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return [.. Administrator.RetrieveMultiple(query).Entities];
    }

    public async ValueTask DisposeAsync()
    {
        await Extensions.DisposeAsync();
        Dataverse.Dispose();
    }
}
