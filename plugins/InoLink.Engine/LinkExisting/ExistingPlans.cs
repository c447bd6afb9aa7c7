using InoLink.Engine.Customers;
using InoLink.Engine.Items;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.LinkExisting;

/// <summary>
/// What a record would send, against what QuickBooks' loaded entry is known to have: the baseline of a link that sends nothing (BOOKS B31). Only what both sides have counts as sent, so
/// a later change of anything else goes over, and a blank does not.
/// </summary>
public sealed class ExistingPlans
{
    private readonly SubjectTable table;
    private readonly CustomerPlans customers;
    private readonly ItemPlans items;

    public ExistingPlans(PlanningContext planning, SubjectTable table)
    {
        this.table = table;
        customers = new CustomerPlans(planning);
        items = new ItemPlans(planning);
    }

    public void Read(IReadOnlyList<Guid> records)
    {
        if (table.List == ListType.Item)
        {
            items.Read(records);
        }
        else
        {
            customers.Read(records.Select(record => new EntityReference(table.Name, record)));
        }
    }

    /// <summary>Parents are linked before their children.</summary>
    public int Depth(Guid record) => table.List == ListType.Item ? 0 : customers.Depth(record);

    /// <summary>The values that count as sent, or null and why the two can't be linked.</summary>
    public JsonObject? Baseline(Guid record, LinkCandidate entry, out Problem? problem)
    {
        if (table.List != ListType.Item && customers.UnlinkedParentOf(record) is { } parent)
        {
            problem = Catalogue.ParentNotLinkedYet(parent.Name);
            return null;
        }

        Plan plan = table.List == ListType.Item ? items.Make(record, Provisional(record, entry)) : customers.Make(record, _ => null);
        problem = plan.Problem ?? OtherCurrency(plan.Wanted, entry);
        return problem == null ? SparseUpdate.Baseline(plan.Wanted, Held(entry), table.List == ListType.Item ? ItemMap.CreateOnly : CustomerMap.CreateOnly) : null;
    }

    /// <summary>The record is linked now: its children may follow.</summary>
    public void Remember(Guid record)
    {
        if (table.List != ListType.Item)
        {
            customers.Remember(record);
        }
    }

    // an item that exists has its accounts already: planned as linked, the product is not asked for them
    private Link Provisional(Guid record, LinkCandidate entry) => new(new Entity(LinkTable.Name)
    {
        [LinkTable.TableName] = table.Name,
        [LinkTable.RecordId] = record.ToString("D"),
        [LinkTable.QuickBooksType] = table.QuickBooksType,
        [LinkTable.AccountingId] = entry.AccountingId,
    });

    private JsonObject Held(LinkCandidate entry)
    {
        if (table.List == ListType.Item)
        {
            return new JsonObject { { "Name", entry.Name }, { "Type", entry.Detail } };
        }

        JsonObject held = new() { { "DisplayName", entry.Name } };
        if (entry.Email.Length > 0)
        {
            held["PrimaryEmailAddr"] = new JsonObject { { "Address", entry.Email } };
        }

        if (entry.Phone.Length > 0)
        {
            held["PrimaryPhone"] = new JsonObject { { "FreeFormNumber", entry.Phone } };
        }

        if (entry.Detail.Length > 0)
        {
            held["CurrencyRef"] = new JsonObject { { "value", entry.Detail } };
        }

        return held;
    }

    private static Problem? OtherCurrency(JsonObject wanted, LinkCandidate entry) =>
        wanted.TextAt("CurrencyRef.value") is { Length: > 0 } currency && entry.Detail.Length > 0 && entry.Detail != currency ? Catalogue.EntryHasOtherCurrency(entry.Name, entry.Detail, currency) : null;
}
