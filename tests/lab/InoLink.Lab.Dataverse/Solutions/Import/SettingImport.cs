using System.Text;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Environment variables, whose values in the organization are never overwritten, and processes (solution-format §10, §15).</summary>
internal sealed class SettingImport(ImportTarget target, RowImport rows, ImportLog log)
{
    // differs per organization (solution-format §2.1)
    private const int VariableType = 380;
    private const int CloudFlow = 5;

    public void Apply()
    {
        foreach (var variable in target.File.EnvironmentVariables)
        {
            Apply(variable);
        }

        foreach (var workflow in target.File.Workflows)
        {
            Apply(workflow);
        }
    }

    private void Apply(EnvironmentVariableDefinition variable)
    {
        var id = rows.ByKey(
            VariableType, "environmentvariabledefinition", "schemaname", variable.SchemaName, null,
            ("displayname", variable.DisplayName), ("description", variable.Description), ("type", RowImport.Choice(variable.Type)),
            ("defaultvalue", variable.DefaultValue), ("isrequired", variable.IsRequired));
        if (variable.Value is not null && rows.Find("environmentvariablevalue", "environmentvariabledefinitionid", id) is null)
        {
            rows.Service.Create(new Entity("environmentvariablevalue", Guid.NewGuid())
            {
                ["schemaname"] = variable.SchemaName,
                ["value"] = variable.Value,
                ["environmentvariabledefinitionid"] = new EntityReference("environmentvariabledefinition", id),
            });
        }
    }

    private void Apply(WorkflowDefinition workflow)
    {
        var text = Encoding.UTF8.GetString(workflow.Content);
        rows.ById(
            RootComponent.Workflow, "workflow", workflow.Id, workflow.Name,
            ("name", workflow.Name), ("category", workflow.Category), ("mode", workflow.Mode), ("type", 1), ("primaryentity", workflow.PrimaryTable),
            (workflow.Category == CloudFlow ? "clientdata" : "xaml", text), ("recordxml", workflow.Record.ToString(SaveOptions.DisableFormatting)),
            ("statecode", RowImport.Choice(workflow.IsActivated ? 1 : 0)), ("statuscode", RowImport.Choice(workflow.IsActivated ? 2 : 1)));
        if (workflow.IsActivated)
        {
            log.Warn($"The process {workflow.Name} is stored, not run: the local Dataverse interprets no processes.");
        }
    }
}
