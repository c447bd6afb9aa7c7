using System.Reflection;
using System.Runtime.Loader;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Mono.Cecil;

namespace InoLink.Sdk.Tests.Faults;

/// <summary>
/// A net462 DLL that catches System.ServiceModel's FaultException by type runs unchanged on .NET: the name System.ServiceModel leads
/// to the package's assembly, which the host shares (sdk-feasibility §2).
/// </summary>
public class FaultCatchingTests
{
    private const int DuplicateRecord = -2147220937;
    private const int ReadOnlyRecord = -2147220946;

    [Fact]
    public void Probe_was_compiled_against_the_Framework_s_own_System_ServiceModel()
    {
        using ModuleDefinition probe = BuildOutput.Read(BuildOutput.ProbePlugin);

        TypeReference caught = Assert.Single(probe.GetTypeReferences(), type => type.FullName == "System.ServiceModel.FaultException`1");
        Assert.Equal("System.ServiceModel, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089", ((AssemblyNameReference)caught.Scope).FullName);
    }

    [Fact]
    public void Plugin_catches_the_fault_by_its_type_and_reads_the_error_code()
    {
        RemoteExecutionContext context = Run(new FaultException<OrganizationServiceFault>(
            new OrganizationServiceFault { ErrorCode = DuplicateRecord, Message = "Cannot insert duplicate key" }, new FaultReason("Cannot insert duplicate key")));

        Assert.Equal("Cannot insert duplicate key", context.OutputParameters["duplicate"]);
    }

    [Fact]
    public void Fault_that_the_plugin_does_not_expect_passes_through_as_it_was()
    {
        var fault = new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = ReadOnlyRecord }, new FaultReason("The record is read only"));

        Assert.Same(fault, Assert.Throws<FaultException<OrganizationServiceFault>>(() => Run(fault)));
    }

    [Fact]
    public void Other_exceptions_pass_through()
        => Assert.Throws<TimeoutException>(() => Run(new TimeoutException()));

    private static RemoteExecutionContext Run(Exception refusal)
    {
        // the way a host takes a DLL out of a package: a context of its own, everything shared resolved by the host
        var folder = new AssemblyLoadContext("package");
        Assembly assembly = folder.LoadFromAssemblyPath(BuildOutput.ProbePlugin);
        var plugin = (IPlugin)Activator.CreateInstance(assembly.GetType("ProbePlugin.FaultCatchingPlugin", throwOnError: true)!)!;
        var context = new RemoteExecutionContext { InputParameters = { ["Target"] = new Entity("account", Guid.NewGuid()) } };
        plugin.Execute(new Services(context, new RefusingService(refusal)));
        return context;
    }

    private sealed class Services(IPluginExecutionContext context, IOrganizationService service) : IServiceProvider, IOrganizationServiceFactory
    {
        public object? GetService(Type serviceType)
            => serviceType == typeof(IPluginExecutionContext) ? context : serviceType == typeof(IOrganizationServiceFactory) ? this : null;

        public IOrganizationService CreateOrganizationService(Guid? userId) => service;
    }

    private sealed class RefusingService(Exception refusal) : IOrganizationService
    {
        public Guid Create(Entity entity) => throw refusal;

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

        public void Update(Entity entity) => throw new NotSupportedException();

        public void Delete(string entityName, Guid id) => throw new NotSupportedException();

        public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        public EntityCollection RetrieveMultiple(QueryBase query) => throw new NotSupportedException();
    }
}
