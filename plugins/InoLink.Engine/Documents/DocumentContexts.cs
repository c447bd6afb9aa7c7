using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Items;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;

namespace InoLink.Engine.Documents;

/// <summary>Gathers what QuickBooks knows of the customers, products, terms and rates of a set of documents, in few queries.</summary>
public sealed class DocumentContexts
{
    private readonly PlanningContext planning;
    private readonly Func<Guid, Need?> needOf;
    private readonly Func<string, DateTime, decimal?> rateOf;
    private readonly IDictionary<Guid, Link> links;
    private readonly IDictionary<Guid, CustomerSource> customers;
    private readonly IDictionary<Guid, ItemSource> products;
    private readonly IDictionary<Guid, string> taxCodes;

    /// <param name="needOf">What becomes of a customer, product or document in this run; null where it has no part in it.</param>
    /// <param name="rateOf">Home units per one unit of a currency (ISO code) on a day; null where there is none.</param>
    public DocumentContexts(PlanningContext planning, IReadOnlyList<DocumentSource> documents, Func<Guid, Need?> needOf, Func<string, DateTime, decimal?> rateOf)
    {
        this.planning = planning;
        this.needOf = needOf;
        this.rateOf = rateOf;
        List<Guid> productIds = documents.SelectMany(document => document.Lines).Select(line => line.ProductId).OfType<Guid>().Distinct().ToList();
        links = planning.Links.OpenOf(documents.Select(document => document.CustomerId).OfType<Guid>().Concat(productIds));
        customers = new CustomerReader(planning.System).Read(documents.Where(document => document.CustomerId != null)
            .Select(document => new Microsoft.Xrm.Sdk.EntityReference(document.CustomerTable, document.CustomerId!.Value)));
        taxCodes = planning.Lists.IdsOf(customers.Values.Select(customer => customer.TaxCode).OfType<Guid>());
        products = new ItemReader(planning.System, planning.Lists).Read(productIds);
    }

    /// <summary>The context of one document, or the problem that stands in its way.</summary>
    public DocumentContext? Of(DocumentSource document, string marker, out Problem? problem)
    {
        problem = document.CustomerId == null ? Catalogue.NoCustomer() : NotLinked(document);
        if (problem != null)
        {
            return null;
        }

        Need linked = There(document.CustomerId!.Value)!;
        CustomerSource? customer = customers.TryGetValue(document.CustomerId.Value, out CustomerSource? found) ? found : null;
        Need? estimate = document.Table == "quote" ? null : new SaleChain(planning).EstimateOf(document, linked.AccountingId);
        return new DocumentContext
        {
            CustomerId = linked.AccountingId,

            // what QuickBooks holds: its customer keeps the first currency for ever, whatever the CRM's has become
            CustomerCurrency = linked.Sent.TextAt("CurrencyRef.value") ?? customer?.Currency ?? "",
            CustomerTaxCode = customer?.TaxCode is { } code && taxCodes.TryGetValue(code, out string? id) ? id : "",
            Items = document.Lines.Select(line => line.ProductId).OfType<Guid>().Distinct().ToDictionary(product => product, Item),
            Term = planning.Lists.Find(ListType.Term, document.PaymentTerms),
            QuickBooksRate = Rate(document),
            Today = DocumentDates.Day(planning.Now, planning.Company.Zone),
            Marker = marker,
            EstimateId = estimate?.AccountingId ?? "",
            EstimateNet = estimate == null ? null : DocumentTotals.Planned(estimate.Sent),
        };
    }

    /// <summary>ino: and ten characters of the job's key.</summary>
    public static string Marker(Guid job) => "ino:" + DeterministicId.Digest("marker " + job.ToString("D")).Substring(0, 10);

    private Need? There(Guid record) => links.TryGetValue(record, out Link? link) ? Need.Of(link) : needOf(record) is { IsThere: true } need ? need : null;

    private Problem? NotLinked(DocumentSource document)
    {
        List<KeyValuePair<Guid, string>> missing = new[] { new KeyValuePair<Guid, string>(document.CustomerId!.Value, document.CustomerName) }
            .Concat(document.Lines.Where(line => line.ProductId != null).Select(line => new KeyValuePair<Guid, string>(line.ProductId!.Value, line.ProductName)))
            .Where(need => There(need.Key) == null).GroupBy(need => need.Key).Select(group => group.First()).ToList();
        foreach (KeyValuePair<Guid, string> name in missing)
        {
            if (needOf(name.Key) is { } need)
            {
                return need.Problem is { Fate: Fate.Ends } problem ? Catalogue.NeedsFailed(name.Value, problem) : Catalogue.NeedsWait(name.Value);
            }
        }

        return missing.Count == 0 ? null
            : planning.Sales.AutoCreate(document.Table) ? Catalogue.NeedsWait(missing[0].Value)
            : Catalogue.CustomerNotLinked(missing.Select(need => need.Value).ToList());
    }

    private LinkedItem Item(Guid product)
    {
        Need item = There(product)!;
        bool inventory = item.Sent.Text("Type") == "Inventory";
        ItemSource? source = products.TryGetValue(product, out ItemSource? found) ? found : null;
        return new LinkedItem
        {
            Id = item.AccountingId,
            IsInventory = inventory,
            StartsOn = inventory && DateTime.TryParseExact(item.Sent.Text("InvStartDate"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateTime day) ? day : null,
            TaxCode = source?.TaxCode ?? "",
            Description = source?.Description ?? "",
        };
    }

    // QuickBooks' rate of the day that the document is booked on
    private decimal? Rate(DocumentSource document)
    {
        if (!planning.Settings.MultiCurrency || document.Currency.Length == 0 || document.Currency == planning.Settings.HomeCurrency)
        {
            return null;
        }

        DateTime today = DocumentDates.Day(planning.Now, planning.Company.Zone);
        return rateOf(document.Currency, DocumentDates.TxnDate(document, today, planning.Sales.ForDocuments(document.Table), planning.Settings, out _, out _));
    }
}
