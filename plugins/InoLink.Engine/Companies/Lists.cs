using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Companies;

/// <summary>The loaded QuickBooks lists of a company: texts are matched to ids in them, trimmed and without regard to case (DESIGN §5).</summary>
public sealed class Lists
{
    private readonly IOrganizationService system;
    private readonly Guid company;
    private readonly Dictionary<ListType, List<KeyValuePair<string, string>>> read = new();

    public Lists(IOrganizationService system, Guid company)
    {
        this.system = system;
        this.company = company;
    }

    public ListMatch Find(ListType list, string text) => text.Trim().Length == 0 ? ListMatch.NotAsked : ListMatch.Find(text, Entries(list));

    /// <summary>QuickBooks ids of entries by row id, for settings that point at an entry.</summary>
    public IDictionary<Guid, string> IdsOf(IEnumerable<Guid> entries) =>
        system.ByIds(ListEntryTable.Name, ListEntryTable.Id, entries, ListEntryTable.AccountingId).ToDictionary(entry => entry.Key, entry => entry.Value.Text(ListEntryTable.AccountingId));

    private List<KeyValuePair<string, string>> Entries(ListType list)
    {
        if (!read.TryGetValue(list, out List<KeyValuePair<string, string>>? entries))
        {
            QueryExpression query = Rows.Query(ListEntryTable.Name, ListEntryTable.EntryName, ListEntryTable.AccountingId);
            query.Criteria.AddCondition(ListEntryTable.Company, ConditionOperator.Equal, company);
            query.Criteria.AddCondition(ListEntryTable.ListType, ConditionOperator.Equal, (int)list);
            query.Criteria.AddCondition(ListEntryTable.Active, ConditionOperator.Equal, true);
            entries = system.All(query).Select(row => new KeyValuePair<string, string>(row.Text(ListEntryTable.EntryName), row.Text(ListEntryTable.AccountingId))).ToList();
            read.Add(list, entries);
        }

        return entries;
    }
}
