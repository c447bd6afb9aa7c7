using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InoLink.Lab;
using InoLink.Lab.Connector.Definition;

namespace InoLink.Connector.Tests.Definition;

/// <summary>What is uploaded beside the definition: properties, icon, README, and the zip that holds them (connector §2, §7).</summary>
public partial class PackageTests
{
    [Fact]
    public void Icon_IsSquareAndOpaque_OnTheBrandColour()
    {
        byte[] file = ConnectorFiles.Icon;
        Picture icon = Picture.Read(file);
        string brand = (string)ConnectorFiles.PropertiesJson["iconBrandColor"]!;

        Assert.True(file.Length < 1024 * 1024);
        Assert.Equal(icon.Width, icon.Height);
        Assert.InRange(icon.Width, 100, 230);
        Assert.False(icon.HasTransparency);
        Assert.Matches("^#[0-9A-Fa-f]{6}$", brand);
        Assert.DoesNotContain(brand.ToUpperInvariant(), new[] { "#FFFFFF", "#007EE5" });
        Assert.Equal(brand.ToUpperInvariant(), "#" + Convert.ToHexString(icon.Corner));
    }

    [Fact]
    public void EveryConnectionParameter_IsExplained_WithConstraintsAsText()
    {
        foreach ((string name, JsonNode? parameter) in ConnectorFiles.PropertiesJson["connectionParameters"]!.AsObject())
        {
            // not always a sentence: the schema of apiProperties prescribes the tenant's text, word for word
            Assert.True((string?)parameter!["uiDefinition"]?["description"] is { Length: > 0 }, name);
            foreach (string constraint in new[] { "required", "hidden" })
            {
                JsonValue value = parameter["uiDefinition"]!["constraints"]![constraint]!.AsValue();
                Assert.True(value.TryGetValue(out string? text) && text is "true" or "false", $"{name}.{constraint} has to be the text true or false: a JSON boolean is rejected");
            }
        }
    }

    [Fact]
    public void NoSecret_AndNoIdOfARealApp_IsInTheFiles()
    {
        JsonObject oauth = ConnectorFiles.PropertiesJson["connectionParameters"]!["token"]!["oAuthSettings"]!.AsObject();

        Assert.Matches("^<<.*>>$", (string)oauth["clientId"]!);
        Assert.False(oauth.ContainsKey("clientSecret"));
        Assert.All(["publisher", "stackOwner"], name => Assert.NotEmpty((string)ConnectorFiles.PropertiesJson[name]!));
    }

    [Fact]
    public void Script_RunsForEveryOperation()
    {
        Assert.Equal(
            new Swagger(ConnectorFiles.Definition).Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal),
            ConnectorFiles.PropertiesJson["scriptOperations"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Policies_NameOperationsThatThereAre()
    {
        string[] known = [.. new Swagger(ConnectorFiles.Definition).Operations.Select(operation => operation.Id)];
        IEnumerable<string> named =
            from policy in ConnectorFiles.PropertiesJson["policyTemplateInstances"]!.AsArray()
            from name in policy!["parameters"]!["x-ms-apimTemplate-operationName"]?.AsArray() ?? []
            select (string)name!;

        Assert.Empty(named.Except(known));
    }

    [Theory]
    [InlineData("apiDefinition.swagger.json")]
    [InlineData("apiProperties.json")]
    public void JsonFiles_AreIndentedByFour_WithoutTrailingSpace(string file)
    {
        string[] lines = ConnectorFiles.Text(file).Split('\n');

        Assert.DoesNotContain(lines, line => line.EndsWith(' ') || line.Contains('\t', StringComparison.Ordinal) || (line.Length - line.TrimStart(' ').Length) % 4 != 0);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public void Definition_HasItsParts_InTheOrderOfTheCertification()
    {
        string[] order = ["swagger", "info", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters"];

        Assert.Equal(order, ConnectorFiles.DefinitionJson.Select(part => part.Key).Take(order.Length));
    }

    [Fact]
    public void Readme_HasTheHeadingsOfTheCertification_AndAChapterForEachOperation()
    {
        string readme = ConnectorFiles.Text("README.md");
        JsonObject[] operations = [.. ConnectorFiles.DefinitionJson["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!.AsObject())];

        Assert.Equal(
            ["Publisher", "Prerequisites", "Supported Operations", "Obtaining Credentials", "Getting Started", "Known Issues and Limitations", "Frequently Asked Questions", "Deployment Instructions"],
            Heading().Matches(readme).Select(match => match.Groups[1].Value).Select(heading => heading.Split(':')[0]));
        Assert.StartsWith("# " + (string)ConnectorFiles.DefinitionJson["info"]!["title"]! + "\n", readme, StringComparison.Ordinal);
        Assert.All(operations.Where(operation => (string?)operation["x-ms-visibility"] != "internal"), operation => Assert.Contains($"\n### {(string)operation["summary"]!}\n", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("InoLinkConnector.zip")]
    [InlineData("InoLinkConnector_managed.zip")]
    public void Zip_HoldsTheFilesAsTheyAre_AndTheBareValuesOfTheProperties(string name)
    {
        using ZipArchive zip = new(SolutionZips.Open(name));

        Assert.Equal(ConnectorFiles.Definition, Entry(zip, "openapidefinition.json"));
        Assert.Equal(ConnectorFiles.Script, Entry(zip, "customcodeblobcontent.csx"));
        Assert.True(JsonNode.DeepEquals(ConnectorFiles.PropertiesJson["connectionParameters"], JsonNode.Parse(Entry(zip, "connectionparameters.json"))));
        Assert.True(JsonNode.DeepEquals(ConnectorFiles.PropertiesJson["policyTemplateInstances"], JsonNode.Parse(Entry(zip, "policytemplateinstances.json"))));
        string customizations = Entry(zip, null);
        Assert.Contains($"<iconbrandcolor>{(string)ConnectorFiles.PropertiesJson["iconBrandColor"]!}</iconbrandcolor>", customizations, StringComparison.Ordinal);
        Assert.Contains($"<description>{(string)ConnectorFiles.DefinitionJson["info"]!["description"]!}</description>", customizations, StringComparison.Ordinal);
    }

    private static string Entry(ZipArchive zip, string? part)
    {
        string name = part is null ? "customizations.xml" : string.Create(CultureInfo.InvariantCulture, $"Connector/ino_inolink_{part}");
        using StreamReader reader = new(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
