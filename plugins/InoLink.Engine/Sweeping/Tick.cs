using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Sweeping;

/// <summary>Whether somebody still calls ino_WakeLinkJobs (DESIGN §4.7): the flow each minute or, where a preference switches it on, the service in its interval.</summary>
public static class Tick
{
    private const int FlowMinutes = 1;
    private const int DefaultServiceMinutes = 60;

    /// <summary>A flow that runs every minute drifts, and its runs may be put off by some minutes: less would cry wolf.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <summary>Null where it is not late: two intervals are. A company that was connected just now has had none yet.</summary>
    public static Problem? Late(IOrganizationService system, IReadOnlyList<Company> companies, DateTime now)
    {
        if (companies.Count == 0)
        {
            return null;
        }

        QueryExpression query = Rows.Query(WriterTable.Name, WriterTable.LastTick);
        DateTime? last = system.All(query).Select(writer => writer.Time(WriterTable.LastTick)).Max();
        TimeSpan allowed = TimeSpan.FromMinutes(2 * Interval(system));
        DateTime? since = last ?? companies.Max(company => company.CreatedOn);
        return now - since > (allowed > Least ? allowed : Least) ? Catalogue.LateTick(last) : null;
    }

    private static int Interval(IOrganizationService system)
    {
        QueryExpression query = Rows.Query(PreferenceTable.Name, PreferenceTable.PollInterval);
        query.Criteria.AddCondition(PreferenceTable.Feature, ConditionOperator.Equal, (int)Feature.Service);
        query.Criteria.AddCondition(PreferenceTable.Enabled, ConditionOperator.Equal, true);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, RowState.Active);
        return system.All(query).Select(row => row.GetAttributeValue<int?>(PreferenceTable.PollInterval) ?? DefaultServiceMinutes).DefaultIfEmpty(FlowMinutes).Min();
    }
}
