namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>The entities that are emulated, found by name without case (paths are lower case, queries any case).</summary>
internal static class EntityCatalogue
{
    private static readonly Dictionary<string, EntityRules> Rules = new EntityRules[]
    {
        new CustomerRules(), new VendorRules(), new EmployeeRules(),
    }.ToDictionary(rules => rules.Name, StringComparer.OrdinalIgnoreCase);

    public static EntityRules? Find(string name) => Rules.GetValueOrDefault(name);

    public static IEnumerable<EntityRules> All => Rules.Values;
}
