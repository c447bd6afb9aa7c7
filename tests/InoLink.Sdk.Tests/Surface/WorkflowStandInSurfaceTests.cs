using System.Text.RegularExpressions;
using InoLink.Tests;
using Mono.Cecil;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>The two stand-ins that workflow activities are built and run on are parts of the official assemblies.</summary>
public class WorkflowStandInSurfaceTests
{
    [SharedFact]
    public void Every_public_line_of_the_workflow_stand_in_is_a_line_of_the_official_listing()
    {
        SurfaceListing official = SurfaceListing.OfWorkflow();
        foreach (string file in BuildOutput.WorkflowStandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            IReadOnlyCollection<string> printed = SurfacePrinter.Print(standIn);

            Assert.NotEmpty(printed);
            Findings.AssertNone(printed.Except(official.Lines));
        }
    }

    [SharedFact]
    public void The_workflow_context_of_the_stand_in_has_all_its_members()
    {
        using ModuleDefinition standIn = BuildOutput.Read(BuildOutput.WorkflowStandIns[0]);
        IEnumerable<string> expected = SurfaceListing.OfWorkflow().Lines.Where(line => line.StartsWith("M Microsoft.Xrm.Sdk.Workflow.IWorkflowContext ", StringComparison.Ordinal));

        Findings.AssertNone(expected.Except(SurfacePrinter.Print(standIn)));
    }

    [Fact]
    public void Stand_ins_have_the_identity_of_the_official_assemblies()
    {
        foreach (string file in BuildOutput.WorkflowStandIns)
        {
            using ModuleDefinition standIn = BuildOutput.Read(file);
            Assert.Equal("Microsoft.Xrm.Sdk.Workflow, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35", standIn.Assembly.Name.FullName);
        }

        using ModuleDefinition activities = BuildOutput.Read(BuildOutput.ActivitiesStandIn);
        using ModuleDefinition framework = BuildOutput.Read(BuildOutput.FrameworkActivities);
        Assert.Equal(framework.Assembly.Name.FullName, activities.Assembly.Name.FullName);
    }

    [Fact]
    public void Every_public_line_of_the_activities_stand_in_is_a_line_of_the_frameworks_own()
    {
        using ModuleDefinition standIn = BuildOutput.Read(BuildOutput.ActivitiesStandIn);
        using ModuleDefinition framework = BuildOutput.Read(BuildOutput.FrameworkActivities);
        IReadOnlyCollection<string> printed = SurfacePrinter.Print(standIn);

        Assert.NotEmpty(printed);
        Findings.AssertNone(printed.Except(SurfacePrinter.Print(framework).Select(WithoutInterfaces)));
    }

    // the framework's interfaces for its own designer are left out
    private static string WithoutInterfaces(string line)
        => line.StartsWith("T ", StringComparison.Ordinal) ? Regex.Replace(line, " implements .+?(?= where |$)", "") : line;
}
