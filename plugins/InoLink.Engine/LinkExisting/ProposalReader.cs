using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.LinkExisting;

/// <summary>
/// Reads a page of unlinked records and finds their proposals on the server: the number of queries depends on the size of the page, never on how many records or entries there are.
/// Records are read as the caller, whose right to see them counts; lists and links as SYSTEM.
/// </summary>
public sealed class ProposalReader
{
    public const int MostRows = 100;

    /// <summary>Blocks of records that one call looks through for those that pass the filter; then the caller goes on with the token.</summary>
    private const int MostBlocks = 5;

    /// <summary>Values of one IN condition.</summary>
    private const int MostValues = 200;

    /// <summary>Entries that one query gives: one phone number on a thousand customers proposes nobody.</summary>
    private const int MostEntries = 1000;

    private readonly IOrganizationService caller;
    private readonly IOrganizationService system;
    private readonly Guid company;
    private readonly SubjectTable table;

    public ProposalReader(IOrganizationService caller, IOrganizationService system, Guid company, SubjectTable table)
    {
        this.caller = caller;
        this.system = system;
        this.company = company;
        this.table = table;
    }

    /// <param name="search">Part of a name, number or e-mail; blank for all.</param>
    /// <param name="rows">1 to <see cref="MostRows"/>.</param>
    public ProposalPage Read(string search, ProposalFilter filter, int rows, ProposalToken? from)
    {
        List<ProposedRecord> shown = new();
        int looked = 0;
        for (int block = 0; block < MostBlocks; block++)
        {
            EntityCollection page = caller.RetrieveMultiple(table.Unlinked(search, from, filter == ProposalFilter.All ? rows : MostRows));
            List<ProposedRecord> proposed = Propose(page.Entities.Select(table.Subject).ToList()).ToList();
            for (int i = 0; i < proposed.Count; i++)
            {
                looked++;
                from = ProposalToken.After(page.Entities[i].Id, page.Entities[i].Text(table.NameColumn), from);
                if (!proposed[i].Passes(filter))
                {
                    continue;
                }

                shown.Add(proposed[i]);
                if (shown.Count == rows)
                {
                    return new ProposalPage(shown, i + 1 < proposed.Count || page.MoreRecords ? from : null, looked);
                }
            }

            if (!page.MoreRecords)
            {
                return new ProposalPage(shown, null, looked);
            }
        }

        return new ProposalPage(shown, from, looked);
    }

    /// <summary>Unlinked records that the search finds, up to the platform's 5,000, and whether there are more.</summary>
    public int Count(string search, out bool isMore)
    {
        QueryExpression query = table.Unlinked(search, null, 1);
        query.ColumnSet = new ColumnSet(false);
        query.PageInfo.ReturnTotalRecordCount = true;
        EntityCollection counted = caller.RetrieveMultiple(query);
        isMore = counted.TotalRecordCountLimitExceeded;
        return counted.TotalRecordCount;
    }

    /// <summary>Whether QuickBooks' list was loaded at all.</summary>
    public bool HasEntries()
    {
        QueryExpression query = Entries();
        query.ColumnSet = new ColumnSet(false);
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 1 };
        return system.RetrieveMultiple(query).Entities.Count > 0;
    }

    private IEnumerable<ProposedRecord> Propose(IReadOnlyList<LinkSubject> subjects)
    {
        if (subjects.Count == 0)
        {
            return Array.Empty<ProposedRecord>();
        }

        Dictionary<Guid, LinkCandidate> found = new();
        Find(found, ListEntryTable.NameKey, subjects.SelectMany(subject => subject.Names).Select(MatchKeys.Name));
        Find(found, ListEntryTable.Email, subjects.Select(subject => MatchKeys.Email(subject.Email)));
        Find(found, ListEntryTable.PhoneKey, subjects.SelectMany(subject => subject.Phones).Select(MatchKeys.Phone));
        IDictionary<string, Link> held = new Links.Links(system).HoldersOf(company, table.QuickBooksType, found.Values.Select(candidate => candidate.AccountingId));
        List<LinkCandidate> free = found.Values.Where(candidate => !held.ContainsKey(candidate.AccountingId)).ToList();
        ILookup<string, LinkCandidate> byName = free.ToLookup(candidate => candidate.NameKey, StringComparer.Ordinal);
        ILookup<string, LinkCandidate> byEmail = free.ToLookup(candidate => MatchKeys.Email(candidate.Email), StringComparer.Ordinal);
        ILookup<string, LinkCandidate> byPhone = free.ToLookup(candidate => candidate.PhoneKey, StringComparer.Ordinal);
        IDictionary<string, int> named = Named(subjects, free);
        return subjects.Select(subject => new ProposedRecord(subject, Matching.For(subject, Near(subject, byName, byEmail, byPhone), named.TryGetValue(MatchKeys.Name(subject.Name), out int count) ? count : 1)));
    }

    private static IEnumerable<LinkCandidate> Near(LinkSubject subject, ILookup<string, LinkCandidate> byName, ILookup<string, LinkCandidate> byEmail, ILookup<string, LinkCandidate> byPhone) =>
        subject.Names.Select(MatchKeys.Name).Where(key => key.Length > 0).SelectMany(key => byName[key])
            .Concat(subject.Email.Length > 0 ? byEmail[MatchKeys.Email(subject.Email)] : Enumerable.Empty<LinkCandidate>())
            .Concat(subject.Phones.Select(MatchKeys.Phone).Where(key => key.Length > 0).SelectMany(key => byPhone[key]))
            .Distinct();

    // only of names that some entry has too: the others can't be exact anyway
    private IDictionary<string, int> Named(IReadOnlyList<LinkSubject> subjects, IReadOnlyList<LinkCandidate> free)
    {
        HashSet<string> keys = new(free.Select(candidate => candidate.NameKey), StringComparer.Ordinal);
        string[] names = subjects.Select(subject => subject.Name).Where(name => keys.Contains(MatchKeys.Name(name))).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        if (names.Length > 0)
        {
            QueryExpression query = table.Unlinked("", null, MostEntries);
            query.ColumnSet = new ColumnSet(table.NameColumn);
            query.Criteria.AddCondition(table.NameColumn, ConditionOperator.In, names.Cast<object>().ToArray());
            foreach (IGrouping<string, Entity> same in system.RetrieveMultiple(query).Entities.GroupBy(row => MatchKeys.Name(row.Text(table.NameColumn))))
            {
                counts[same.Key] = same.GroupBy(row => row.Text(table.NameColumn).Trim(), StringComparer.OrdinalIgnoreCase).Max(rows => rows.Count());
            }
        }

        return counts;
    }

    private void Find(Dictionary<Guid, LinkCandidate> found, string column, IEnumerable<string> values)
    {
        string[] wanted = values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        for (int at = 0; at < wanted.Length; at += MostValues)
        {
            QueryExpression query = Entries();
            query.Criteria.AddCondition(column, ConditionOperator.In, wanted.Skip(at).Take(MostValues).Cast<object>().ToArray());
            query.PageInfo = new PagingInfo { PageNumber = 1, Count = MostEntries };
            foreach (Entity row in system.RetrieveMultiple(query).Entities)
            {
                found[row.Id] = new LinkCandidate(row);
            }
        }
    }

    private QueryExpression Entries()
    {
        QueryExpression query = Rows.Query(ListEntryTable.Name, LinkCandidate.Columns);
        query.Criteria.AddCondition(ListEntryTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(ListEntryTable.ListType, ConditionOperator.Equal, (int)table.List);
        query.Criteria.AddCondition(ListEntryTable.Active, ConditionOperator.Equal, true);
        return query;
    }
}
