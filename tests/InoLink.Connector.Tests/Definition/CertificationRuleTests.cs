using System.Text.Json.Nodes;

namespace InoLink.Connector.Tests.Definition;

/// <summary>Each rule finds nothing in the definition that ships, and speaks when its thing is made wrong.</summary>
public class CertificationRuleTests
{
    private static readonly (string Rule, Action<JsonObject> Break)[] Samples =
    [
        ("title", d => d["info"]!["title"] = "InoLink for QuickBooks"),
        ("title", d => d["info"]!["title"] = "InoLink Connector"),
        ("title", d => d["info"]!["title"] = "InoLink!"),
        ("title", d => d["info"]!["title"] = "A name that has more than 30 letters"),
        ("description", d => d["info"]!["description"] = "Too short."),
        ("description", d => d["info"]!["description"] = "Promotes records of Dataverse to an accounting company."),
        ("description", d => d["info"]!["description"] = "Promotes records, see https://example.com for everything else."),
        ("contact", d => d["info"]!["contact"]!.AsObject().Remove("email")),
        ("host", d => d["host"] = "https://yourorg.crm.dynamics.com"),
        ("host", d => d["schemes"] = new JsonArray("http", "https")),
        ("host", d => d["x-ms-connector-metadata"]![0]!["propertyValue"] = "http://www.example.com"),
        ("metadata", d => d["x-ms-connector-metadata"]![2]!["propertyValue"] = "Finance;Sales and CRM;Data"),
        ("metadata", d => d["x-ms-connector-metadata"]![2]!["propertyValue"] = "Bookkeeping"),
        ("swagger", d => d["definitions"]!["LinkJob"]!["properties"]!["ino_name"]!["nullable"] = true),
        ("swagger", d => d["swagger"] = "2.1"),
        ("test-connection", d => d["x-ms-capabilities"]!["testConnection"]!["operationId"] = "PromoteRecord"),
        ("operation-id", d => Promote(d)["operationId"] = "promote_record"),
        ("summary", d => Promote(d)["summary"] = "Promote A Record"),
        ("summary", d => Promote(d)["summary"] = "Promote a record."),
        ("summary", d => Promote(d)["summary"] = "Promote a record/order"),
        ("summary", d => Trigger(d)["summary"] = "A link job finishes"),
        ("operation-description", d => Promote(d)["description"] = "Promote a record."),
        ("operation-description", d => Promote(d)["description"] = "Queues a record"),
        ("operation-description", d => Promote(d)["description"] = "Queues a record of Dataverse."),
        ("operation-description", d => Trigger(d)["description"] = "Triggers when a link job ends."),
        ("trigger", d => Trigger(d).Remove("x-ms-trigger-hint")),
        ("get-body", d => Trigger(d)["parameters"]!.AsArray().Add(Promote(d)["parameters"]![0]!.DeepClone())),
        ("responses", d => Promote(d)["responses"]!["default"]!["schema"] = new JsonObject { ["type"] = "object" }),
        ("responses", d => Promote(d)["responses"]!["200"]!.AsObject().Remove("schema")),
        ("responses", d => Promote(d)["responses"]!.AsObject().Remove("403")),
        ("responses", d => d["definitions"]!["PromoteResponse"]!["properties"] = new JsonObject()),
        ("field-summary", d => Property(d)["x-ms-summary"] = "Record id of it"),
        ("field-summary", d => Property(d).Remove("x-ms-summary")),
        ("field-description", d => Property(d)["description"] = "Record ID."),
        ("field-description", d => Property(d)["description"] = "The identifier of the record"),
        ("field-description", d => d["parameters"]!["LinkJobColumns"]!["description"] = "Columns of Dataverse."),
        ("connection-id", d => Trigger(d)["parameters"]![0]!["name"] = "connectionId"),
        ("path-parameter", d => Get(d)["parameters"]![0]!.AsObject().Remove("x-ms-url-encoding")),
        ("internal-parameter", d => d["parameters"]!["LinkJobColumns"]!["required"] = false),
        ("internal-parameter", d => d["parameters"]!["LinkJobColumns"]!.AsObject().Remove("default")),
        ("dynamic-twin", d => Trigger(d)["parameters"]![1]!.AsObject().Remove("x-ms-dynamic-list")),
        ("dynamic-twin", d => Trigger(d)["parameters"]![1]!["x-ms-dynamic-list"]!["itemValuePath"] = "DisplayName"),
        ("dynamic-operation", d => Rename(d, "ListTables")),
        ("dynamic-operation", d => d["definitions"]!["PromotableTable"]!["properties"]!.AsObject().Remove("LogicalName")),
        ("dynamic-place", d => Promote(d)["parameters"]![0]!["x-ms-dynamic-values"] = Dynamic(d, "x-ms-dynamic-values", Promote(d)["parameters"]![0]!.AsObject())),
    ];

    public static TheoryData<int, string> All
    {
        get
        {
            TheoryData<int, string> all = [];
            foreach ((string rule, Action<JsonObject> _) in Samples)
            {
                all.Add(all.Count, rule);
            }

            return all;
        }
    }

    [Fact]
    public void Definition_KeepsEveryRule() => Assert.Empty(CertificationRules.Check(ConnectorFiles.DefinitionJson));

    [Theory]
    [MemberData(nameof(All))]
    public void Rule_Speaks_WhenItsThingIsMadeWrong(int sample, string rule)
    {
        JsonObject definition = ConnectorFiles.DefinitionJson;
        Samples[sample].Break(definition);

        Assert.Contains(rule, CertificationRules.Check(definition).Select(finding => finding.Rule));
    }

    private static JsonObject Promote(JsonObject definition) => definition["paths"]!["/ino_Promote"]!["post"]!.AsObject();

    private static JsonObject Trigger(JsonObject definition) => definition["paths"]!["/trigger/ino_linkjobs"]!["get"]!.AsObject();

    private static JsonObject Get(JsonObject definition) => definition["paths"]!["/ino_linkjobs({LinkJobId})"]!["get"]!.AsObject();

    private static JsonObject Property(JsonObject definition) => definition["definitions"]!["PromoteRequest"]!["properties"]!["RecordId"]!.AsObject();

    private static void Rename(JsonObject definition, string operation) => definition["paths"]!["/ino_GetPromotableTables()"]!["get"]!["operationId"] = operation;

    private static JsonNode Dynamic(JsonObject definition, string name, JsonObject body)
    {
        JsonObject table = Trigger(definition)["parameters"]![1]!.AsObject();
        body["x-ms-dynamic-list"] = table["x-ms-dynamic-list"]!.DeepClone();
        return table[name]!.DeepClone();
    }
}
