namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A custom API with its parameters (solution-format §9).</summary>
public sealed record CustomApiDefinition
{
    public required string UniqueName { get; init; }

    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public string Description { get; init; } = "";

    /// <summary>0 none, 1 asynchronous only, 2 both.</summary>
    public int AllowedCustomProcessingStepType { get; init; }

    /// <summary>0 global, 1 entity, 2 entity collection.</summary>
    public int BindingType { get; init; }

    public string? BoundTable { get; init; }

    public string? ExecutePrivilege { get; init; }

    public bool IsFunction { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsWorkflowStepEnabled { get; init; }

    public string? PluginTypeExportKey { get; init; }

    public Guid? PluginTypeId { get; init; }

    public required IReadOnlyList<CustomApiParameterDefinition> RequestParameters { get; init; }

    public required IReadOnlyList<CustomApiParameterDefinition> ResponseProperties { get; init; }

    public static CustomApiDefinition Read(string entry, SolutionZip zip)
    {
        var api = zip.TakeXml(entry);
        var folder = entry[..^"customapi.xml".Length];
        var name = api.RequiredAttribute("uniquename");
        var key = api.Element("plugintypeid")?.Text("plugintypeexportkey");
        return new CustomApiDefinition
        {
            UniqueName = name,
            Name = api.Text("name") ?? name,
            DisplayName = api.Element("displayname")?.Attribute("default")?.Value ?? name,
            Description = api.Element("description")?.Attribute("default")?.Value ?? "",
            AllowedCustomProcessingStepType = api.Integer("allowedcustomprocessingsteptype") ?? 0,
            BindingType = api.Integer("bindingtype") ?? 0,
            BoundTable = api.Text("boundentitylogicalname"),
            ExecutePrivilege = api.Text("executeprivilegename"),
            IsFunction = api.Flag("isfunction"),
            IsPrivate = api.Flag("isprivate"),
            IsWorkflowStepEnabled = api.Flag("workflowsdkstepenabled"),
            PluginTypeExportKey = key,
            PluginTypeId = api.Element("plugintypeid")?.Id("plugintypeid"),
            RequestParameters = ReadParameters(zip, folder, "customapirequestparameters", "customapirequestparameter.xml"),
            ResponseProperties = ReadParameters(zip, folder, "customapiresponseproperties", "customapiresponseproperty.xml"),
        };
    }

    private static CustomApiParameterDefinition[] ReadParameters(SolutionZip zip, string folder, string kind, string file)
        => [.. zip.Find($"{folder}{kind}/", file).Select(entry => CustomApiParameterDefinition.Read(zip.TakeXml(entry)))];
}
