using System.Text.Json.Nodes;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Rows;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.WebApi.Query;

/// <summary>Fills expanded collections: one query for each collection of a page, not one for each row.</summary>
internal sealed class ExpandReader(WebApiModel model, IOrganizationService service, RowWriter writer)
{
    private const int IdsPerQuery = 500;

    /// <summary>The rows as JSON, their expanded collections filled.</summary>
    public IReadOnlyList<JsonObject> Write(RowShape shape, IReadOnlyList<Entity> rows)
    {
        List<JsonObject> written = [.. rows.Select(row => writer.Row(shape, row))];
        Fill(shape, written);
        return written;
    }

    private void Fill(RowShape shape, IReadOnlyList<JsonObject> rows)
    {
        foreach (var (navigation, options) in shape.Collections)
        {
            var related = Related(shape.Table, navigation, options, [.. rows.Select(row => Id(shape.Table, row)).Distinct()]);
            foreach (var row in rows)
            {
                row[navigation.Name] = new JsonArray([.. related[Id(shape.Table, row)].Take((int)(options.TopOption ?? int.MaxValue)).Select(child => child.DeepClone())]);
            }
        }

        foreach (var (navigation, inner) in shape.Rows)
        {
            Fill(inner, [.. rows.Select(row => row[navigation.Name]).OfType<JsonObject>()]);
        }
    }

    private ILookup<Guid, JsonObject> Related(TableMetadata parent, CollectionNavigation navigation, ExpandedNavigationSelectItem options, IReadOnlyList<Guid> parents)
    {
        List<(Guid Parent, Entity Row)> found = [];
        RowShape? shape = null;
        foreach (var some in parents.Chunk(IdsPerQuery))
        {
            RowQuery query = new(model, model.Metadata.Table(navigation.Target), options.SelectAndExpand);
            query.Filter(options.FilterOption);
            query.Order(options.OrderByOption);
            var parentKey = Restrict(query, parent, navigation, some);
            shape = query.Shape;
            found.AddRange(All(query).Select(row => (ParentOf(row[parentKey]), row)));
        }

        return shape is null
            ? Enumerable.Empty<JsonObject>().ToLookup(_ => Guid.Empty)
            : found.Zip(Write(shape, [.. found.Select(one => one.Row)])).ToLookup(pair => pair.First.Parent, pair => pair.Second);
    }

    /// <summary>Only rows of these parents; gives the key under which the result names the parent.</summary>
    private static string Restrict(RowQuery query, TableMetadata parent, CollectionNavigation navigation, IEnumerable<Guid> parents)
    {
        var values = parents.Select(id => new XElement("value", id.ToString("D")));
        var relationship = navigation.Relationship;
        if (relationship.Kind == RelationshipKind.OneToMany)
        {
            var lookup = relationship.ReferencingColumn;
            if (!query.Shape.Columns.Any(column => column.LogicalName == lookup) && query.Table.PrimaryIdColumn != lookup)
            {
                query.Entity.Add(new XElement("attribute", new XAttribute("name", lookup)));
            }

            query.Entity.Add(new XElement("filter", new XElement("condition", new XAttribute("attribute", lookup), new XAttribute("operator", "in"), values)));
            return lookup;
        }

        var alias = query.NewAlias();
        query.Entity.Add(new XElement(
            "link-entity", new XAttribute("name", relationship.IntersectTable!), new XAttribute("from", query.Table.PrimaryIdColumn), new XAttribute("to", query.Table.PrimaryIdColumn), new XAttribute("alias", alias),
            new XElement("attribute", new XAttribute("name", parent.PrimaryIdColumn)),
            new XElement("filter", new XElement("condition", new XAttribute("attribute", parent.PrimaryIdColumn), new XAttribute("operator", "in"), values))));
        return $"{alias}.{parent.PrimaryIdColumn}";
    }

    private IEnumerable<Entity> All(RowQuery query)
    {
        for (var page = 1; ; page++)
        {
            query.Page(page, 5000);
            var rows = service.RetrieveMultiple(new FetchExpression(query.Fetch()));
            foreach (var row in rows.Entities)
            {
                yield return row;
            }

            if (!rows.MoreRecords)
            {
                yield break;
            }
        }
    }

    private static Guid ParentOf(object value) => value switch
    {
        EntityReference reference => reference.Id,
        AliasedValue aliased => ParentOf(aliased.Value),
        Guid id => id,
        _ => Guid.Empty,
    };

    private static Guid Id(TableMetadata table, JsonObject row) => Guid.Parse(row[table.PrimaryIdColumn]!.GetValue<string>());
}
