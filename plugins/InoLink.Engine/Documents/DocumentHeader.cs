using System.Globalization;
using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>Everything of a document but its lines (inolink §2.4-§2.6; lengths quickbooks-api §5.1). Pure.</summary>
public sealed class DocumentHeader
{
    private const int MostLineCharacters = 2000;
    private const int MostNumberCharacters = 21;
    private const int MostNoteCharacters = 4000;
    private readonly DocumentSource document;
    private readonly DocumentContext context;
    private readonly DocumentPreferences preferences;
    private readonly CompanySettings settings;
    private readonly string entity;
    private readonly JsonObject fields = new();
    private readonly List<string> warnings = new();
    private Problem? problem;

    public DocumentHeader(DocumentSource document, DocumentContext context, DocumentPreferences preferences, CompanySettings settings, string entity)
    {
        this.document = document;
        this.context = context;
        this.preferences = preferences;
        this.settings = settings;
        this.entity = entity;
    }

    public IReadOnlyList<string> Warnings => warnings;

    public JsonObject Build(DateTime txnDate, DateTime? moved, out Problem? firstProblem)
    {
        Reference("CustomerRef", context.CustomerId);
        fields["TxnDate"] = Day(txnDate);
        if (document.DueDate is { } due && entity == "Invoice")
        {
            fields["DueDate"] = Day(due);
        }

        if (document.ShipDate is { } ship)
        {
            fields["ShipDate"] = Day(ship);
        }

        if (entity == "Estimate")
        {
            fields["TxnStatus"] = DocumentStates.EstimateStatus(document);
            if (document.ExpiresOn is { } expires)
            {
                fields["ExpirationDate"] = Day(expires);
            }
        }

        Number();
        Note(moved);
        Terms();
        Wrapped("ShipMethodRef", "value", "Shipping Method", document.ShippingMethod, 30);
        Wrapped("BillEmail", "Address", "Email of the bill-to contact", document.BillEmail, 100, isEmail: true);
        Address("BillAddr", "Bill To", document.BillTo);

        // without a ship-to address, automated sales tax would take the company's own (quickbooks-api §5.3)
        Address("ShipAddr", "Ship To", document.ShipTo.IsBlank && settings.IsUnitedStates ? document.BillTo : document.ShipTo);
        Reference("ClassRef", preferences.Class);
        Reference("DepartmentRef", preferences.Department);
        if (entity == "SalesReceipt")
        {
            Reference("DepositToAccountRef", preferences.DepositAccount);
            Reference("PaymentMethodRef", preferences.PaymentMethod);
        }

        if (entity == "Invoice" && context.EstimateId.Length > 0)
        {
            fields["LinkedTxn"] = new List<object?> { new JsonObject { { "TxnId", context.EstimateId }, { "TxnType", "Estimate" } } };
        }

        Currency();
        firstProblem = problem;
        return fields;
    }

    // PrivateNote can't be queried, but it comes back with the document: its last word finds a lost one (BOOKS B04)
    private void Note(DateTime? moved)
    {
        string name = preferences.Written(document.Name.Trim(), settings);
        string behind = (moved == null ? "" : $" (dated {Day(moved.Value)} in the CRM)") + $" {context.Marker}";
        Fail(NameRules.Check("Name", name, MostNoteCharacters - behind.Length, false, false, settings.IsUnitedStates));
        fields["PrivateNote"] = (name + behind).Trim();
    }

    private void Number()
    {
        if (settings.CustomTxnNumbers != preferences.UseCrmNumbers)
        {
            Fail(Catalogue.NumbersDisagree(settings.CustomTxnNumbers));
        }
        else if (preferences.UseCrmNumbers)
        {
            string number = document.Number.Trim();
            string told = document.Revision > 0 ? $"{number}-R{document.Revision.ToString(CultureInfo.InvariantCulture)}" : number;
            Fail(number.Length == 0 ? Catalogue.NumberMissing() : told.Length > MostNumberCharacters ? Catalogue.NumberTooLong(told, MostNumberCharacters) : null);
            Text("DocNumber", "Number", told, MostNumberCharacters);
        }
    }

    private void Terms()
    {
        ListMatch term = context.Term;
        if (term.Text.Length == 0 || entity != "Invoice" && entity != "Estimate")
        {
            return;
        }

        if (term.Id.Length > 0)
        {
            Reference("SalesTermRef", term.Id);
            return;
        }

        Problem unmatched = term.Count == 0 ? Catalogue.TextUnmatched("Payment Terms", term.Text, "terms") : Catalogue.TextAmbiguous("Payment Terms", term.Text, term.Count);
        if (preferences.UnmatchedTextIsWarning)
        {
            warnings.Add(unmatched.In(preferences.Language).Sentence);
        }
        else
        {
            Fail(unmatched);
        }
    }

    private void Currency()
    {
        string currency = document.Currency.Length == 0 ? settings.HomeCurrency : document.Currency;
        string customer = context.CustomerCurrency.Length == 0 ? settings.HomeCurrency : context.CustomerCurrency;
        if (!settings.MultiCurrency)
        {
            Fail(currency == settings.HomeCurrency ? null : Catalogue.ForeignCurrency(currency, settings.HomeCurrency));
            return;
        }

        Fail(currency == customer ? null : Catalogue.CustomerCurrency(currency, customer));
        Reference("CurrencyRef", currency);
        if (currency == settings.HomeCurrency)
        {
            return;
        }

        // omitted would mean 1; the CRM's rate is the other way round (BOOKS B14)
        decimal? rate = CrmRate() ?? context.QuickBooksRate;
        Fail(rate is > 0m ? null : Catalogue.NoRate(currency));
        fields["ExchangeRate"] = rate;
    }

    // the CRM's rate counts from its base currency: it says nothing where that is not QuickBooks' home currency
    private decimal? CrmRate() => preferences.CrmRate && document.BaseCurrency == settings.HomeCurrency && document.CrmRate is > 0m and { } rate
        ? Math.Round(1m / rate, 9, MidpointRounding.AwayFromZero)
        : null;

    private void Address(string name, string label, PostalAddress address)
    {
        if (address.IsBlank)
        {
            return;
        }

        JsonObject parts = new();
        foreach (AddressPart part in address.Parts.Where(part => part.Value.Length > 0))
        {
            string value = preferences.Written(part.Value, settings);
            Fail(NameRules.Check($"{label}: {part.Label}", value, part.Limit, false, false, settings.IsUnitedStates));
            parts[part.Name] = value;
        }

        // five lines share one room besides their own limits (quickbooks-api §3)
        int lines = parts.Where(part => part.Key.StartsWith("Line", StringComparison.Ordinal)).Sum(part => ((string)part.Value!).Length);
        Fail(lines > MostLineCharacters ? Catalogue.TooLong($"{label}: all street lines", lines, MostLineCharacters) : null);
        fields[name] = parts;
    }

    private void Text(string name, string label, string raw, int limit)
    {
        string value = preferences.Written(raw, settings);
        Fail(NameRules.Check(label, value, limit, false, false, settings.IsUnitedStates));
        fields[name] = value;
    }

    private void Wrapped(string name, string member, string label, string raw, int limit, bool isEmail = false)
    {
        string value = preferences.Written(raw, settings).Trim();
        if (value.Length > 0)
        {
            Fail(NameRules.Check(label, value, limit, false, isEmail, settings.IsUnitedStates));
            fields[name] = new JsonObject { { member, value } };
        }
    }

    private void Reference(string name, string id)
    {
        if (id.Length > 0)
        {
            fields[name] = new JsonObject { { "value", id } };
        }
    }

    // the first problem is the one that is told
    private void Fail(Problem? found) => problem ??= found;

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
