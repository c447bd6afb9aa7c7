using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>Makes a document out of another: a revision of the same kind, or the next document of the chain.</summary>
internal static class DocumentCopy
{
    private static readonly HashSet<string> OfItsOwn = ["statecode", "statuscode", "quotenumber", "revisionnumber", "ispricelocked", "overriddencreatedon", "importsequencenumber"];

    /// <param name="scope">The request.</param>
    /// <param name="from">The kind of the source.</param>
    /// <param name="source">The source.</param>
    /// <param name="to">The kind to make.</param>
    /// <param name="customColumns">A revision takes the columns of solutions along; a conversion maps the platform's own.</param>
    /// <param name="set">Further values.</param>
    public static Guid Run(RequestScope scope, DocumentKind from, Entity source, DocumentKind to, bool customColumns, Action<Entity> set)
    {
        var platform = scope.AsPlatform();
        var document = Row(scope, source, scope.Metadata.Table(to.Table), customColumns);
        set(document);
        var id = RowCreate.Run(platform, document, new CreateRequest { Target = document });
        foreach (var line in PriceCalculation.Of(scope)?.Lines(from, source.Id) ?? throw Faults.NotEmulated("copying documents of an organization with its own price calculation"))
        {
            var copy = Row(scope, line, scope.Metadata.Table(to.LineTable), customColumns);
            copy[to.Key] = new EntityReference(to.Table, id);
            if (from.LineTable + "id" is var origin && scope.Metadata.Table(to.LineTable).Columns.ContainsKey(origin) && from != to)
            {
                copy[origin] = new EntityReference(from.LineTable, line.Id);
            }

            RowCreate.Run(platform, copy, new CreateRequest { Target = copy });
        }

        return id;
    }

    private static Entity Row(RequestScope scope, Entity source, TableMetadata table, bool customColumns)
    {
        var origin = scope.Metadata.Table(source.LogicalName);
        var row = new Entity(table.LogicalName);
        foreach (var (name, value) in source.Attributes)
        {
            if (table.Column(name) is { ValidForCreate: true } column && column.LogicalName != table.PrimaryIdColumn && column.Kind == origin.Columns[name].Kind
                && !OfItsOwn.Contains(name) && name != origin.PrimaryIdColumn && (customColumns || !column.IsCustom) && column.CalculationOf is null)
            {
                row[name] = value;
            }
        }

        return row;
    }
}
