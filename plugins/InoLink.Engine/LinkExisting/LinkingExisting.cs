using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.LinkExisting;

/// <summary>
/// Links records to QuickBooks objects that exist already. Records a baseline and sends nothing (BOOKS B31); one bond each way (B07). Everything is looked at before the first write:
/// inside a custom API one fault would undo the whole call.
/// </summary>
public sealed class LinkingExisting
{
    private readonly IOrganizationService system;
    private readonly PlanningContext planning;
    private readonly SubjectTable table;
    private readonly Guid user;
    private readonly string reason;

    /// <param name="planning">Of the company that the entries are of.</param>
    /// <param name="user">Whose right to each record counts.</param>
    /// <param name="reason">Stands on the link.</param>
    public LinkingExisting(PlanningContext planning, SubjectTable table, Guid user, string reason)
    {
        system = planning.System;
        this.planning = planning;
        this.table = table;
        this.user = user;
        this.reason = reason;
    }

    public IReadOnlyList<LinkedPair> Run(IReadOnlyList<LinkPair> pairs)
    {
        Guid[] ids = pairs.Select(pair => pair.Record).Distinct().ToArray();
        IDictionary<Guid, Entity> rows = system.ByIds(table.Name, table.Name + "id", ids, new[] { Promotable.NameColumn(table.Name), AccountTable.State, Promotable.BusinessUnit(table.Name) }.OfType<string>().ToArray());
        IDictionary<Guid, Entity> entries = system.ByIds(ListEntryTable.Name, ListEntryTable.Id, pairs.Select(pair => pair.Entry), LinkCandidate.Columns);
        Lock(entries.Values);
        ILookup<Guid, Link> links = new Links.Links(system).AllOpenOf(ids).ToLookup(link => link.RecordId);
        IDictionary<string, Link> held = planning.Links.HoldersOf(planning.Company.Id, table.QuickBooksType, entries.Values.Select(entry => entry.Text(ListEntryTable.AccountingId)));
        ILookup<Guid, LinkJob> jobs = new LinkJobs(system).OpenOf(ids).ToLookup(job => job.RecordId);
        Routing routing = new(system);
        ExistingPlans plans = new(planning, table);
        plans.Read(ids);
        HashSet<Guid> doneRecords = new();
        HashSet<Guid> doneEntries = new();
        return pairs.OrderBy(pair => plans.Depth(pair.Record)).Select(One).ToList();

        LinkedPair One(LinkPair pair)
        {
            if (!rows.TryGetValue(pair.Record, out Entity? row))
            {
                return new LinkedPair(pair, "", "", Catalogue.NoSuchRecord());
            }

            string name = row.Text(Promotable.NameColumn(table.Name));
            Entity? entry = entries.TryGetValue(pair.Entry, out Entity? found) && Fits(found) ? found : null;
            Problem? problem = May(row)
                ?? (entry != null ? null : Catalogue.EntryGone())
                ?? (doneRecords.Contains(pair.Record) || doneEntries.Contains(pair.Entry) ? Catalogue.PairedTwice() : null)
                ?? (links[row.Id].FirstOrDefault(link => link.Company == planning.Company.Id) is { } own ? Catalogue.IsLinkedTo(own.Title) : null)
                ?? (held.TryGetValue(entry!.Text(ListEntryTable.AccountingId), out Link? holder) ? Catalogue.EntryIsTaken(holder.RecordName) : null)
                ?? (jobs[row.Id].FirstOrDefault() is { } job ? job.Status == JobStatus.InProgress ? Catalogue.BeingSent() : Catalogue.JobWaits(job.SubmittedAt) : null);
            if (problem == null)
            {
                routing.Of(row, links[row.Id].ToList(), planning.Company.Id, out problem);
            }

            if (problem != null || plans.Baseline(row.Id, new LinkCandidate(entry!), out problem) is not { } baseline)
            {
                return new LinkedPair(pair, name, "", problem);
            }

            LinkCandidate candidate = new(entry!);
            Write(row, name, candidate, baseline);
            doneRecords.Add(pair.Record);
            doneEntries.Add(pair.Entry);
            plans.Remember(row.Id);
            return new LinkedPair(pair, name, candidate.AccountingId, null);
        }
    }

    // of two calls that link the same entry one waits here, and then sees the other's bond
    private void Lock(IEnumerable<Entity> entries)
    {
        foreach (Entity entry in entries.Where(Fits))
        {
            system.Update(new Entity(ListEntryTable.Name, entry.Id) { [ListEntryTable.Active] = true });
        }
    }

    private Problem? May(Entity row)
    {
        Access access = AccessOf.User(system, user, row.ToEntityReference());
        return (access & Access.Read) == 0 ? Catalogue.NoSuchRecord() : (access & Access.Write) == 0 ? Catalogue.MayNotWrite() : null;
    }

    private bool Fits(Entity entry) =>
        entry.Reference(ListEntryTable.Company) == planning.Company.Id && entry.Choice(ListEntryTable.ListType) == (int)table.List && entry.Flag(ListEntryTable.Active);

    private void Write(Entity row, string name, LinkCandidate entry, JsonObject baseline)
    {
        DateTime now = planning.Now;
        planning.Links.Open(planning.Company.Id, table.Name, row.Id, name, table.QuickBooksType, entry.AccountingId, "", entry.SyncToken.Length > 0 ? entry.SyncToken : "0", baseline, now, user, reason);
        system.Update(new Entity(table.Name, row.Id)
        {
            [Promotable.LinkStatus] = LinkStatus.Linked.ToOption(),
            [Promotable.AccountingId] = entry.AccountingId,
            [Promotable.LastLinkedOn] = now,
            [Promotable.LinkError] = null,
        });
    }
}
