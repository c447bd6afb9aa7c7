using InoLink.Engine.Dataverse;
using InoLink.Engine.LinkExisting;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Customers;

/// <summary>
/// Preference Name Matching = Pattern (BOOKS B30): where QuickBooks' loaded list has a free customer whose name is nearly the record's (apart from case, marks, punctuation and legal
/// form), no new one is made and none is adopted: the refusal names the candidates, for people to link or to promote with Force. Reads only.
/// </summary>
public sealed class Lookalikes
{
    private const int MostCandidates = 1000;
    private const int MostNamed = 5;
    private readonly PlanningContext planning;
    private ILookup<string, LinkCandidate> byName = Array.Empty<LinkCandidate>().ToLookup(candidate => candidate.NameKey);
    private ICollection<Guid> former = Array.Empty<Guid>();

    public Lookalikes(PlanningContext planning) => this.planning = planning;

    /// <summary>Finds the candidates of all the records at once; nothing is read where the preference says Exact.</summary>
    public void Read(IEnumerable<CustomerSource> records)
    {
        List<CustomerSource> asked = records.ToList();
        string[] keys = asked.Select(record => MatchKeys.Name(record.Name)).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (planning.CustomerPreferences.NameMatching != NameMatching.Pattern || keys.Length == 0)
        {
            return;
        }

        QueryExpression query = Rows.Query(ListEntryTable.Name, LinkCandidate.Columns);
        query.Criteria.AddCondition(ListEntryTable.Company, ConditionOperator.Equal, planning.Company.Id);
        query.Criteria.AddCondition(ListEntryTable.ListType, ConditionOperator.Equal, (int)ListType.Customer);
        query.Criteria.AddCondition(ListEntryTable.Active, ConditionOperator.Equal, true);
        query.Criteria.AddCondition(ListEntryTable.NameKey, ConditionOperator.In, keys.Cast<object>().ToArray());
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = MostCandidates };
        List<LinkCandidate> found = planning.System.RetrieveMultiple(query).Entities.Select(row => new LinkCandidate(row)).ToList();
        ICollection<string> held = planning.Links.HoldersOf(planning.Company.Id, CustomerPlanner.Entity, found.Select(candidate => candidate.AccountingId)).Keys;
        byName = found.Where(candidate => !held.Contains(candidate.AccountingId)).ToLookup(candidate => candidate.NameKey, StringComparer.Ordinal);

        // what was linked before is taken up again, whatever its name is like
        former = planning.Links.ClosedOf(asked.Select(record => record.RecordId)).Keys;
    }

    /// <param name="forced">Somebody saw the candidates and wants a new customer.</param>
    public Plan Checked(Plan plan, CustomerSource? record, bool forced)
    {
        if (record == null || forced || plan.Kind != PlanKind.Create || former.Contains(record.RecordId))
        {
            return plan;
        }

        // the very name is QuickBooks' own to compare: it answers with 6240, and its holder is looked at
        List<LinkCandidate> alike = byName[MatchKeys.Name(record.Name)].ToList();
        return alike.Count == 0 || alike.Any(candidate => string.Equals(candidate.Name, record.Name.Trim(), StringComparison.OrdinalIgnoreCase))
            ? plan
            : Plan.Refuse(Catalogue.LooksLike(record.Name, string.Join(", ", alike.Take(MostNamed).Select(candidate => $"{candidate.FullName} (id {candidate.AccountingId})"))));
    }
}
