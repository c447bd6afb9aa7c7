using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using InoLink.Lab;
using InoLink.Lab.Connector.Calls;
using InoLink.Lab.Connector.Definition;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Connector.Tests.Lab;

/// <summary>
/// A laboratory with both zips imported, its Web API on the network, and connections of several users to it. Flows reach the product through swagger, policies and script of the imported connector only.
/// </summary>
internal sealed class ConnectorRig : IAsyncDisposable
{
    private static readonly CompanyProfile Profile = new() { RealmId = "123145700000002", Name = "Connector Company" };

    private readonly DataverseHost web;
    private readonly ImportedConnector connector;
    private readonly List<ConnectorHost> opened = [];

    private ConnectorRig(Laboratory lab, DataverseHost web, Guid company)
    {
        Lab = lab;
        this.web = web;
        CompanyId = company;
        connector = ImportedConnector.Of(lab.Administrator, "ino_inolink");
        Sales = Open("sales");
    }

    public Laboratory Lab { get; }

    public Guid CompanyId { get; }

    /// <summary>The salesperson's connection.</summary>
    public ConnectorHost Sales { get; }

    public int MostCallsOfAPoll => opened.Max(host => host.MostCallsAtOnce);

    public IOrganizationService Salesperson => Lab.Dataverse.ServiceFor(Lab.GetOrCreateUser("Sam Sales"));

    public QuickBooksCompany Books => Lab.QuickBooks.GetOrCreateCompany(Profile);

    public static async Task<ConnectorRig> OpenAsync()
    {
        Laboratory lab = await Laboratory.OpenAsync();
        lab.Import();
        lab.Import("InoLinkConnector_managed.zip");
        Guid company = lab.Connect(Profile);
        Guid german = lab.GetOrCreateUser("Viola Vertrieb", "Salesperson", "InoLink User");
        lab.Administrator.Update(new Entity("usersettings", german) { ["uilanguageid"] = 1031, ["localeid"] = 1031 });
        LabUser[] users =
        [
            new("Administrator", ["System Administrator"], lab.Dataverse.AdministratorId, "administrator"),
            new("Sam Sales", ["Salesperson", "InoLink User"], lab.GetOrCreateUser("Sam Sales", "Salesperson", "InoLink User"), "sales"),
            new("Viola Vertrieb", ["Salesperson", "InoLink User"], german, "german"),
            new("Nora Nolink", ["Salesperson"], lab.GetOrCreateUser("Nora Nolink", "Salesperson"), "nobody"),
        ];
        DataverseHost web = await DataverseHost.StartAsync(new DataverseHostOptions { Dataverse = lab.Dataverse, Extensions = lab.Extensions, Users = users });
        return new ConnectorRig(lab, web, company);
    }

    /// <summary>A new connection: nothing is carried over from another one.</summary>
    public ConnectorHost Open(string token, bool dropsTriggerPrefix = true, bool encodesOperationId = false)
    {
        ConnectorHost host = new(connector, new ConnectionOptions
        {
            EnvironmentUrl = web.Address.AbsoluteUri.TrimEnd('/'), Token = token, Now = () => Lab.Clock.UtcNow, DropsTriggerPrefix = dropsTriggerPrefix, EncodesOperationId = encodesOperationId,
        });
        opened.Add(host);
        return host;
    }

    /// <summary>Calls an operation that succeeds, and holds its answer against the definition.</summary>
    public Task<JsonObject> CallAsync(string operation, params (string Name, object Value)[] inputs) => CallAsync(Sales, operation, inputs);

    public static async Task<JsonObject> CallAsync(ConnectorHost host, string operation, params (string Name, object Value)[] inputs)
    {
        ConnectorAnswer answer = await host.CallAsync(operation, Inputs(inputs));
        Assert.True(answer.Status == HttpStatusCode.OK, $"{operation}: {(int)answer.Status} {answer.Body?.ToJsonString()}");
        Assert.Empty(new AnswerSchema(host.Swagger).Problems(host.Swagger[operation], (int)answer.Status, answer.Body));
        return answer.Body!.AsObject();
    }

    /// <summary>Calls an operation that is refused: the status and the sentence that a flow shows.</summary>
    public static async Task<(int Status, string Message)> RefusedAsync(ConnectorHost host, string operation, params (string Name, object Value)[] inputs)
    {
        ConnectorAnswer answer = await host.CallAsync(operation, Inputs(inputs));
        int status = (int)answer.Status;
        Assert.True(host.Swagger[operation].Declares(status), $"{operation} does not declare the status {status}");
        return (status, (string)answer.Body!["error"]!["message"]!);
    }

    public Guid CreateAccount(string name) => Salesperson.Create(new Entity("account") { ["name"] = name });

    /// <summary>A job as the engine leaves it, without the work.</summary>
    public Guid CreateFinishedJob(DateTime processedAt, string table = "account", int status = 776210002, bool isAboutARecord = true)
    {
        Guid id = Guid.NewGuid();
        Lab.Administrator.Create(new Entity("ino_linkjob", id)
        {
            ["ino_name"] = "Job", ["ino_tablename"] = table, ["ino_recordid"] = isAboutARecord ? Guid.NewGuid().ToString("D") : null, ["ino_jobstatus"] = new OptionSetValue(status),
            ["ino_operation"] = new OptionSetValue(776210000), ["ino_source"] = new OptionSetValue(776210000),
        });
        Lab.Administrator.Update(new Entity("ino_linkjob", id) { ["ino_processedat"] = processedAt, ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        return id;
    }

    /// <summary>Runs the asynchronous service and the tick until no job is open.</summary>
    public async Task SettleAsync()
    {
        QueryExpression open = new("ino_linkjob") { ColumnSet = new ColumnSet(false) };
        open.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        Assert.True(await Lab.TickUntilAsync(() => Lab.Administrator.RetrieveMultiple(open).Entities.Count == 0, TimeSpan.FromHours(2)), "jobs are still open");
    }

    public static JsonArray Ids(IEnumerable<Guid> ids) => [.. ids.Select(id => (JsonNode)id.ToString("D"))];

    public async ValueTask DisposeAsync()
    {
        opened.ForEach(host => host.Dispose());
        await web.DisposeAsync();
        await Lab.DisposeAsync();
    }

    public static JsonObject Inputs(params (string Name, object Value)[] inputs) => new(inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Name, input.Value switch
    {
        JsonNode node => node,
        Guid id => id.ToString("D"),
        bool flag => flag,
        int number => number,
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    })));
}
