using System;
using System.ServiceModel;
using FakeXrmEasy;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.FakeXrmEasy.Tests.Official;

/// <summary>
/// FakeXrmEasy's in-memory organization, with the one thing that our code needs and it leaves out: the error code of a row that does not exist. It also takes a table without
/// rows for one that nobody has heard of.
/// </summary>
public sealed class FakeOrganization : XrmFakedContext
{
    public override IOrganizationService GetOrganizationService() => new CodedFaults(base.GetOrganizationService());

    private sealed class CodedFaults : IOrganizationService
    {
        private const int ObjectDoesNotExist = -2147220969;
        private readonly IOrganizationService inner;

        public CodedFaults(IOrganizationService inner) => this.inner = inner;

        public Guid Create(Entity entity) => inner.Create(entity);

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet)
        {
            try
            {
                return inner.Retrieve(entityName, id, columnSet) ?? throw NotFound(entityName, id);
            }
            catch (Exception missing) when (IsMissing(missing))
            {
                throw NotFound(entityName, id);
            }
        }

        public void Update(Entity entity)
        {
            try
            {
                inner.Update(entity);
            }
            catch (Exception missing) when (IsMissing(missing))
            {
                throw NotFound(entity.LogicalName, entity.Id);
            }
        }

        public void Delete(string entityName, Guid id) => inner.Delete(entityName, id);

        public OrganizationResponse Execute(OrganizationRequest request) => inner.Execute(request);

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
            inner.Associate(entityName, entityId, relationship, relatedEntities);

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
            inner.Disassociate(entityName, entityId, relationship, relatedEntities);

        public EntityCollection RetrieveMultiple(QueryBase query) => inner.RetrieveMultiple(query);

        private static bool IsMissing(Exception failure) =>
            (failure is FaultException<OrganizationServiceFault> { Detail.ErrorCode: 0 } && failure.Message.IndexOf("Does Not Exist", StringComparison.OrdinalIgnoreCase) >= 0)
            || (failure is InvalidOperationException && failure.Message.IndexOf("is not valid", StringComparison.Ordinal) >= 0);

        private static FaultException<OrganizationServiceFault> NotFound(string table, Guid id)
        {
            string message = $"{table} With Id = {id:D} Does Not Exist";
            return new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = ObjectDoesNotExist, Message = message }, new FaultReason(message));
        }
    }
}
