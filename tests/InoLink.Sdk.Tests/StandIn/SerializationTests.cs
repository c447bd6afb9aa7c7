using System.Runtime.Serialization;
using System.Text;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Sdk.Tests.StandIn;

/// <summary>A context is written down between the operation and its asynchronous step; nothing may be lost on the way.</summary>
public class SerializationTests
{
    private static readonly XNamespace V2011 = "http://schemas.microsoft.com/xrm/2011/Contracts";
    private static readonly XNamespace Generic = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";
    private static readonly Guid Id = Guid.NewGuid();

    [Fact]
    public void Row_ComesBack_WithValuesOfEveryType()
    {
        var row = new Entity("invoice", Id) { RowVersion = "1042", EntityState = EntityState.Changed };
        var values = new Dictionary<string, object?>
        {
            ["text"] = "Adventure Works",
            ["nothing"] = null,
            ["number"] = 7,
            ["big"] = 7L,
            ["yes"] = true,
            ["decimal"] = 10.50m,
            ["double"] = 0.1,
            ["guid"] = Id,
            ["utc"] = new DateTime(2026, 11, 22, 10, 30, 0, DateTimeKind.Utc),
            ["bytes"] = Encoding.UTF8.GetBytes("image"),
            ["money"] = new Money(99.95m),
            ["choice"] = new OptionSetValue(776210000),
            ["lookup"] = new EntityReference("account", Id) { Name = "Adventure Works" },
        };
        row.Attributes.AddRange(values!);

        Entity copy = RoundTrip(row);

        Assert.Equal(("invoice", Id, "1042", EntityState.Changed), (copy.LogicalName, copy.Id, copy.RowVersion, copy.EntityState));
        Assert.Equal(values, copy.Attributes.ToDictionary(value => value.Key, value => (object?)value.Value));
        Assert.Equal(DateTimeKind.Utc, copy.GetAttributeValue<DateTime>("utc").Kind);
        Assert.Equal("Adventure Works", copy.GetAttributeValue<EntityReference>("lookup").Name);
    }

    [Fact]
    public void Row_ComesBack_WithNestedValues()
    {
        var row = new Entity("account", "accountnumber", "A-1")
        {
            ["choices"] = new OptionSetValueCollection([new OptionSetValue(1), new OptionSetValue(2)]),
            ["aliased"] = new AliasedValue("contact", "creditlimit", new Money(5m)),
            ["party"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = new EntityReference("contact", Id) }]),
            ["managed"] = new BooleanManagedProperty(true),
            FormattedValues = { ["statecode"] = "Active" },
            RelatedEntities = { [new Relationship("contact_customer_accounts")] = new EntityCollection([new Entity("contact", Id)]) },
        };

        Entity copy = RoundTrip(row);

        Assert.Equal("A-1", copy.KeyAttributes["accountnumber"]);
        Assert.Equal([1, 2], copy.GetAttributeValue<OptionSetValueCollection>("choices").Select(choice => choice.Value));
        Assert.Equal(new Money(5m), copy.GetAttributeValue<AliasedValue>("aliased").Value);
        Assert.Equal(new EntityReference("contact", Id), copy.GetAttributeValue<EntityCollection>("party")[0]["partyid"]);
        Assert.True(copy.GetAttributeValue<BooleanManagedProperty>("managed").Value);
        Assert.Equal("Active", copy.FormattedValues["statecode"]);
        Assert.Equal(Id, copy.RelatedEntities[new Relationship("contact_customer_accounts")][0].Id);
    }

    [Fact]
    public void Row_IsWritten_InTheNamesOfTheSdk()
    {
        XElement xml = Write(new Entity("account", "accountnumber", "A-1") { ["name"] = "Adventure Works" });

        Assert.Equal(V2011 + "Entity", xml.Name);
        XElement value = xml.Element(V2011 + "Attributes")!.Element(V2011 + "KeyValuePairOfstringanyType")!;
        Assert.Equal(("name", "Adventure Works"), (value.Element(Generic + "key")!.Value, value.Element(Generic + "value")!.Value));
        XNamespace v71 = "http://schemas.microsoft.com/xrm/7.1/Contracts";
        Assert.Equal("accountnumber", xml.Element(V2011 + "KeyAttributes")!.Element(v71 + "KeyValuePairOfstringanyType")!.Element(Generic + "key")!.Value);
    }

    [Fact]
    public void Context_ComesBack_WithImagesParametersAndParents()
    {
        var context = new RemoteExecutionContext
        {
            MessageName = "Update",
            PrimaryEntityName = "account",
            PrimaryEntityId = Id,
            Depth = 2,
            Mode = 1,
            Stage = 40,
            OperationId = Id,
            OperationCreatedOn = new DateTime(2026, 11, 22, 10, 30, 0, DateTimeKind.Utc),
            OwningExtension = new EntityReference("sdkmessageprocessingstep", Id),
            ParentContext = new RemoteExecutionContext { MessageName = "Merge" },
            InputParameters = { ["Target"] = new Entity("account", Id) { ["name"] = "Fourth Coffee" }, ["Ids"] = new[] { "a", "b" } },
            SharedVariables = { ["tag"] = "import" },
            PreEntityImages = { ["pre"] = new Entity("account", Id) { ["name"] = "Adventure Works" } },
        };

        RemoteExecutionContext copy = RoundTrip(context);

        Assert.Equal(("Update", Id, 2, 1, 40), (copy.MessageName, copy.PrimaryEntityId, copy.Depth, copy.Mode, copy.Stage));
        Assert.Equal("Fourth Coffee", ((Entity)copy.InputParameters["Target"])["name"]);
        Assert.Equal(["a", "b"], (string[])copy.InputParameters["Ids"]);
        Assert.Equal("Adventure Works", copy.PreEntityImages["pre"]["name"]);
        Assert.Equal("import", copy.SharedVariables["tag"]);
        Assert.Equal("Merge", ((IPluginExecutionContext)copy).ParentContext.MessageName);
        Assert.Empty(copy.PostEntityImages);
    }

    [Fact]
    public void Request_ComesBack_AsItsOwnType_FromItsBase()
    {
        OrganizationRequest batch = new ExecuteMultipleRequest
        {
            Settings = new ExecuteMultipleSettings { ContinueOnError = true },
            Requests = new OrganizationRequestCollection
            {
                new UpdateRequest { Target = new Entity("account", Id), ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches },
                new OrganizationRequest("WhoAmI"),
            },
        };

        var copy = Assert.IsType<ExecuteMultipleRequest>(RoundTrip(batch));

        Assert.True(copy.Settings.ContinueOnError);
        var update = Assert.IsType<UpdateRequest>(copy.Requests[0]);
        Assert.Equal((Id, ConcurrencyBehavior.IfRowVersionMatches), (update.Target.Id, update.ConcurrencyBehavior));
        Assert.Equal("WhoAmI", copy.Requests[1].RequestName);
    }

    [Fact]
    public void Response_ComesBack_WithFaultsAndItems()
    {
        OrganizationResponse response = new ExecuteMultipleResponse
        {
            Results =
            {
                ["IsFaulted"] = true,
                ["Responses"] = new ExecuteMultipleResponseItemCollection
                {
                    new ExecuteMultipleResponseItem { RequestIndex = 0, Response = new CreateResponse { Results = { ["id"] = Id } } },
                    new ExecuteMultipleResponseItem
                    {
                        RequestIndex = 1,
                        Fault = new OrganizationServiceFault
                        {
                            ErrorCode = -2147088254,
                            ErrorDetails = { ["table"] = "account" },
                            InnerFault = new OrganizationServiceFault { Message = "inner" },
                        },
                    },
                },
            },
        };

        var copy = Assert.IsType<ExecuteMultipleResponse>(RoundTrip(response));

        Assert.True(copy.IsFaulted);
        Assert.Equal(Id, Assert.IsType<CreateResponse>(copy.Responses[0].Response).id);
        Assert.Equal((-2147088254, "inner"), (copy.Responses[1].Fault.ErrorCode, copy.Responses[1].Fault.InnerFault.Message));
        Assert.Equal("account", copy.Responses[1].Fault.ErrorDetails["table"]);
    }

    [Fact]
    public void Query_ComesBack_WithLinksAndConditions()
    {
        var query = new QueryExpression("invoice") { ColumnSet = new ColumnSet("name"), TopCount = 5, Distinct = true };
        query.Criteria.AddCondition("statecode", ConditionOperator.In, 0, 1);
        query.Criteria.AddFilter(LogicalOperator.Or).AddCondition("customerid", ConditionOperator.Equal, Id);
        query.AddOrder("createdon", OrderType.Descending);
        query.AddLink("account", "customerid", "accountid").Columns.AddColumn("name");

        var copy = Assert.IsType<QueryExpression>(((RetrieveMultipleRequest)RoundTrip<OrganizationRequest>(new RetrieveMultipleRequest { Query = query })).Query);

        Assert.Equal(("invoice", 5, true), (copy.EntityName, copy.TopCount, copy.Distinct));
        Assert.Equal(["name"], copy.ColumnSet.Columns);
        Assert.Equal([0, 1], copy.Criteria.Conditions.Single().Values);
        Assert.Equal([Id], copy.Criteria.Filters.Single().Conditions.Single().Values);
        Assert.Equal(OrderType.Descending, copy.Orders.Single().OrderType);
        Assert.Equal(["name"], copy.LinkEntities.Single().Columns.Columns);
    }

    private static T RoundTrip<T>(T value)
    {
        using var stream = new MemoryStream();
        var serializer = new DataContractSerializer(typeof(T));
        serializer.WriteObject(stream, value);
        stream.Position = 0;
        return (T)serializer.ReadObject(stream)!;
    }

    private static XElement Write<T>(T value)
    {
        using var stream = new MemoryStream();
        new DataContractSerializer(typeof(T)).WriteObject(stream, value);
        stream.Position = 0;
        return XElement.Load(stream);
    }
}
