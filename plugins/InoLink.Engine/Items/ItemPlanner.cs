using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Items;

/// <summary>What is to become of one item; its fields are <see cref="ItemMap"/>'s. Pure.</summary>
public static class ItemPlanner
{
    public const string Entity = "Item";

    private const int Family = 2;
    private const int Bundle = 3;
    private const int Retired = 1;

    /// <summary>producttypecode of the standard table, and the value that the solution adds; a preference may say otherwise.</summary>
    private static readonly Dictionary<int, string> StandardTypes = new()
    {
        [1] = "Inventory",
        [3] = "Service",
        [776210000] = "NonInventory",
    };

    public static string TypeOf(ItemSource source, ItemPreferences preferences) =>
        source.Type is { } type && (preferences.Types.TryGetValue(type, out string? mapped) || StandardTypes.TryGetValue(type, out mapped)) ? mapped : "Service";

    public static Plan Make(ItemSource source, Link? link, ItemPreferences preferences, CompanySettings settings, ListMatch vendor)
    {
        ItemFacts facts = new(source, TypeOf(source, preferences), vendor, preferences, settings);
        JsonObject wanted = new();
        List<string> warnings = new();
        Problem? problem = Kind(source) ?? Vendor(vendor, preferences, warnings) ?? (link == null && facts.IsInventory && !settings.QuantityOnHand ? Catalogue.InventoryIsOff(source.Name) : null);
        foreach (MapField<ItemFacts> field in ItemMap.Fields.Where(field => link == null || !field.AtCreation))
        {
            problem ??= Fill(wanted, field, facts);
        }

        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        if (facts.IsForeign && (source.ListPrice ?? source.CurrentCost) != null)
        {
            warnings.Add(Warnings.ForeignPrices(source.Currency, settings.HomeCurrency).In(preferences.Language));
        }

        wanted[SparseUpdate.CrmName] = source.ProductNumber;
        if (link == null)
        {
            return Plan.Create(Entity, wanted, SparseUpdate.Sendable(wanted), warnings);
        }

        SparseUpdate update = SparseUpdate.Between(wanted, link.Sent, ItemMap.CreateOnly, "Name");
        return update.IsEmpty ? Plan.UpToDate(wanted, warnings) : Plan.Update(Entity, link.AccountingId, link.SyncToken, update.Afterwards, update.Changed, warnings);
    }

    private static Problem? Kind(ItemSource source) => source.Structure switch
    {
        Family => Catalogue.Bundle(source.Name, "family"),
        Bundle => Catalogue.Bundle(source.Name, "bundle"),
        _ when source.IsKit => Catalogue.Bundle(source.Name, "kit"),
        _ when source.State == Retired => Catalogue.NotPromotableState("product", "retired"),
        _ => null,
    };

    private static Problem? Fill(JsonObject wanted, MapField<ItemFacts> field, ItemFacts facts)
    {
        object? value = field.Value(facts);
        if (value is null or "")
        {
            return field.IsName ? Catalogue.Missing(field.From) : field.IsNeeded(facts) ? Catalogue.MissingSetting($"{field.From} ({facts.Type})") : null;
        }

        wanted[field.Name] = field.Wrap(value);
        return field.Limit > 0 ? NameRules.Check(field.From, (string)value, field.Limit, field.IsName, isEmail: false, facts.Settings.IsUnitedStates) : null;
    }

    private static Problem? Vendor(ListMatch vendor, ItemPreferences preferences, List<string> warnings)
    {
        if (vendor.Text.Length == 0 || vendor.Id.Length > 0)
        {
            return null;
        }

        Problem problem = vendor.Count == 0 ? Catalogue.TextUnmatched("Vendor", vendor.Text, "vendors") : Catalogue.TextAmbiguous("Vendor", vendor.Text, vendor.Count);
        if (preferences.UnmatchedTextIsWarning)
        {
            warnings.Add(problem.In(preferences.Language).Sentence);
            return null;
        }

        return problem;
    }
}
