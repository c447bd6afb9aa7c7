using InoLink.Engine.Companies;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Customers;

public enum NameVerdict
{
    /// <summary>The customer in QuickBooks is this one: take it up, send nothing.</summary>
    Adopt,

    /// <summary>Send again under another display name.</summary>
    Rename,

    Refuse,
}

/// <summary>
/// What to do when QuickBooks says that a name is taken (BOOKS B30). Pure: decides on the three lists that were asked by name. Nothing but an exact, active, free customer of
/// the same currency and parent is ever adopted.
/// </summary>
public sealed class NameConflict
{
    private NameConflict(NameVerdict verdict, JsonObject? customer, string? displayName, Problem? problem)
    {
        Verdict = verdict;
        Customer = customer;
        DisplayName = displayName;
        Problem = problem;
    }

    public NameVerdict Verdict { get; }

    public JsonObject? Customer { get; }

    public string? DisplayName { get; }

    public Problem? Problem { get; }

    /// <param name="tried">The display name that was refused.</param>
    /// <param name="linkedTo">Name of the record that a customer id is linked to, or null where it is free or linked to this very record.</param>
    public static NameConflict Decide(
        CustomerSource source, Plan plan, string tried, JsonObject customers, JsonObject vendors, JsonObject employees, Func<string, string?> linkedTo, CustomerPreferences preferences,
        CompanySettings settings)
    {
        JsonObject? customer = customers.Objects("Customer").FirstOrDefault();
        if (customer != null)
        {
            return AgainstCustomer(source, plan, tried, customer, linkedTo, preferences, settings);
        }

        string holders = string.Join(" and ", new[] { vendors.Objects("Vendor").Any() ? "a vendor" : null, employees.Objects("Employee").Any() ? "an employee" : null }.OfType<string>());
        if (holders.Length == 0)
        {
            return Refuse(Catalogue.NameHolderUnknown(tried));
        }

        bool mayAdd = !source.IsAccount || preferences.OtherHolderName == TakenName.Suffix;
        return mayAdd && Suffixed(source, tried, preferences, settings) is { } name ? Rename(name) : Refuse(Catalogue.NameHeldByOther(tried, holders));
    }

    private static NameConflict AgainstCustomer(
        CustomerSource source, Plan plan, string tried, JsonObject customer, Func<string, string?> linkedTo, CustomerPreferences preferences, CompanySettings settings)
    {
        string id = customer.Text("Id") ?? "";
        bool active = customer.Flag("Active") ?? true;
        string? holder = linkedTo(id);
        string? difference = plan.Kind == PlanKind.Update ? "the record is linked to another one" : Difference(plan.Wanted, customer);
        if (holder == null && difference == null)
        {
            // the very customer, but inactive: whoever made it so must know, and a second one beside it would be silent
            return active ? new NameConflict(NameVerdict.Adopt, customer, null, null) : Refuse(Catalogue.NameInactive(tried, id));
        }

        bool mayAdd = !source.IsAccount || preferences.DuplicateName == TakenName.Suffix;
        if (mayAdd && Suffixed(source, tried, preferences, settings) is { } name)
        {
            return Rename(name);
        }

        return Refuse(
            holder != null ? Catalogue.NameHeldByLinked(tried, $"{holder} (QuickBooks id {id})")
            : !active ? Catalogue.NameInactive(tried, id)
            : Catalogue.NameElsewhere(tried, id, difference!));
    }

    /// <summary>
    /// The name with what tells it apart: the account's number, or the account's name behind a contact; null where there is none, it was tried already, or QuickBooks would refuse it.
    /// </summary>
    private static string? Suffixed(CustomerSource source, string tried, CustomerPreferences preferences, CompanySettings settings)
    {
        string text = (source.IsAccount ? source.AccountNumber : source.ParentName).Trim();
        string suffix = $" ({CustomerPlanner.Written(text, preferences, settings)})";
        string name = tried + suffix;
        bool allowed = NameRules.Check("", name, 500, isName: true, isEmail: false, settings.IsUnitedStates) == null;
        return text.Length > 0 && allowed && !tried.EndsWith(suffix, StringComparison.Ordinal) ? name : null;
    }

    private static string? Difference(JsonObject wanted, JsonObject customer)
    {
        string parent = wanted.TextAt("ParentRef.value") ?? "";
        string actualParent = customer.TextAt("ParentRef.value") ?? "";
        if (parent != actualParent)
        {
            return actualParent.Length == 0 ? "it has no parent there" : parent.Length == 0 ? "it is a sub-customer there" : "it has another parent there";
        }

        string? currency = wanted.TextAt("CurrencyRef.value");
        string? actualCurrency = customer.TextAt("CurrencyRef.value");
        return currency != null && actualCurrency != null && currency != actualCurrency ? $"its currency there is {actualCurrency}" : null;
    }

    private static NameConflict Rename(string name) => new(NameVerdict.Rename, null, name, null);

    private static NameConflict Refuse(Problem problem) => new(NameVerdict.Refuse, null, null, problem);
}
