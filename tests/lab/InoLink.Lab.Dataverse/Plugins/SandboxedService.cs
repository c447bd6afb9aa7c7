using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>The organization service as a plug-in gets it: the real one, with the sandbox's walls before and after each call.</summary>
internal sealed class SandboxedService(IOrganizationService inner, Sandbox sandbox) : IOrganizationService
{
    public Guid Create(Entity entity) => Run(() => inner.Create(entity));

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => Run(() => inner.Retrieve(entityName, id, columnSet));

    public void Update(Entity entity) => Run(() => inner.Update(entity));

    public void Delete(string entityName, Guid id) => Run(() => inner.Delete(entityName, id));

    public OrganizationResponse Execute(OrganizationRequest request) => Run(() => inner.Execute(request));

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
        => Run(() => inner.Associate(entityName, entityId, relationship, relatedEntities));

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities)
        => Run(() => inner.Disassociate(entityName, entityId, relationship, relatedEntities));

    public EntityCollection RetrieveMultiple(QueryBase query) => Run(() => inner.RetrieveMultiple(query));

    private T Run<T>(Func<T> call)
    {
        sandbox.Enter();
        try
        {
            return call();
        }
        finally
        {
            sandbox.Leave();
        }
    }

    private void Run(Action call) => Run(() =>
    {
        call();
        return true;
    });
}
