using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// The root customers that records hang on: a document by the customer of the first document of its chain, so that one sale stays together (BOOKS B01); a contact and an account by the
/// topmost account. Records of one root share their customers. Few queries for many records.
/// </summary>
public sealed class RootCustomers
{
    /// <summary>A longer chain of parents is refused long before (BOOKS B32); it also ends a circle.</summary>
    private const int MostLevels = 12;
    private readonly IOrganizationService system;

    public RootCustomers(IOrganizationService system) => this.system = system;

    /// <summary>By record id; a record without a customer is missing.</summary>
    public IReadOnlyDictionary<Guid, Guid> Of(IEnumerable<EntityReference> records)
    {
        Dictionary<Guid, EntityReference> at = records.GroupBy(record => record.Id).ToDictionary(same => same.Key, same => same.First());
        FollowChains(at, DocumentTable.Invoice, DocumentTable.Invoice.OrderId!, DocumentTable.Order.Name);
        FollowChains(at, DocumentTable.Order, DocumentTable.Order.QuoteId!, DocumentTable.Quote.Name);
        FollowChains(at, DocumentTable.Quote, null, "");
        for (int level = 0; level < MostLevels; level++)
        {
            int moved = Climb(at, ContactTable.Name, ContactTable.ParentCustomer) + Climb(at, AccountTable.Name, AccountTable.Parent);
            if (moved == 0)
            {
                break;
            }
        }

        return at.Where(record => record.Value.LogicalName is AccountTable.Name or ContactTable.Name).ToDictionary(record => record.Key, record => record.Value.Id);
    }

    // documents that come from another one go on as that one, the others as their customer
    private void FollowChains(Dictionary<Guid, EntityReference> at, DocumentTable table, string? source, string sourceTable)
    {
        string[] columns = source == null ? new[] { DocumentTable.Customer } : new[] { DocumentTable.Customer, source };
        Move(at, table.Name, columns, row => source != null && row.Reference(source) is { } from ? new EntityReference(sourceTable, from) : row.GetAttributeValue<EntityReference>(DocumentTable.Customer));
    }

    private int Climb(Dictionary<Guid, EntityReference> at, string table, string parent) => Move(at, table, new[] { parent }, row => row.GetAttributeValue<EntityReference>(parent));

    private int Move(Dictionary<Guid, EntityReference> at, string table, string[] columns, Func<Entity, EntityReference?> next)
    {
        List<KeyValuePair<Guid, EntityReference>> here = at.Where(record => record.Value.LogicalName == table).ToList();
        IDictionary<Guid, Entity> rows = here.Count == 0 ? new Dictionary<Guid, Entity>() : system.ByIds(table, table + "id", here.Select(record => record.Value.Id), columns);
        int moved = 0;
        foreach (KeyValuePair<Guid, EntityReference> record in here)
        {
            if (rows.TryGetValue(record.Value.Id, out Entity? row) && next(row) is { } to)
            {
                at[record.Key] = to;
                moved++;
            }
        }

        return moved;
    }
}
