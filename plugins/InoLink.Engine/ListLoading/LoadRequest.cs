using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.ListLoading;

/// <summary>Asks for the lists of a company to be loaded: one open job a company is enough.</summary>
public static class LoadRequest
{
    /// <summary>Gives the job that is open already, or a new one.</summary>
    public static Guid Ask(IOrganizationService system, Guid company, Guid asker, DateTime now)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJobTable.Id);
        query.Criteria.AddCondition(LinkJobTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(LinkJobTable.Operation, ConditionOperator.Equal, (int)JobOperation.LoadLists);
        query.Criteria.AddCondition(LinkJobTable.State, ConditionOperator.Equal, RowState.Active);
        if (system.All(query).FirstOrDefault() is { } open)
        {
            return open.Id;
        }

        Guid id = Guid.NewGuid();
        LinkJobs.CreateForCompany(system, id, "Load lists", company, asker, now, JobOperation.LoadLists);
        return id;
    }
}
