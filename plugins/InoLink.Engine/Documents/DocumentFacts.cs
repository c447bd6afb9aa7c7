using System.Globalization;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>What the lines of the documents' tables are made from.</summary>
public sealed class DocumentFacts
{
    public DocumentFacts(DocumentSource document, DocumentContext context, DocumentPreferences preferences, CompanySettings settings, DateTime txnDate, DateTime? moved)
    {
        Document = document;
        Context = context;
        Preferences = preferences;
        Settings = settings;
        TxnDate = txnDate;
        Moved = moved;
    }

    public DocumentSource Document { get; }

    public DocumentContext Context { get; }

    public DocumentPreferences Preferences { get; }

    public CompanySettings Settings { get; }

    /// <summary>The day that it is booked on (BOOKS B17, B18).</summary>
    public DateTime TxnDate { get; }

    /// <summary>The CRM's day where the books were closed then; null as a rule.</summary>
    public DateTime? Moved { get; }

    public string Currency => Document.Currency.Length == 0 ? Settings.HomeCurrency : Document.Currency;

    /// <summary>The CRM's number, a revision told apart (BOOKS B07); empty where QuickBooks numbers (B20).</summary>
    public string Number
    {
        get
        {
            string number = Document.Number.Trim();
            return !Preferences.UseCrmNumbers ? "" : Document.Revision > 0 ? $"{number}-R{Document.Revision.ToString(CultureInfo.InvariantCulture)}" : number;
        }
    }

    /// <summary>PrivateNote can't be queried, but it comes back with the document: its last word finds a lost one (BOOKS B04).</summary>
    public string Note => $"{Document.Name.Trim()}{(Moved == null ? "" : $" (dated {Day(Moved)} in the CRM)")} {Context.Marker}".Trim();

    /// <summary>
    /// Home units per one unit of the document's currency: omitted it would mean 1, and the CRM's rate is the other way round, and says nothing where its base currency is not QuickBooks' home
    /// currency (BOOKS B14). Null where it is not needed or not known.
    /// </summary>
    public decimal? ExchangeRate => !IsForeign ? null
        : Preferences.CrmRate && Document.BaseCurrency == Settings.HomeCurrency && Document.CrmRate is > 0m and { } rate ? Math.Round(1m / rate, 9, MidpointRounding.AwayFromZero)
        : Context.QuickBooksRate;

    public bool IsForeign => Settings.MultiCurrency && Currency != Settings.HomeCurrency;

    /// <summary>Quote, order and invoice text in the letters that the company takes.</summary>
    public string Written(string text) => Preferences.Written(text, Settings).Trim();

    public static string? Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
