using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Items;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>Gathers what QuickBooks knows of the customers, products, terms and rates of a set of documents, in few queries.</summary>
public sealed class DocumentContexts
{
    private readonly DrainContext drain;
    private readonly Func<Guid, Work?> workOf;
    private readonly IDictionary<Guid, Link> links;
    private readonly IDictionary<Guid, CustomerSource> customers;
    private readonly IDictionary<Guid, ItemSource> products;
    private readonly Dictionary<string, decimal?> rates = new(StringComparer.Ordinal);

    public DocumentContexts(DrainContext drain, IReadOnlyList<DocumentSource> documents, Func<Guid, Work?> workOf)
    {
        this.drain = drain;
        this.workOf = workOf;
        List<Guid> productIds = documents.SelectMany(document => document.Lines).Select(line => line.ProductId).OfType<Guid>().Distinct().ToList();
        links = drain.Links.OpenOf(documents.Select(document => document.CustomerId).OfType<Guid>().Concat(productIds));
        customers = new CustomerReader(drain.System).Read(documents.Where(document => document.CustomerId != null)
            .Select(document => new Microsoft.Xrm.Sdk.EntityReference(document.CustomerTable, document.CustomerId!.Value)));
        products = new ItemReader(drain.System, drain.Lists).Read(productIds);
    }

    /// <summary>The context of one document, or the problem that stands in its way.</summary>
    public DocumentContext? Of(DocumentSource document, LinkJob job, out Problem? problem)
    {
        problem = document.CustomerId == null ? Catalogue.NoCustomer() : NotLinked(document);
        if (problem != null)
        {
            return null;
        }

        CustomerSource? customer = customers.TryGetValue(document.CustomerId!.Value, out CustomerSource? found) ? found : null;
        return new DocumentContext
        {
            CustomerId = links[document.CustomerId.Value].AccountingId,
            CustomerCurrency = customer?.Currency ?? "",
            CustomerTaxCode = customer?.TaxCode is { } code && drain.Lists.IdsOf(new[] { code }).TryGetValue(code, out string? id) ? id : "",
            Items = document.Lines.Select(line => line.ProductId).OfType<Guid>().Distinct().ToDictionary(product => product, Item),
            Term = drain.Lists.Find(ListType.Term, document.PaymentTerms),
            QuickBooksRate = Rate(document),
            Today = DocumentDates.Day(drain.Lease.Now, drain.Company.Zone),
            Marker = Marker(job.Id),
            EstimateId = document.Table == "quote" ? "" : new SaleChain(drain).EstimateOf(document),
        };
    }

    /// <summary>ino: and ten characters of the job's key.</summary>
    public static string Marker(Guid job) => "ino:" + DeterministicId.Digest("marker " + job.ToString("D")).Substring(0, 10);

    private Problem? NotLinked(DocumentSource document)
    {
        List<KeyValuePair<Guid, string>> missing = document.Lines.Where(line => line.ProductId != null).Select(line => new KeyValuePair<Guid, string>(line.ProductId!.Value, line.ProductName))
            .Concat(new[] { new KeyValuePair<Guid, string>(document.CustomerId!.Value, document.CustomerName) })
            .Where(need => !links.ContainsKey(need.Key)).GroupBy(need => need.Key).Select(group => group.First()).ToList();
        foreach (KeyValuePair<Guid, string> need in missing)
        {
            if (workOf(need.Key) is { } work)
            {
                return work.Problem is { Fate: Fate.Ends } problem ? Catalogue.NeedsFailed(need.Value, problem.Sentence) : Catalogue.NeedsWait(need.Value);
            }
        }

        return missing.Count == 0 ? null
            : drain.Sales.AutoCreate(document.Table) ? Catalogue.NeedsWait(missing[0].Value)
            : Catalogue.CustomerNotLinked(string.Join(", ", missing.Select(need => need.Value)));
    }

    private LinkedItem Item(Guid product)
    {
        Link link = links[product];
        bool inventory = link.Sent.Text("Type") == "Inventory";
        return new LinkedItem
        {
            Id = link.AccountingId,
            IsInventory = inventory,
            StartsOn = inventory && DateTime.TryParseExact(link.Sent.Text("InvStartDate"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateTime day) ? day : null,
            TaxCode = products.TryGetValue(product, out ItemSource? source) ? source.TaxCode : "",
        };
    }

    // QuickBooks' rate of the document's day, asked once per currency and day
    private decimal? Rate(DocumentSource document)
    {
        if (!drain.Settings.MultiCurrency || document.Currency.Length == 0 || document.Currency == drain.Settings.HomeCurrency)
        {
            return null;
        }

        DateTime day = document.Date ?? DocumentDates.Day(drain.Lease.Now, drain.Company.Zone);
        string key = document.Currency + day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (!rates.TryGetValue(key, out decimal? rate))
        {
            Answer answer = drain.QuickBooks.ReadExchangeRate(document.Currency, day, out rate);
            if (answer.Kind is not (AnswerKind.Done or AnswerKind.Refused))
            {
                drain.Halt = new Sender(drain).HaltFor(answer, 1);
            }

            rates.Add(key, rate);
        }

        return rate;
    }
}
