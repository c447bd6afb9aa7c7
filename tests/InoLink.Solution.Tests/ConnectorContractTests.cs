using System.Text;
using System.Text.Json.Nodes;
using InoLink.Packager;
using InoLink.Packager.Checks.Rules;
using InoLink.Solution.Tests.Samples;

namespace InoLink.Solution.Tests;

/// <summary>The connector's operations against the custom APIs of the zip beside it.</summary>
public class ConnectorContractTests
{
    private static readonly ConnectorContractRule Rule = new(BuiltZips.Core);

    [Fact]
    public void Connector_KeepsTheContract_OfTheCustomApis() => Assert.Empty(Rule.Check(Connector()));

    [Theory]
    [InlineData("no custom API ino_Gone exists", "path")]
    [InlineData("is an action: use post", "method")]
    [InlineData("sends Nothing, which ino_RetryLinkJob does not take", "parameter")]
    [InlineData("sends LinkJobId as integer", "type")]
    [InlineData("has to require LinkJobId", "required")]
    [InlineData("promises Nothing, which ino_RetryLinkJob does not answer", "result")]
    public void Rule_Speaks_WhenTheContractIsBroken(string expected, string what)
    {
        JsonNode definition = JsonNode.Parse(Definition().Bytes)!;
        JsonObject paths = definition["paths"]!.AsObject();
        JsonNode retry = paths["/ino_RetryLinkJob"]!.DeepClone();
        JsonNode request = Schema(definition, retry["post"]!["parameters"]!.AsArray().Single(p => (string?)p!["in"] == "body")!["schema"]!);
        JsonNode answer = Schema(definition, retry["post"]!["responses"]!["200"]!["schema"]!);
        switch (what)
        {
            case "path":
                paths["/ino_Gone"] = retry;
                break;
            case "method":
                paths["/ino_RetryLinkJob"] = new JsonObject { ["get"] = retry["post"]!.DeepClone() };
                break;
            case "parameter":
                request["properties"]!["Nothing"] = new JsonObject { ["type"] = "string" };
                break;
            case "type":
                request["properties"]!["LinkJobId"] = new JsonObject { ["type"] = "integer" };
                break;
            case "required":
                request.AsObject().Remove("required");
                break;
            default:
                answer["properties"]!["Nothing"] = new JsonObject { ["type"] = "string" };
                break;
        }

        SolutionZip broken = Connector().With(Definition().Name, Encoding.UTF8.GetBytes(definition.ToJsonString()));

        Assert.Contains(Rule.Check(broken), finding => finding.ToString().Contains(expected, StringComparison.Ordinal));
    }

    private static JsonNode Schema(JsonNode definition, JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? definition["definitions"]![reference[(reference.LastIndexOf('/') + 1)..]]! : schema;

    private static SolutionZip Connector() => BuiltZips.Read("InoLinkConnector.zip");

    private static SolutionEntry Definition() => Connector().Entries.Single(entry => entry.Name.EndsWith("_openapidefinition.json", StringComparison.Ordinal));
}
