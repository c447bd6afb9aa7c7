using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Custom APIs (solution-format §9).</summary>
internal static class CustomApiRules
{
    public static IEnumerable<string> Check(ImportTarget target)
    {
        var keys = target.ExportKeys().ToHashSet(StringComparer.Ordinal);
        return target.File.CustomApis.SelectMany(api => Definition(target, api).Concat(Type(target, api, keys)).Concat(Parameters(api)).Concat(Unchanged(target, api)));
    }

    private static IEnumerable<string> Definition(ImportTarget target, CustomApiDefinition api)
    {
        if (!api.UniqueName.StartsWith(target.Prefix, StringComparison.Ordinal))
        {
            yield return $"The unique name of custom API {api.UniqueName} must start with the customization prefix {target.Prefix}.";
        }

        if (api.BindingType != 0 && (api.BoundTable is null || !target.HasTable(api.BoundTable)))
        {
            yield return $"The custom API {api.UniqueName} is bound, but its bound entity '{api.BoundTable}' does not exist.";
        }

        if (api.BindingType == 0 && api.BoundTable is not null)
        {
            yield return $"The custom API {api.UniqueName} is global and cannot name a bound entity.";
        }

        if (api.IsFunction && api.ResponseProperties.Count == 0)
        {
            yield return $"The custom API {api.UniqueName} is a function and must have at least one response property.";
        }

        if (api.IsFunction && api.IsWorkflowStepEnabled)
        {
            yield return $"The custom API {api.UniqueName} is a function and cannot be enabled for workflow.";
        }

        if (api.ExecutePrivilege is { } privilege && !SecurityRules.HasPrivilege(target, privilege))
        {
            yield return $"Privilege with name {privilege} does not exist (custom API {api.UniqueName}).";
        }
    }

    private static IEnumerable<string> Type(ImportTarget target, CustomApiDefinition api, HashSet<string> keys)
    {
        if (api.PluginTypeExportKey is { } key && !keys.Contains(key) && !(Guid.TryParse(key, out var classic) && target.HasPluginType(classic)))
        {
            yield return $"Custom API {api.UniqueName}: Lookup value <plugintypeexportkey>{key}</plugintypeexportkey> is not resolvable";
        }

        if (api.PluginTypeId is { } id && !target.HasPluginType(id))
        {
            yield return $"Custom API {api.UniqueName}: plugintype With Id = {id:D} Does Not Exist";
        }
    }

    private static IEnumerable<string> Parameters(CustomApiDefinition api)
    {
        foreach (var parameter in api.RequestParameters.Concat(api.ResponseProperties))
        {
            if (!Enum.IsDefined((CustomApiType)parameter.Type))
            {
                yield return $"The type {parameter.Type} of {parameter.UniqueName} of custom API {api.UniqueName} is not between 0 and 12.";
            }
        }

        foreach (var group in api.RequestParameters.GroupBy(p => p.UniqueName).Concat(api.ResponseProperties.GroupBy(p => p.UniqueName)).Where(g => g.Count() > 1))
        {
            yield return $"The custom API {api.UniqueName} has {group.Key} more than once.";
        }
    }

    private static IEnumerable<string> Unchanged(ImportTarget target, CustomApiDefinition api)
    {
        if (target.Installed.CustomApi(api.UniqueName) is not { } installed)
        {
            return [];
        }

        (string Column, object? Old, object? New)[] frozen =
        [
            ("bindingtype", installed.GetAttributeValue<OptionSetValue>("bindingtype").Value, api.BindingType),
            ("boundentitylogicalname", installed.GetAttributeValue<string>("boundentitylogicalname"), api.BoundTable),
            ("isfunction", installed.GetAttributeValue<bool>("isfunction"), api.IsFunction),
            ("allowedcustomprocessingsteptype", installed.GetAttributeValue<OptionSetValue>("allowedcustomprocessingsteptype").Value, api.AllowedCustomProcessingStepType),
            ("workflowsdkstepenabled", installed.GetAttributeValue<bool>("workflowsdkstepenabled"), api.IsWorkflowStepEnabled),
        ];
        return frozen.Where(f => !Equals(f.Old, f.New)).Select(f => $"The property {f.Column} of custom API {api.UniqueName} cannot be changed after creation.")
            .Concat(Unchanged(api, installed.Id, api.RequestParameters, target.Installed.RequestParameters))
            .Concat(Unchanged(api, installed.Id, api.ResponseProperties, target.Installed.ResponseProperties));
    }

    private static IEnumerable<string> Unchanged(CustomApiDefinition api, Guid id, IReadOnlyList<CustomApiParameterDefinition> parameters, IReadOnlyList<Entity> rows)
        => from parameter in parameters
           let row = rows.FirstOrDefault(r => r.GetAttributeValue<EntityReference>("customapiid").Id == id && r.GetAttributeValue<string>("uniquename") == parameter.UniqueName)
           where row is not null
               && (row.GetAttributeValue<OptionSetValue>("type").Value != parameter.Type || (row.Contains("isoptional") && row.GetAttributeValue<bool>("isoptional") != parameter.IsOptional))
           select $"The type and isoptional of {parameter.UniqueName} of custom API {api.UniqueName} cannot be changed after creation.";
}
