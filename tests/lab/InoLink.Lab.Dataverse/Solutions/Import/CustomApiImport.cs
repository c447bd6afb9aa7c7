using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Custom APIs with their parameters (solution-format §9).</summary>
internal sealed class CustomApiImport(ImportTarget target, RowImport rows, PluginImport plugins)
{
    public void Apply()
    {
        foreach (var api in target.File.CustomApis)
        {
            Apply(api);
        }
    }

    private void Apply(CustomApiDefinition api)
    {
        // the API is a message: steps of others can be registered on it where it allows them
        if (rows.Find("sdkmessage", "name", api.UniqueName) is null)
        {
            rows.Service.Create(new Entity("sdkmessage", Guid.NewGuid()) { ["name"] = api.UniqueName });
        }

        var id = rows.ByKey(
            "customapi", "uniquename", api.UniqueName, null,
            ("name", api.Name), ("displayname", api.DisplayName), ("description", api.Description), ("bindingtype", RowImport.Choice(api.BindingType)),
            ("boundentitylogicalname", api.BoundTable), ("executeprivilegename", api.ExecutePrivilege), ("isfunction", api.IsFunction), ("isprivate", api.IsPrivate),
            ("allowedcustomprocessingsteptype", RowImport.Choice(api.AllowedCustomProcessingStepType)), ("workflowsdkstepenabled", api.IsWorkflowStepEnabled),
            ("plugintypeid", Type(api)));
        var reference = new EntityReference("customapi", id) { Name = api.UniqueName };
        foreach (var parameter in api.RequestParameters)
        {
            rows.ByParent("customapirequestparameter", "customapiid", reference, "uniquename", parameter.UniqueName, [.. Common(parameter), ("isoptional", parameter.IsOptional)]);
        }

        foreach (var property in api.ResponseProperties)
        {
            rows.ByParent("customapiresponseproperty", "customapiid", reference, "uniquename", property.UniqueName, Common(property));
        }
    }

    private EntityReference? Type(CustomApiDefinition api)
        => api.PluginTypeExportKey is { } key && !Guid.TryParse(key, out _)
            ? new EntityReference("plugintype", plugins.TypeOf(key))
            : (api.PluginTypeId ?? (Guid.TryParse(api.PluginTypeExportKey, out var classic) ? classic : null)) is { } id ? new EntityReference("plugintype", id) : null;

    private static (string Column, object? Value)[] Common(CustomApiParameterDefinition parameter) =>
        [("name", parameter.Name), ("displayname", parameter.Name), ("type", RowImport.Choice(parameter.Type)), ("logicalentityname", parameter.Table)];
}
