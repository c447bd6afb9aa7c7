using System.ServiceModel;
using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>Whatever message a person sends, whether it is refused or answered: no token, no key and no hash of one is in what comes back.</summary>
public sealed class SecretTests : IAsyncLifetime
{
    private Rig rig = null!;
    private Entity connection = null!;
    private string[] secured = null!;
    private List<string> secrets = null!;

    /// <summary>The roles of the solution, none, and a role of the customer's own that reads and writes all tables.</summary>
    public static TheoryData<string> People => ["Salesperson", "InoLink User", "InoLink Administrator", "Reads all tables"];

    public async Task InitializeAsync()
    {
        rig = await Rig.OpenAsync();
        connection = rig.Administrator.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(true) }).Entities.Single();

        // what only a rotation or a consent under way would fill
        secured = [.. rig.Lab.Dataverse.Metadata.Table("ino_connection").Columns.Values.Where(column => column.IsSecured).Select(column => column.LogicalName)];
        foreach (string column in secured.Where(column => !connection.Contains(column)))
        {
            rig.Administrator.Update(new Entity("ino_connection", connection.Id) { [column] = $"the secret of {column}" });
        }

        connection = rig.Administrator.Retrieve("ino_connection", connection.Id, new ColumnSet(true));
        secrets = [.. secured.Select(column => connection.GetAttributeValue<string>(column))];
        Guid role = rig.Administrator.Create(new Entity("role") { ["name"] = "Reads all tables", ["businessunitid"] = new EntityReference("businessunit", rig.Lab.Dataverse.RootBusinessUnitId) });
        rig.Lab.Dataverse.Security.SetRolePrivileges(role, [.. new[] { "Read", "Write", "Create", "Append", "AppendTo" }.Select(verb => ($"prv{verb}ino_Connection", PrivilegeDepth.Global))]);
    }

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public void A_System_Administrator_sees_them_so_the_test_can_fail()
    {
        Assert.InRange(secrets.Count, 5, 20);
        Assert.All(secrets, secret => Assert.False(string.IsNullOrEmpty(secret)));
        Assert.Contains(Routes(rig.Administrator), route => Told(route.Value).Any(said => secrets.Any(secret => said.Contains(secret, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(People))]
    public void No_message_of_the_organization_service_gives_a_secret_away(string role)
    {
        IOrganizationService service = rig.Lab.Dataverse.ServiceFor(rig.Lab.Dataverse.CreateUser("Some Body", rig.Lab.Dataverse.RootBusinessUnitId, "Basic User", role));

        foreach ((string name, Func<object?> route) in Routes(service))
        {
            Assert.All(Told(route), said => Assert.All(secrets, secret => Assert.False(said.Contains(secret, StringComparison.Ordinal), $"{name} tells {role} a secret")));
        }
    }

    /// <summary>A yes or no is an answer too: who may not read a column may not ask whether it begins with an a, nor sort or count by it.</summary>
    [Theory]
    [MemberData(nameof(People))]
    public void No_question_about_a_secret_is_answered(string role)
    {
        IOrganizationService service = rig.Lab.Dataverse.ServiceFor(rig.Lab.Dataverse.CreateUser("Some Body", rig.Lab.Dataverse.RootBusinessUnitId, "Basic User", role));

        foreach (string column in secured)
        {
            foreach ((string name, Func<object?> question) in Questions(service, column))
            {
                try
                {
                    Assert.False(question() is not null, $"{name} about {column} is answered to {role}");
                }
                catch (FaultException<OrganizationServiceFault>)
                {
                    // refused
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(People))]
    public void No_custom_API_gives_a_secret_away(string role)
    {
        IOrganizationService service = rig.Lab.Dataverse.ServiceFor(rig.Lab.Dataverse.CreateUser("Some Body", rig.Lab.Dataverse.RootBusinessUnitId, "Basic User", role));
        Guid company = rig.Company().Id;
        string[] apis = [.. rig.Administrator.RetrieveMultiple(new QueryExpression("customapi") { ColumnSet = new ColumnSet("uniquename") }).Entities.Select(api => api.GetAttributeValue<string>("uniquename"))];

        foreach (string api in apis.Where(name => name is not ("ino_Disconnect" or "ino_SaveConnectionSettings" or "ino_ImportConnection")))
        {
            OrganizationRequest request = new(api);
            foreach (string parameter in Parameters(api))
            {
                request[parameter] = parameter == "CompanyId" ? company : connection.Id;
            }

            Assert.All(Told(() => service.Execute(request)), said => Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void No_row_and_no_system_job_holds_a_secret_outside_its_column()
    {
        foreach (TableMetadata table in rig.Lab.Dataverse.Metadata.Tables.Where(t => t.LogicalName is not "ino_connection"))
        {
            foreach (Entity row in rig.Administrator.RetrieveMultiple(new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(true) }).Entities)
            {
                Assert.All(Texts(row), said => Assert.All(secrets, secret => Assert.False(said.Contains(secret, StringComparison.Ordinal), $"{table.LogicalName} {row.Id:D} holds a secret")));
            }
        }
    }

    private IEnumerable<string> Parameters(string api)
    {
        QueryExpression query = new("customapirequestparameter") { ColumnSet = new ColumnSet("uniquename", "type") };
        query.AddLink("customapi", "customapiid", "customapiid").LinkCriteria.AddCondition("uniquename", ConditionOperator.Equal, api);
        return rig.Administrator.RetrieveMultiple(query).Entities.Where(p => p.GetAttributeValue<OptionSetValue>("type").Value == 12).Select(p => p.GetAttributeValue<string>("uniquename"));
    }

    private Dictionary<string, Func<object?>> Routes(IOrganizationService service)
    {
        EntityReference reference = connection.ToEntityReference();
        RetrieveRequest single = new() { Target = reference, ColumnSet = new ColumnSet(true) };
        return new()
        {
            ["Retrieve"] = () => service.Retrieve("ino_connection", connection.Id, new ColumnSet(true)),
            ["Retrieve of the columns"] = () => service.Retrieve("ino_connection", connection.Id, new ColumnSet(secured)),
            ["RetrieveMultiple"] = () => service.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(true) }),
            ["RetrieveMultiple by attribute"] = () => service.RetrieveMultiple(new QueryByAttribute("ino_connection") { ColumnSet = new ColumnSet(secured) }),
            ["RetrieveMultiple of a joined table"] = () => service.RetrieveMultiple(Joined(secured)),
            ["Fetch"] = () => service.RetrieveMultiple(new FetchExpression("<fetch><entity name='ino_connection'><all-attributes /></entity></fetch>")),
            ["Fetch of a joined table"] = () => service.RetrieveMultiple(new FetchExpression("<fetch><entity name='systemuser'><link-entity name='ino_connection' from='createdby' to='systemuserid' alias='c'><all-attributes /></link-entity></entity></fetch>")),
            ["Execute"] = () => service.Execute(single),
            ["ExecuteMultiple"] = () => service.Execute(new ExecuteMultipleRequest { Requests = [single], Settings = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = true } }),
            ["ExecuteTransaction"] = () => service.Execute(new ExecuteTransactionRequest { Requests = [single], ReturnResponses = true }),
            ["Retrieve with related rows"] = () => service.Execute(new RetrieveRequest
            {
                Target = new EntityReference("ino_accountingcompany", rig.Company().Id),
                ColumnSet = new ColumnSet(true),
                RelatedEntitiesQuery = new RelationshipQueryCollection { { new Relationship("ino_accountingcompany_ino_connection"), new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(true) } } },
            }),
            ["InitializeFrom"] = () => service.Execute(new OrganizationRequest("InitializeFrom") { ["EntityMoniker"] = reference, ["TargetEntityName"] = "ino_connection", ["TargetFieldType"] = 0 }),
            ["RetrieveRecordChangeHistory"] = () => service.Execute(new OrganizationRequest("RetrieveRecordChangeHistory") { ["Target"] = reference }),
            ["RetrieveEntityChanges"] = () => service.Execute(new OrganizationRequest("RetrieveEntityChanges") { ["EntityName"] = "ino_connection", ["Columns"] = new ColumnSet(true) }),
            ["ExportFieldTranslation"] = () => service.Execute(new OrganizationRequest("ExportFieldTranslation")),
        };
    }

    private Dictionary<string, Func<object?>> Questions(IOrganizationService service, string column)
    {
        QueryExpression filter = new("ino_connection");
        filter.Criteria.AddCondition(column, ConditionOperator.Like, "%");
        QueryExpression order = new("ino_connection");
        order.AddOrder(column, OrderType.Ascending);
        QueryExpression join = Joined([]);
        join.LinkEntities[0].LinkCriteria.AddCondition(column, ConditionOperator.NotNull);
        QueryByAttribute attribute = new("ino_connection");
        attribute.AddAttributeValue(column, connection[column]);
        object? Answer(QueryBase query) => service.RetrieveMultiple(query);

        // rows are counted, but not by the column: it is left out
        object? Grouped(string inner) => Fetch(inner, aggregate: true) is EntityCollection groups && groups.Entities.Any(group => group.Contains("x")) ? groups : null;
        object? Fetch(string inner, bool aggregate = false) => Answer(new FetchExpression($"<fetch{(aggregate ? " aggregate='true'" : "")}><entity name='ino_connection'>{inner}</entity></fetch>"));
        return new()
        {
            ["a filter"] = () => Answer(filter),
            ["a filter by value"] = () => Answer(attribute),
            ["an order"] = () => Answer(order),
            ["a filter of a join"] = () => Answer(join),
            ["a fetch filter"] = () => Fetch($"<filter><condition attribute='{column}' operator='begins-with' value='a' /></filter>"),
            ["a fetch order"] = () => Fetch($"<order attribute='{column}' />"),
            ["a minimum"] = () => Fetch($"<attribute name='{column}' aggregate='min' alias='x' />", aggregate: true),
            ["a count"] = () => Fetch($"<attribute name='{column}' aggregate='countcolumn' distinct='true' alias='x' />", aggregate: true),
            ["a group"] = () => Grouped($"<attribute name='{column}' groupby='true' alias='x' /><attribute name='ino_connectionid' aggregate='count' alias='n' />"),
        };
    }

    private static QueryExpression Joined(string[] columns)
    {
        QueryExpression query = new("systemuser") { ColumnSet = new ColumnSet("fullname") };
        LinkEntity link = query.AddLink("ino_connection", "systemuserid", "createdby");
        link.EntityAlias = "c";
        link.Columns = new ColumnSet(columns);
        return query;
    }

    /// <summary>Every text of an answer, or of the fault that stands for it.</summary>
    private static List<string> Told(Func<object?> route)
    {
        try
        {
            return [.. Texts(route())];
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return [fault.Message, fault.Detail.Message ?? "", fault.Detail.TraceText ?? ""];
        }
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        Entity row => row.Attributes.Values.SelectMany(Texts).Concat(row.FormattedValues.Values).Concat(row.RelatedEntities.Values.SelectMany(Texts)),
        EntityCollection rows => rows.Entities.SelectMany(Texts),
        AliasedValue aliased => Texts(aliased.Value),
        OrganizationResponse response => response.Results.Values.SelectMany(Texts),
        ExecuteMultipleResponseItem item => Texts(item.Response).Append(item.Fault?.Message ?? ""),
        System.Collections.IEnumerable items => items.Cast<object?>().SelectMany(Texts),
        _ => [value.ToString() ?? ""],
    };
}
