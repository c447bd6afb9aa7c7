using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Links;

/// <summary>The rows of ino_link. Always found by the record's id as text, never by a lookup: links outlive their records.</summary>
public sealed class Links
{
    private static readonly string[] Columns =
    {
        LinkTable.Company, LinkTable.TableName, LinkTable.RecordId, LinkTable.RecordName, LinkTable.Generation, LinkTable.QuickBooksType,
        LinkTable.AccountingId, LinkTable.AccountingRef, LinkTable.SyncToken, LinkTable.SentValues, LinkTable.LinkedOn, LinkTable.State,
    };

    private readonly IOrganizationService system;
    private readonly Guid? company;

    /// <param name="company">The links to this company only; null: to every one.</param>
    public Links(IOrganizationService system, Guid? company = null)
    {
        this.system = system;
        this.company = company;
    }

    /// <summary>The open links of the records, by record id.</summary>
    public IDictionary<Guid, Link> OpenOf(IEnumerable<Guid> records) => Last(Of(records, RowState.Active));

    /// <summary>All open links of the records; a record may have one to each company.</summary>
    public IReadOnlyList<Link> AllOpenOf(IEnumerable<Guid> records) => Of(records, RowState.Active);

    /// <summary>The last closed link of each record, by record id: what it was linked to before Unlink.</summary>
    public IDictionary<Guid, Link> ClosedOf(IEnumerable<Guid> records) => Last(Of(records, RowState.Inactive));

    private List<Link> Of(IEnumerable<Guid> records, int state)
    {
        List<Link> found = new();
        string[] ids = records.Distinct().Select(Text).ToArray();
        for (int at = 0; at < ids.Length; at += 200)
        {
            QueryExpression query = Rows.Query(LinkTable.Name, Columns);
            query.Criteria.AddCondition(LinkTable.RecordId, ConditionOperator.In, ids.Skip(at).Take(200).Cast<object>().ToArray());
            query.Criteria.AddCondition(LinkTable.State, ConditionOperator.Equal, state);
            if (company != null)
            {
                query.Criteria.AddCondition(LinkTable.Company, ConditionOperator.Equal, company.Value);
            }

            query.AddOrder(LinkTable.Generation, OrderType.Ascending);
            found.AddRange(system.All(query).Select(row => new Link(row)));
        }

        return found;
    }

    private static IDictionary<Guid, Link> Last(List<Link> ascending) => ascending.GroupBy(link => link.RecordId).ToDictionary(links => links.Key, links => links.Last());

    /// <summary>The open link that holds a QuickBooks object, if any record has it (BOOKS B07).</summary>
    public Link? HolderOf(Guid company, string type, string accountingId) => HoldersOf(company, type, accountingId).FirstOrDefault();

    /// <summary>The open links that hold an object of that type and id, in one company or, where that is null, in each.</summary>
    public IReadOnlyList<Link> HoldersOf(Guid? company, string type, string accountingId)
    {
        QueryExpression query = Rows.Query(LinkTable.Name, Columns);
        if (company != null)
        {
            query.Criteria.AddCondition(LinkTable.Company, ConditionOperator.Equal, company.Value);
        }

        query.Criteria.AddCondition(LinkTable.QuickBooksType, ConditionOperator.Equal, type);
        query.Criteria.AddCondition(LinkTable.AccountingId, ConditionOperator.Equal, accountingId);
        query.Criteria.AddCondition(LinkTable.State, ConditionOperator.Equal, RowState.Active);
        return system.All(query).Select(row => new Link(row)).ToList();
    }

    /// <summary>The open links that hold QuickBooks objects of one type, by QuickBooks id.</summary>
    public IDictionary<string, Link> HoldersOf(Guid company, string type, IEnumerable<string> accountingIds)
    {
        Dictionary<string, Link> found = new(StringComparer.Ordinal);
        string[] ids = accountingIds.Distinct().ToArray();
        for (int at = 0; at < ids.Length; at += 200)
        {
            QueryExpression query = Rows.Query(LinkTable.Name, Columns);
            query.Criteria.AddCondition(LinkTable.Company, ConditionOperator.Equal, company);
            query.Criteria.AddCondition(LinkTable.QuickBooksType, ConditionOperator.Equal, type);
            query.Criteria.AddCondition(LinkTable.AccountingId, ConditionOperator.In, ids.Skip(at).Take(200).Cast<object>().ToArray());
            query.Criteria.AddCondition(LinkTable.State, ConditionOperator.Equal, RowState.Active);
            foreach (Entity row in system.All(query))
            {
                Link link = new(row);
                found[link.AccountingId] = link;
            }
        }

        return found;
    }

    /// <summary>
    /// Opens the link: the proof that the record stands in QuickBooks. The key is derived from (company, table, record, generation), so a repeat after a crash
    /// finds the row already there.
    /// </summary>
    public void Open(Guid company, string table, Guid record, string recordName, string type, string accountingId, string accountingRef, string syncToken, JsonObject sent, DateTime now, Guid? by, string reason)
    {
        int generation = NextGeneration(company, table, record);
        Entity row = new(LinkTable.Name, DeterministicId.Of("link", company, table, record, generation))
        {
            [LinkTable.LinkName] = recordName.Cut(LinkTable.NameLength),
            [LinkTable.Company] = new EntityReference(CompanyTable.Name, company),
            [LinkTable.TableName] = table,
            [LinkTable.RecordId] = Text(record),
            [LinkTable.RecordName] = recordName.Cut(LinkTable.NameLength),
            [LinkTable.Generation] = generation,
            [LinkTable.QuickBooksType] = type,
            [LinkTable.AccountingId] = accountingId,
            [LinkTable.AccountingRef] = accountingRef.Length == 0 ? null : accountingRef,
            [LinkTable.SyncToken] = syncToken,
            [LinkTable.SentValues] = JsonText.Write(sent),
            [LinkTable.PayloadHash] = DeterministicId.Digest(JsonText.Canonical(sent)),
            [LinkTable.LinkedOn] = now,
            [LinkTable.LinkedBy] = by == null ? null : new EntityReference("systemuser", by.Value),
            [LinkTable.LinkReason] = reason,
        };
        system.TryCreate(row);
    }

    /// <summary>After an update in QuickBooks: the new SyncToken and the values now sent.</summary>
    public void Sent(Link link, string syncToken, JsonObject sent) => system.Update(new Entity(LinkTable.Name, link.Id)
    {
        [LinkTable.SyncToken] = syncToken,
        [LinkTable.SentValues] = JsonText.Write(sent),
        [LinkTable.PayloadHash] = DeterministicId.Digest(JsonText.Canonical(sent)),
    });

    public void Close(Link link, DateTime now, Guid? by, string reason) => system.Update(new Entity(LinkTable.Name, link.Id)
    {
        [LinkTable.UnlinkedOn] = now,
        [LinkTable.UnlinkedBy] = by == null ? null : new EntityReference("systemuser", by.Value),
        [LinkTable.UnlinkReason] = reason,
        [LinkTable.State] = new OptionSetValue(RowState.Inactive),
        [LinkTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
    });

    private int NextGeneration(Guid company, string table, Guid record)
    {
        QueryExpression query = Rows.Query(LinkTable.Name, LinkTable.Generation);
        query.Criteria.AddCondition(LinkTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(LinkTable.TableName, ConditionOperator.Equal, table);
        query.Criteria.AddCondition(LinkTable.RecordId, ConditionOperator.Equal, Text(record));
        query.Criteria.AddCondition(LinkTable.State, ConditionOperator.Equal, RowState.Inactive);
        return system.All(query).Select(row => row.Number(LinkTable.Generation)).DefaultIfEmpty(0).Max() + 1;
    }

    private static string Text(Guid id) => id.ToString("D");
}
