using InoLink.Engine.Companies;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Customers;

/// <summary>The QuickBooks customer that a parent account or contact is linked to.</summary>
public sealed class ParentCustomer
{
    public ParentCustomer(string accountingId, string name, string currency)
    {
        AccountingId = accountingId;
        Name = name;
        Currency = currency;
    }

    public string AccountingId { get; }

    public string Name { get; }

    /// <summary>ISO code of the parent's currency; empty where it has none of its own.</summary>
    public string Currency { get; }
}

/// <summary>What is to become of one customer. Made without service, clock or HTTP, so that Preview and the drain have the same.</summary>
public static class CustomerPlanner
{
    public const string Entity = "Customer";
    private const int MostLineCharacters = 2000;

    public static Plan Make(CustomerSource source, Link? link, ParentCustomer? parent, CustomerPreferences preferences, CompanySettings settings)
    {
        if (!source.IsActive)
        {
            return Plan.Refuse(Catalogue.Inactive(source.Table));
        }

        JsonObject wanted = new();
        Problem? problem = Texts(source, preferences, settings, wanted)
            ?? Addresses(source, preferences, settings, wanted)
            ?? Currency(source, parent, settings, wanted);
        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        if (parent != null)
        {
            wanted["Job"] = true;
            wanted["ParentRef"] = new JsonObject { { "value", parent.AccountingId } };
            wanted["BillWithParent"] = preferences.BillWithParent;
        }

        wanted[SparseUpdate.CrmName] = source.Name.Trim(' ');
        if (link == null)
        {
            return Plan.Create(Entity, wanted, SparseUpdate.Sendable(wanted));
        }

        SparseUpdate update = SparseUpdate.Between(wanted, link.Sent, CustomerMap.CreateOnly, "DisplayName");
        List<string> warnings = new();
        if (update.KeptReferences.Contains("ParentRef"))
        {
            warnings.Add(Results.ParentStays().In(preferences.Language));
        }

        return update.IsEmpty ? Plan.UpToDate(wanted, warnings) : Plan.Update(Entity, link.AccountingId, link.SyncToken, update.Afterwards, update.Changed, warnings);
    }

    /// <summary>The draft under another display name, for a name that is taken.</summary>
    public static Plan Renamed(Plan plan, string displayName)
    {
        JsonObject wanted = plan.Wanted.Copy();
        wanted["DisplayName"] = displayName;
        if (plan.Write is not { IsUpdate: true } update)
        {
            return Plan.Create(Entity, wanted, SparseUpdate.Sendable(wanted));
        }

        JsonObject changed = update.Fields.Copy();
        changed["DisplayName"] = displayName;
        return Plan.Update(Entity, update.Id!, update.SyncToken!, wanted, changed, plan.Warnings);
    }

    private static Problem? Texts(CustomerSource source, CustomerPreferences preferences, CompanySettings settings, JsonObject wanted)
    {
        foreach (CustomerField field in CustomerMap.Fields)
        {
            string value = Prepared(field.Value(source, preferences), preferences, settings, trim: !field.IsName || field.Name != "DisplayName");
            if (value.Length == 0)
            {
                if (field.Name == "DisplayName")
                {
                    return Catalogue.Missing(field.Label(source));
                }

                continue;
            }

            if (NameRules.Check(field.Label(source), value, field.Limit, field.IsName, field.IsEmail, settings.IsUnitedStates) is { } problem)
            {
                return problem;
            }

            wanted[field.Name] = field.Wrap(value);
        }

        return null;
    }

    private static Problem? Addresses(CustomerSource source, CustomerPreferences preferences, CompanySettings settings, JsonObject wanted)
    {
        foreach (AddressField<CustomerSource> field in CustomerMap.Addresses)
        {
            PostalAddress address = field.Value(source);
            if (address.IsBlank)
            {
                continue;
            }

            JsonObject parts = new();
            foreach (AddressPart part in address.Parts)
            {
                string value = Prepared(part.Value, preferences, settings, trim: true);
                if (value.Length == 0)
                {
                    continue;
                }

                if (NameRules.Check($"{field.Label}: {part.Label}", value, part.Limit, isName: false, isEmail: false, settings.IsUnitedStates) is { } problem)
                {
                    return problem;
                }

                parts[part.Name] = value;
            }

            // five lines share one room besides their own limits (quickbooks-api §3)
            int lines = parts.Where(part => part.Key.StartsWith("Line", StringComparison.Ordinal)).Sum(part => ((string)part.Value!).Length);
            if (lines > MostLineCharacters)
            {
                return Catalogue.TooLong($"{field.Label}: all street lines", lines, MostLineCharacters);
            }

            if (parts.Count > 0)
            {
                wanted[field.Name] = parts;
            }
        }

        return null;
    }

    private static Problem? Currency(CustomerSource source, ParentCustomer? parent, CompanySettings settings, JsonObject wanted)
    {
        string currency = source.Currency.Length == 0 ? settings.HomeCurrency : source.Currency;
        if (!settings.MultiCurrency && currency != settings.HomeCurrency)
        {
            return Catalogue.ForeignCurrency(currency, settings.HomeCurrency);
        }

        string parentCurrency = parent == null ? currency : parent.Currency.Length == 0 ? settings.HomeCurrency : parent.Currency;
        if (parentCurrency != currency)
        {
            return Catalogue.ParentCurrency(currency, parent!.Name, parentCurrency);
        }

        if (settings.MultiCurrency)
        {
            wanted["CurrencyRef"] = new JsonObject { { "value", currency } };
        }

        return null;
    }

    /// <summary>The text in the letters that the company takes, by preference Transliterate.</summary>
    public static string Written(string text, CustomerPreferences preferences, CompanySettings settings) =>
        preferences.Transliterate && settings.IsUnitedStates ? NameRules.Transliterate(text) : text;

    // A display name is never trimmed inside; blanks at its ends are no part of a name in either system.
    private static string Prepared(string value, CustomerPreferences preferences, CompanySettings settings, bool trim) =>
        Written(trim ? value.Trim() : value.Trim(' '), preferences, settings);
}
