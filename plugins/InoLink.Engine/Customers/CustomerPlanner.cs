using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
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

    /// <summary>Our own member among the sent values: the CRM name at sending, for DisplayName may have been suffixed (BOOKS B31).</summary>
    public const string CrmName = "ino:name";

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

        wanted[CrmName] = source.Name;
        if (link == null)
        {
            return Plan.Create(Entity, wanted, Sendable(wanted));
        }

        JsonObject changed = Changed(wanted, link.Sent, out bool referenceKept);
        List<string> warnings = new();
        if (referenceKept)
        {
            warnings.Add("The parent was removed here, but a customer keeps its parent in QuickBooks; remove it there if that is meant.");
        }

        return changed.Count == 0 ? Plan.UpToDate(wanted, warnings) : Plan.Update(Entity, link.AccountingId, link.SyncToken, Merged(wanted, link.Sent), changed, warnings);
    }

    /// <summary>The draft under another display name, for a name that is taken.</summary>
    public static Plan Renamed(Plan plan, string displayName)
    {
        JsonObject wanted = Copy(plan.Wanted);
        wanted["DisplayName"] = displayName;
        return Plan.Create(Entity, wanted, Sendable(wanted));
    }

    /// <summary>What goes over the wire: everything but our own member.</summary>
    public static JsonObject Sendable(JsonObject wanted)
    {
        JsonObject fields = Copy(wanted);
        fields.Remove(CrmName);
        return fields;
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
        foreach (AddressField field in CustomerMap.Addresses)
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

            wanted[field.Name] = parts;
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

    // A display name is never trimmed inside; blanks at its ends are no part of a name in either system.
    private static string Prepared(string value, CustomerPreferences preferences, CompanySettings settings, bool trim)
    {
        string text = trim ? value.Trim() : value.Trim(' ');
        return preferences.Transliterate && settings.IsUnitedStates ? NameRules.Transliterate(text) : text;
    }

    /// <summary>The fields that differ from what was last sent (BOOKS B31): a blank only where we had sent a value, a reference never cleared.</summary>
    private static JsonObject Changed(JsonObject wanted, JsonObject sent, out bool referenceKept)
    {
        JsonObject changed = new();
        bool renamed = wanted.Text(CrmName) != sent.Text(CrmName);
        foreach (KeyValuePair<string, object?> field in wanted)
        {
            bool fixedAtCreation = CustomerMap.CreateOnly.Contains(field.Key) && field.Key != "Job";
            bool sameName = field.Key == "DisplayName" && !renamed;
            if (field.Key != CrmName && !fixedAtCreation && !sameName && JsonText.Canonical(field.Value) != JsonText.Canonical(sent[field.Key]))
            {
                changed[field.Key] = field.Value;
            }
        }

        foreach (string name in sent.Names.Where(name => !wanted.Has(name) && name != CrmName && !IsReference(name)))
        {
            if (Blank(sent[name]) is { } blank)
            {
                changed[name] = blank;
            }
        }

        referenceKept = sent.Has("ParentRef") && !wanted.Has("ParentRef");
        return changed;
    }

    private static bool IsReference(string name) => name.EndsWith("Ref", StringComparison.Ordinal) || CustomerMap.CreateOnly.Contains(name);

    // null where it was already blank
    private static object? Blank(object? sent)
    {
        switch (sent)
        {
            case string { Length: > 0 }:
                return "";
            case JsonObject members when members.Any(member => member.Value is string { Length: > 0 }):
                JsonObject blank = new();
                foreach (string name in members.Names)
                {
                    blank[name] = "";
                }

                return blank;
            default:
                return null;
        }
    }

    // what QuickBooks holds after the update: kept references and the display name it has stay known
    private static JsonObject Merged(JsonObject wanted, JsonObject sent)
    {
        JsonObject merged = Copy(wanted);
        if (wanted.Text(CrmName) == sent.Text(CrmName) && sent.Has("DisplayName"))
        {
            merged["DisplayName"] = sent["DisplayName"];
        }

        foreach (string name in sent.Names.Where(name => IsReference(name) && !wanted.Has(name)))
        {
            merged[name] = sent[name];
        }

        return merged;
    }

    private static JsonObject Copy(JsonObject from)
    {
        JsonObject copy = new();
        foreach (KeyValuePair<string, object?> member in from)
        {
            copy[member.Key] = member.Value;
        }

        return copy;
    }
}
