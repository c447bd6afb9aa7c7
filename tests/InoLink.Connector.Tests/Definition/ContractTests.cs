using System.Text.Json.Nodes;
using InoLink.Lab.Connector.Definition;

namespace InoLink.Connector.Tests.Definition;

/// <summary>The connector's operations are the solution's custom APIs and tables: same names, types, what may be left out, and choice numbers (DESIGN §9).</summary>
public class ContractTests
{
    private static readonly Swagger Swagger = new(ConnectorFiles.Definition);
    private static readonly SolutionContract Solution = new();

    public static TheoryData<string> ApiOperations => [.. Swagger.Operations.Where(IsApi).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(ApiOperations))]
    public void Operation_IsItsCustomApi_ParameterForParameter(string operationId)
    {
        SwaggerOperation operation = Swagger[operationId];
        SolutionContract.Api api = Solution.Apis[ApiName(operation)];
        JsonObject answer = Swagger.Resolve(operation.SchemaOf(200)!);

        Assert.Equal(api.IsFunction ? HttpMethod.Get : HttpMethod.Post, operation.Method);
        Assert.Equal(api.IsFunction, operation.Path.EndsWith("()", StringComparison.Ordinal));
        Assert.Equal(Described(api.Requests, withOptional: true), Described(operation.Body, withOptional: true));
        Assert.Equal(Described(api.Responses, withOptional: false), Described(answer, withOptional: false));
    }

    [Fact]
    public void EveryCustomApiThatUsersMayCall_HasItsOperation()
    {
        // what takes the administrator's privilege is the wizard's and the bookkeeper's work; a flow may do some of it, too
        IEnumerable<string> users = Solution.Apis.Values.Where(api => api.Privilege == "prvCreateino_LinkJob").Select(api => api.Name);

        Assert.Empty(users.Except(Swagger.Operations.Where(IsApi).Select(ApiName)));
    }

    [Theory]
    [InlineData("ino_LinkJob", "LinkJob", "ListLinkJobs")]
    [InlineData("ino_AccountingCompany", "Company", "ListCompanies")]
    public void RowOperation_ReadsTheTablesColumns_AndAnswersThose(string table, string definition, string operationId)
    {
        (string set, IReadOnlyDictionary<string, string> columns) = Solution.Table(table);
        JsonObject select = Swagger[operationId].Parameters.Single(parameter => (string?)parameter["name"] == "$select");
        string[] asked = ((string)select["default"]!).Split(',');
        JsonObject properties = Swagger.Root["definitions"]![definition]!["properties"]!.AsObject();

        Assert.Equal("/" + set, Swagger[operationId].Path);
        Assert.Equal(asked.Order(StringComparer.Ordinal), properties.Select(property => property.Key).Where(name => !IsAdded(name)).Order(StringComparer.Ordinal));
        Assert.All(asked, column => Assert.Equal(TypeOf(columns[Column(column)]), (string)properties[column]!["type"]! + " " + (string?)properties[column]!["format"]));
    }

    [Theory]
    [InlineData("ino_jobstatus", "ino_jobstatusname")]
    [InlineData("ino_operation", "ino_operationname")]
    [InlineData("ino_source", "ino_sourcename")]
    public void NamesOfAChoice_AreTheSolutionsEnglishLabels(string choice, string property)
    {
        JsonObject definition = Swagger.Root["definitions"]!["LinkJob"]!["properties"]![property]!.AsObject();

        Assert.Equal(Solution.Choice(choice).Select(option => Name(option.Label)), definition["enum"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public void JobStatusesOfTheApis_AreTheChoice()
    {
        string[] names = [.. Solution.Choice("ino_jobstatus").Select(option => Name(option.Label))];

        Assert.Equal(names, Swagger.Root["definitions"]!["LinkJobCommandResponse"]!["properties"]!["JobStatus"]!["enum"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(
            ["NotLinked", .. Solution.Choice("ino_linkstatus").Select(option => Name(option.Label))],
            Swagger.Root["definitions"]!["PromoteResponse"]!["properties"]!["LinkStatus"]!["enum"]!.AsArray().Select(name => (string)name!));
        Assert.Contains(Solution.Choice("ino_jobstatus").Single(option => option.Label == "Error").Value.ToString(System.Globalization.CultureInfo.InvariantCulture), ConnectorFiles.Definition, StringComparison.Ordinal);
    }

    // "To be Linked" is ToBeLinked
    private static string Name(string label) => string.Concat(label.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static bool IsApi(SwaggerOperation operation) => Solution.Apis.ContainsKey(ApiName(operation)) || operation.Method == HttpMethod.Post;

    private static string ApiName(SwaggerOperation operation) => operation.Path.Trim('/').Replace("()", "", StringComparison.Ordinal);

    // what the script adds: names of choices and of the company
    private static bool IsAdded(string property) => property is "ino_jobstatusname" or "ino_operationname" or "ino_sourcename" or "ino_accountingcompanyname";

    private static string Column(string asked) => asked.StartsWith('_') ? asked[1..^"_value".Length] : asked;

    private static string TypeOf(string column) => column switch
    {
        "primarykey" => "string uuid",
        "datetime" => "string date-time",
        "picklist" or "int" => "integer int32",
        "nvarchar" or "ntext" or "lookup" => "string ",
        _ => column,
    };

    private static IEnumerable<string> Described(IReadOnlyDictionary<string, (string Type, bool IsOptional)> parameters, bool withOptional) =>
        parameters.Select(pair => $"{pair.Key} {pair.Value.Type}{(withOptional && pair.Value.IsOptional ? "?" : "")}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Described(JsonObject? schema, bool withOptional)
    {
        string[] required = [.. (schema?["required"] as JsonArray ?? []).Select(name => (string)name!)];
        return (schema?["properties"]?.AsObject() ?? []).Select(property => $"{property.Key} {ApiType(property.Value!)}{(withOptional && !required.Contains(property.Key) ? "?" : "")}").Order(StringComparer.Ordinal);
    }

    private static string ApiType(JsonNode property) => ((string?)property["type"], (string?)property["format"]) switch
    {
        ("string", "uuid") => "Guid",
        ("string", "date-time") => "DateTime",
        ("string", null) => "String",
        ("boolean", null) => "Boolean",
        ("integer", "int32") => "Integer",
        ("number", "double") => "Decimal",
        ("array", null) => (string?)property["items"]!["type"] == "string" ? "StringArray" : "EntityCollection",
        (var type, var format) => $"{type} {format}",
    };
}
