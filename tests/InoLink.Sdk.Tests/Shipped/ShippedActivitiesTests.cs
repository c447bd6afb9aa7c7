using InoLink.Sdk.Tests.Surface;
using InoLink.Tests;
using Mono.Cecil;

namespace InoLink.Sdk.Tests.Shipped;

/// <summary>The assembly of workflow activities, as it goes into InoLinkProcesses (dataverse-runtime §3, sdk-feasibility §4 and §9).</summary>
public sealed class ShippedActivitiesTests : IDisposable
{
    private const string Parameter = "Microsoft.Xrm.Sdk.Workflow.ParameterAttribute";
    private readonly ModuleDefinition assembly = BuildOutput.Read(BuildOutput.WorkflowAssembly);

    public void Dispose() => assembly.Dispose();

    [Fact]
    public void It_has_a_strong_name_and_a_version_that_stays()
    {
        Assert.Equal("InoLink.Workflows, Version=1.0.0.0, Culture=neutral, PublicKeyToken=" + Convert.ToHexStringLower(assembly.Assembly.Name.PublicKeyToken), assembly.Assembly.Name.FullName);
        Assert.Equal(8, assembly.Assembly.Name.PublicKeyToken.Length);
        Assert.True((assembly.Attributes & ModuleAttributes.StrongNameSigned) != 0);
    }

    [Fact]
    public void It_refers_to_the_framework_and_the_SDK_only()
    {
        string[] sdk = ["Microsoft.Xrm.Sdk", "Microsoft.Xrm.Sdk.Workflow"];
        Findings.AssertNone(assembly.AssemblyReferences
            .Where(reference => reference.Name != "mscorlib" && reference.Name != "System" && !reference.Name.StartsWith("System.", StringComparison.Ordinal)
                && !(sdk.Contains(reference.Name) && reference.FullName == reference.Name + ", Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"))
            .Select(reference => reference.FullName));
    }

    [SharedFact]
    public void Every_SDK_member_that_it_uses_is_in_the_official_listings()
    {
        Assert.NotEmpty(SdkReferences.Members(assembly, SdkReferences.Workflow));
        Findings.AssertNone(SdkReferences.Missing(assembly, SurfaceListing.OfSdk()));
        Findings.AssertNone(SdkReferences.Missing(assembly, SurfaceListing.OfWorkflow(), SdkReferences.Workflow));
    }

    [Fact]
    public void It_holds_the_five_activities_and_no_plugin()
    {
        Assert.Equal(
            ["GetLinkStatus", "PromoteRecord", "RetryLinkJob", "UnlinkRecord", "WorkOffLinkJobs"],
            Activities.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(assembly.Types, type => type.Interfaces.Any(implemented => implemented.InterfaceType.FullName == "Microsoft.Xrm.Sdk.IPlugin"));
    }

    // the designer offers what has an Input or Output attribute; a reference without its table can't be filled in
    [Fact]
    public void Every_argument_has_a_name_for_the_designer_and_every_reference_a_table()
    {
        string[] tables = ["account", "contact", "product", "quote", "salesorder", "invoice", "ino_accountingcompany", "ino_linkjob", "ino_linkpreference"];
        foreach (PropertyDefinition argument in Activities.SelectMany(Arguments))
        {
            string where = argument.FullName;
            Assert.True(argument.CustomAttributes.Any(attribute => attribute.AttributeType.Resolve()?.BaseType.FullName == Parameter || attribute.AttributeType.Name is "InputAttribute" or "OutputAttribute"), where);
            if (((GenericInstanceType)argument.PropertyType).GenericArguments[0].Name == "EntityReference")
            {
                CustomAttribute target = Assert.Single(argument.CustomAttributes, attribute => attribute.AttributeType.Name == "ReferenceTargetAttribute");
                Assert.Contains((string)target.ConstructorArguments[0].Value, tables);
            }
        }
    }

    [Fact]
    public void Promote_takes_a_record_of_each_of_the_six_tables()
        => Assert.Superset(
            new HashSet<string> { "Account", "Contact", "Product", "Quote", "Order", "Invoice" },
            Arguments(Activities.Single(type => type.Name == "PromoteRecord")).Where(argument => argument.PropertyType.Name == "InArgument`1").Select(argument => argument.Name).ToHashSet());

    [Fact]
    public void Every_activity_says_whether_it_succeeded()
        => Assert.All(Activities, activity => Assert.Superset(new HashSet<string> { "Succeeded", "ErrorCode", "ErrorMessage" }, Arguments(activity).Select(argument => argument.Name).ToHashSet()));

    private IEnumerable<TypeDefinition> Activities => assembly.Types.Where(type => type is { IsPublic: true, IsAbstract: false } && IsActivity(type));

    private static IEnumerable<PropertyDefinition> Arguments(TypeDefinition type)
    {
        for (TypeDefinition? at = type; at != null && at.Module == type.Module; at = at.BaseType as TypeDefinition)
        {
            foreach (PropertyDefinition property in at.Properties.Where(property => property.PropertyType.Name is "InArgument`1" or "OutArgument`1"))
            {
                yield return property;
            }
        }
    }

    private static bool IsActivity(TypeDefinition type) => type.BaseType is { } parent && (parent.FullName == "System.Activities.CodeActivity" || (parent is TypeDefinition own && IsActivity(own)));
}
