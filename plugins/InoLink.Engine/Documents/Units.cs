using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Documents;

/// <summary>How many default units of a product one unit of a line is (BOOKS B13).</summary>
public sealed class Units
{
    private readonly IOrganizationService system;
    private readonly Dictionary<Guid, Entity> units = new();
    private readonly Dictionary<Guid, Guid?> defaults = new();

    public Units(IOrganizationService system) => this.system = system;

    /// <summary>Reads the units and default units that the lines need.</summary>
    public void Read(IEnumerable<Entity> lines)
    {
        List<Entity> rows = lines.ToList();
        Guid[] products = rows.Select(row => row.Reference(LineTable.Product)).OfType<Guid>().Where(id => !defaults.ContainsKey(id)).ToArray();
        foreach (KeyValuePair<Guid, Entity> product in system.ByIds(ProductTable.Name, ProductTable.Id, products, ProductTable.DefaultUnit))
        {
            defaults[product.Key] = product.Value.Reference(ProductTable.DefaultUnit);
        }

        List<Guid> next = rows.Select(row => row.Reference(LineTable.Unit)).Concat(defaults.Values).OfType<Guid>().ToList();
        while (next.Any(id => !units.ContainsKey(id)))
        {
            IDictionary<Guid, Entity> read = system.ByIds("uom", "uomid", next.Where(id => !units.ContainsKey(id)), "quantity", "baseuom");
            foreach (KeyValuePair<Guid, Entity> unit in read)
            {
                units[unit.Key] = unit.Value;
            }

            next = read.Values.Select(unit => unit.Reference("baseuom")).OfType<Guid>().Where(id => !units.ContainsKey(id)).ToList();
            if (read.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>Null where the two units have no common base.</summary>
    public decimal? Factor(Guid? product, Guid? unit)
    {
        if (unit == null || product == null || !defaults.TryGetValue(product.Value, out Guid? standard) || standard == null || standard == unit)
        {
            return 1m;
        }

        decimal? line = InBase(unit.Value, out Guid lineBase);
        decimal? own = InBase(standard.Value, out Guid ownBase);
        return line != null && own is > 0m && lineBase == ownBase ? line / own : null;
    }

    private decimal? InBase(Guid unit, out Guid root)
    {
        decimal factor = 1m;
        root = unit;
        for (int depth = 0; depth < 20; depth++)
        {
            if (!units.TryGetValue(root, out Entity? row))
            {
                return null;
            }

            if (row.Reference("baseuom") is not { } below)
            {
                return factor;
            }

            decimal? quantity = row.GetAttributeValue<decimal?>("quantity");
            if (quantity is not > 0m)
            {
                return null;
            }

            factor *= quantity.Value;
            root = below;
        }

        return null;
    }
}
