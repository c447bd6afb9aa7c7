using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Documents;

/// <summary>Everything of a document but its lines: its fields are the tables', <see cref="SaleMap"/> and those beside it; here is what may stand against them. Pure.</summary>
public sealed class DocumentHeader
{
    private const int MostLineCharacters = 2000;
    private readonly DocumentFacts facts;
    private readonly string entity;
    private readonly JsonObject fields = new();
    private readonly List<string> warnings = new();
    private Problem? problem;

    public DocumentHeader(DocumentFacts facts, string entity)
    {
        this.facts = facts;
        this.entity = entity;
    }

    public IReadOnlyList<string> Warnings => warnings;

    public JsonObject Build(out Problem? firstProblem)
    {
        Fail(Number() ?? Name());
        List<MapField<DocumentFacts>> map = SaleMap.Of(entity).ToList();
        foreach (MapField<DocumentFacts> field in map)
        {
            Fill(field);
        }

        foreach (AddressField<DocumentFacts> address in SaleMap.Addresses)
        {
            Address(address.Name, address.Label, address.Value(facts));
        }

        if (map.Any(field => field.Name == "SalesTermRef"))
        {
            Terms(facts.Context.Term);
        }

        Fail(Currency());
        firstProblem = problem;
        return fields;
    }

    private void Fill(MapField<DocumentFacts> field)
    {
        object? value = field.Value(facts);
        if (value is null or "")
        {
            Fail(field.IsNeeded(facts) ? Catalogue.MissingSetting(field.From) : null);
            return;
        }

        Fail(field.Limit > 0 ? NameRules.Check(field.From, (string)value, field.Limit, field.IsName, field.IsEmail, facts.Settings.IsUnitedStates) : null);
        fields[field.Name] = field.Wrap(value);
    }

    private Problem? Number() =>
        facts.Settings.CustomTxnNumbers != facts.Preferences.UseCrmNumbers ? Catalogue.NumbersDisagree(facts.Settings.CustomTxnNumbers)
        : !facts.Preferences.UseCrmNumbers ? null
        : facts.Document.Number.Trim().Length == 0 ? Catalogue.NumberMissing()
        : facts.Number.Length > SaleMap.NumberLimit ? Catalogue.NumberTooLong(facts.Number, SaleMap.NumberLimit)
        : null;

    // what stands behind the name in the memo takes some of its room
    private Problem? Name()
    {
        int name = facts.Written(facts.Document.Name).Length;
        int room = SaleMap.NoteLimit - (facts.Written(facts.Note).Length - name);
        return name > room ? Catalogue.TooLong("Name", name, room) : null;
    }

    private void Terms(ListMatch term)
    {
        if (term.Text.Length == 0 || term.Id.Length > 0)
        {
            return;
        }

        Problem unmatched = term.Count == 0 ? Catalogue.TextUnmatched("Payment Terms", term.Text, "terms") : Catalogue.TextAmbiguous("Payment Terms", term.Text, term.Count);
        if (facts.Preferences.UnmatchedTextIsWarning)
        {
            warnings.Add(unmatched.In(facts.Preferences.Language).Sentence);
        }
        else
        {
            Fail(unmatched);
        }
    }

    private Problem? Currency()
    {
        string home = facts.Settings.HomeCurrency;
        string customer = facts.Context.CustomerCurrency.Length == 0 ? home : facts.Context.CustomerCurrency;
        return !facts.Settings.MultiCurrency ? facts.Currency == home ? null : Catalogue.ForeignCurrency(facts.Currency, home)
            : facts.Currency != customer ? Catalogue.CustomerCurrency(facts.Currency, customer)
            : facts.IsForeign && facts.ExchangeRate is not > 0m ? Catalogue.NoRate(facts.Currency)
            : null;
    }

    private void Address(string name, string label, PostalAddress address)
    {
        if (address.IsBlank)
        {
            return;
        }

        JsonObject parts = new();
        foreach (AddressPart part in address.Parts.Where(part => part.Value.Length > 0))
        {
            string value = facts.Preferences.Written(part.Value, facts.Settings);
            Fail(NameRules.Check($"{label}: {part.Label}", value, part.Limit, false, false, facts.Settings.IsUnitedStates));
            parts[part.Name] = value;
        }

        // five lines share one room besides their own limits (quickbooks-api §3)
        int lines = parts.Where(part => part.Key.StartsWith("Line", StringComparison.Ordinal)).Sum(part => ((string)part.Value!).Length);
        Fail(lines > MostLineCharacters ? Catalogue.TooLong($"{label}: all street lines", lines, MostLineCharacters) : null);
        fields[name] = parts;
    }

    // the first problem is the one that is told
    private void Fail(Problem? found) => problem ??= found;
}
