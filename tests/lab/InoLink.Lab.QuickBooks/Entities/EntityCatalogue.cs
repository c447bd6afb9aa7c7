using InoLink.Lab.QuickBooks.Lists;
using InoLink.Lab.QuickBooks.Sales;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>The entities that are emulated, found by name without case (paths are lower case, queries any case).</summary>
internal static class EntityCatalogue
{
    private static readonly Dictionary<string, EntityRules> Rules = ((EntityRules[])
    [
        new CustomerRules(), new VendorRules(), new EmployeeRules(), new AccountRules(), new ItemRules(), .. ListRules.All(),
        new SalesRules(SalesShapes.Estimate), new SalesRules(SalesShapes.Invoice), new SalesRules(SalesShapes.SalesReceipt),
    ]).ToDictionary(rules => rules.Name, StringComparer.OrdinalIgnoreCase);

    public static EntityRules? Find(string name) => Rules.GetValueOrDefault(name);

    public static IEnumerable<EntityRules> All => Rules.Values;
}
