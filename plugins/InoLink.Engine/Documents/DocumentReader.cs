using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Documents;

/// <summary>Reads quotes, orders and invoices with their lines, units and the customer's e-mail, in few queries.</summary>
public sealed class DocumentReader
{
    private readonly IOrganizationService system;
    private readonly TimeZoneInfo zone;
    private readonly Units units;
    private Dictionary<Guid, string>? currencies;
    private string? baseCurrency;

    /// <param name="zone">The company's time zone: a moment becomes a day in it (BOOKS B17).</param>
    public DocumentReader(IOrganizationService system, TimeZoneInfo zone)
    {
        this.system = system;
        this.zone = zone;
        units = new Units(system);
    }

    public IDictionary<Guid, DocumentSource> Read(DocumentTable table, IEnumerable<Guid> ids)
    {
        IDictionary<Guid, Entity> rows = system.ByIds(table.Name, table.Id, ids, table.Columns.ToArray());
        Dictionary<Guid, DocumentSource> sources = rows.Values.Select(row => Header(table, row)).ToDictionary(source => source.RecordId);
        ReadLines(table, sources);
        ReadEmails(sources.Values);
        return sources;
    }

    private DocumentSource Header(DocumentTable table, Entity row)
    {
        EntityReference? customer = row.GetAttributeValue<EntityReference>(DocumentTable.Customer);
        return new DocumentSource
        {
            Table = table.Name,
            RecordId = row.Id,
            RowVersion = row.RowVersion,
            Number = row.Text(table.Number),
            Revision = table.Revision == null ? 0 : row.Number(table.Revision),
            Name = row.Text(DocumentTable.RowName),
            State = row.Choice(DocumentTable.State) ?? 0,
            StatusReason = row.Choice(DocumentTable.StatusReason) ?? 0,
            PricingError = row.Choice(DocumentTable.PricingError) ?? 0,
            CreatedOn = row.Time("createdon"),
            CustomerId = customer?.Id,
            CustomerTable = customer?.LogicalName ?? "",
            CustomerName = customer?.Name ?? "",
            Currency = Currency(row.Reference(DocumentTable.Currency)),
            CrmRate = row.GetAttributeValue<decimal?>(DocumentTable.ExchangeRate),
            BaseCurrency = BaseCurrency(),
            DetailAmount = row.Amount(DocumentTable.DetailAmount) ?? 0m,
            DiscountAmount = row.Amount(DocumentTable.DiscountAmount) ?? 0m,
            DiscountPercentage = row.GetAttributeValue<decimal?>(DocumentTable.DiscountPercentage) ?? 0m,
            Freight = row.Amount(DocumentTable.Freight) ?? 0m,
            PreFreightAmount = row.Amount(DocumentTable.PreFreightAmount) ?? 0m,
            Tax = row.Amount(DocumentTable.TotalTax),
            Total = row.Amount(DocumentTable.TotalAmount) ?? 0m,
            Date = Day(row, table.Date),
            DueDate = Day(row, table.DueDate),
            ShipDate = Day(row, table.Delivery),
            ExpiresOn = Day(row, table.Expires),
            PaymentTerms = Label(row, DocumentTable.PaymentTerms),
            ShippingMethod = Label(row, DocumentTable.ShippingMethod),
            BillTo = PostalAddress.Of(row, AddressColumns.BillTo),
            BillToContact = row.Text(AddressColumns.BillTo.PrimaryContactName).Trim(),
            ShipTo = PostalAddress.Of(row, AddressColumns.ShipTo),
            QuoteId = table.QuoteId == null ? null : row.Reference(table.QuoteId),
            OrderId = table.OrderId == null ? null : row.Reference(table.OrderId),
            BusinessUnit = row.Reference(DocumentTable.BusinessUnit),
        };
    }

    private void ReadLines(DocumentTable table, Dictionary<Guid, DocumentSource> sources)
    {
        Dictionary<Guid, List<Entity>> rows = new();
        Guid[] ids = sources.Keys.ToArray();
        for (int at = 0; at < ids.Length; at += 200)
        {
            QueryExpression query = Rows.Query(table.LineTable, LineTable.Columns.Concat(new[] { table.Id }).ToArray());
            query.Criteria.AddCondition(table.Id, ConditionOperator.In, ids.Skip(at).Take(200).Cast<object>().ToArray());
            query.AddOrder(LineTable.Number, OrderType.Ascending);
            query.AddOrder("createdon", OrderType.Ascending);
            foreach (Entity row in system.All(query))
            {
                Guid document = row.Reference(table.Id)!.Value;
                (rows.TryGetValue(document, out List<Entity>? lines) ? lines : rows[document] = new List<Entity>()).Add(row);
            }
        }

        units.Read(rows.Values.SelectMany(lines => lines));
        foreach (KeyValuePair<Guid, List<Entity>> document in rows)
        {
            sources[document.Key].LinesChangedOn = document.Value.Max(row => row.Time("modifiedon"));
            sources[document.Key].Lines = document.Value.Select((row, i) => Line(row, i + 1)).ToList();
        }
    }

    private DocumentLine Line(Entity row, int position)
    {
        // a line that another program wrote with a text and no product is a write-in, whatever its flag says
        EntityReference? product = row.GetAttributeValue<EntityReference>(LineTable.Product);
        bool writeIn = row.Flag(LineTable.IsWriteIn) || product == null;
        return new DocumentLine
        {
            Position = position,
            ProductId = writeIn ? null : product?.Id,
            ProductName = writeIn ? row.Text(LineTable.WriteInName) : product?.Name ?? "",
            IsWriteIn = writeIn,
            Description = row.Text(LineTable.Description),
            PricePerUnit = row.Amount(LineTable.PricePerUnit) ?? 0m,
            Quantity = row.GetAttributeValue<decimal?>(LineTable.Quantity) ?? 0m,
            UnitFactor = writeIn ? 1m : units.Factor(product?.Id, row.Reference(LineTable.Unit)),
            UnitName = row.GetAttributeValue<EntityReference>(LineTable.Unit)?.Name ?? "",
            VolumeDiscountPerUnit = row.Amount(LineTable.VolumeDiscount) ?? 0m,
            ManualDiscount = row.Amount(LineTable.ManualDiscount) ?? 0m,
            Tax = row.Amount(LineTable.Tax),
        };
    }

    /// <summary>
    /// The bill-to contact's e-mail, else the customer's (BOOKS B37). A document names its bill-to contact in words only, so it is looked for among the customer's contacts;
    /// the customer's own is a contact's, or an account's primary contact's, else the account's.
    /// </summary>
    private void ReadEmails(IEnumerable<DocumentSource> sources)
    {
        List<DocumentSource> documents = sources.Where(source => source.CustomerId != null).ToList();
        ILookup<string, string> contacts = BillToContacts(documents);
        IDictionary<Guid, CustomerSource> customers = new CustomerReader(system).Read(documents.Select(document => new EntityReference(document.CustomerTable, document.CustomerId!.Value)));
        foreach (DocumentSource document in documents)
        {
            if (customers.TryGetValue(document.CustomerId!.Value, out CustomerSource? customer))
            {
                document.CustomerName = customer.Name;
                List<string> named = contacts[Key(document.CustomerId.Value, document.BillToContact)].Distinct(StringComparer.OrdinalIgnoreCase).ToList();
                document.BillEmail = named.Count == 1 ? named[0] : customer.IsAccount && customer.PersonEmail.Trim().Length > 0 ? customer.PersonEmail : customer.Email;
            }
        }
    }

    // e-mails by customer and name
    private ILookup<string, string> BillToContacts(IReadOnlyList<DocumentSource> documents)
    {
        List<Entity> found = new();
        List<DocumentSource> named = documents.Where(document => document.BillToContact.Length > 0).ToList();
        for (int at = 0; at < named.Count; at += 200)
        {
            List<DocumentSource> some = named.Skip(at).Take(200).ToList();
            QueryExpression query = Rows.Query(ContactTable.Name, ContactTable.FullName, ContactTable.ParentCustomer, ContactTable.Email);
            query.Criteria.AddCondition(ContactTable.FullName, ConditionOperator.In, some.Select(document => document.BillToContact).Distinct().Cast<object>().ToArray());
            query.Criteria.AddCondition(ContactTable.ParentCustomer, ConditionOperator.In, some.Select(document => document.CustomerId!.Value).Distinct().Cast<object>().ToArray());
            query.Criteria.AddCondition(ContactTable.State, ConditionOperator.Equal, RowState.Active);
            query.Criteria.AddCondition(ContactTable.Email, ConditionOperator.NotNull);
            found.AddRange(system.All(query));
        }

        return found.ToLookup(row => Key(row.Reference(ContactTable.ParentCustomer) ?? Guid.Empty, row.Text(ContactTable.FullName)), row => row.Text(ContactTable.Email).Trim());
    }

    private static string Key(Guid customer, string contact) => customer.ToString("N") + contact.Trim().ToUpperInvariant();

    // A date-only column comes as midnight and goes as it is; a user-local one holds a moment, which becomes a day in the company's zone (BOOKS B17). Midnight in UTC is a day too
    // where the column is user-local: whoever writes a bare date through an interface means that day, and people in other zones than UTC never come out at it.
    private DateTime? Day(Entity row, string? column)
    {
        DateTime? value = column == null ? null : row.Time(column);
        return value == null ? null : value.Value.TimeOfDay == TimeSpan.Zero ? value.Value.Date : DocumentDates.Day(value.Value, zone);
    }

    // text-matched lists go by the label that people see
    private static string Label(Entity row, string column) => row.FormattedValues.Contains(column) ? row.FormattedValues[column] : "";

    private string BaseCurrency() => baseCurrency ??= Currency(system.All(Rows.Query("organization", "basecurrencyid")).FirstOrDefault()?.Reference("basecurrencyid"));

    private string Currency(Guid? id)
    {
        currencies ??= system.All(Rows.Query("transactioncurrency", "isocurrencycode")).ToDictionary(row => row.Id, row => row.Text("isocurrencycode"));
        return id != null && currencies.TryGetValue(id.Value, out string? code) ? code : "";
    }
}
