using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A process; its XAML or JSON is kept, not interpreted (solution-format §15).</summary>
/// <param name="Category">0 workflow, 2 business rule, 3 action, 4 business process flow, 5 cloud flow.</param>
/// <param name="Mode">0 background, 1 real-time.</param>
/// <param name="IsActivated">StateCode 1; a draft is 0.</param>
public sealed record WorkflowDefinition(
    Guid Id, string Name, int Category, int Mode, bool IsActivated, string? PrimaryTable, XElement Record, string FileName, byte[] Content)
{
    public static WorkflowDefinition Read(XElement workflow, SolutionZip zip)
    {
        var file = workflow.Text("XamlFileName") ?? workflow.RequiredText("JsonFileName");
        return new WorkflowDefinition(
            XmlValues.ParseId(workflow.RequiredAttribute("WorkflowId"), "WorkflowId"),
            workflow.RequiredAttribute("Name"),
            workflow.Integer("Category") ?? 0,
            workflow.Integer("Mode") ?? 0,
            workflow.Integer("StateCode") == 1,
            workflow.Text("PrimaryEntity")?.ToLowerInvariant(),
            workflow,
            file,
            zip.Take(file));
    }
}
