using System.Text;
using System.Xml.Linq;
using InoLink.Lab.Dataverse.Processes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Environment variables, whose values in the organization are never overwritten, processes and connectors (solution-format §10, §12, §15).</summary>
internal sealed class SettingImport(ImportTarget target, RowImport rows, SolutionImportOptions options, Guid importer, ImportLog log)
{
    private const int CloudFlow = 5;

    private static readonly string[] Flags = ["Subprocess", "OnDemand", "TriggerOnCreate", "TriggerOnDelete", "IsTransacted", "AsyncAutodelete"];
    private static readonly string[] Choices = ["Scope", "RunAs", "CreateStage", "UpdateStage", "DeleteStage"];

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

        foreach (var connector in target.File.Connectors)
        {
            rows.ById(
                "connector", connector.Id, connector.Name,
                ("name", connector.Name), ("displayname", connector.DisplayName), ("description", connector.Description), ("iconbrandcolor", connector.BrandColor),
                ("connectortype", connector.Type is { } type ? RowImport.Choice(type) : null), ("openapidefinition", connector.OpenApi),
                ("connectionparameters", connector.Parameters), ("policytemplateinstances", connector.Policies), ("customcodeblobcontent", connector.Code), ("iconblob", connector.Icon));
        }
    }

    private void Apply(EnvironmentVariableDefinition variable)
    {
        var id = rows.ByKey(
            "environmentvariabledefinition", "schemaname", variable.SchemaName, null,
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
        var existing = rows.All("workflow", "workflowid", workflow.Id).FirstOrDefault();
        var (isNew, wasActivated) = (existing is null, existing is not null && ProcessReader.IsActivated(existing));
        rows.ById(
            "workflow", workflow.Id, workflow.Name,
            [
                ("name", workflow.Name), ("category", RowImport.Choice(workflow.Category)), ("mode", RowImport.Choice(workflow.Mode)), ("type", RowImport.Choice(1)),
                ("primaryentity", workflow.PrimaryTable), (workflow.Category == CloudFlow ? "clientdata" : "xaml", Encoding.UTF8.GetString(workflow.Content)), .. Triggers(workflow.Record),
            ]);
        if (isNew)
        {
            rows.Service.Update(new Entity("workflow", workflow.Id) { ["ownerid"] = new EntityReference("systemuser", importer) });
        }

        // an update never switches off what an administrator has switched on
        var activates = wasActivated || (workflow.IsActivated && (options.EnableSteps || target.File.Manifest.IsManaged));
        rows.Service.Update(new Entity("workflow", workflow.Id)
        {
            ["statecode"] = RowImport.Choice(activates ? 1 : 0),
            ["statuscode"] = RowImport.Choice(activates ? 2 : 1),
        });
        if (activates)
        {
            Demand(workflow);
        }
    }

    /// <summary>An activation that fails fails the import (solution-format §15); what is no classic workflow is kept and never run.</summary>
    private void Demand(WorkflowDefinition workflow)
    {
        var row = rows.Service.Retrieve("workflow", workflow.Id, new ColumnSet(true));
        if (!ProcessReader.IsWorkflow(row))
        {
            log.Warn($"The process {workflow.Name} is stored, not run: the local Dataverse interprets classic workflows only.");
            return;
        }

        try
        {
            _ = ProcessReader.Read(row);
        }
        catch (NotEmulatedInProcessException refused)
        {
            throw new SolutionRefusedException($"The process {workflow.Name} can't be activated: {refused.Message}.", refused);
        }
    }

    /// <summary>When a process starts, column by column as the record says it.</summary>
    private static IEnumerable<(string Column, object? Value)> Triggers(XElement record)
    {
        foreach (var flag in Flags.Where(flag => record.Element(flag) is not null))
        {
            yield return (Column(flag), record.Flag(flag));
        }

        foreach (var choice in Choices.Where(choice => record.Integer(choice) is not null))
        {
            yield return (Column(choice), RowImport.Choice(record.Integer(choice)!.Value));
        }

        yield return ("triggeronupdateattributelist", record.Text("TriggerOnUpdateAttributeList"));
        yield return ("uniquename", record.Text("UniqueName"));
    }

    private static string Column(string element) => element.ToLowerInvariant();
}
