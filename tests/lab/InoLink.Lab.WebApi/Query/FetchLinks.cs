using System.Globalization;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;

namespace InoLink.Lab.WebApi.Query;

/// <summary>The joins of one FetchXML query: a lookup that conditions, orders and expands follow is joined once.</summary>
internal sealed class FetchLinks(WebApiModel model)
{
    private readonly Dictionary<(XElement Parent, string Navigation), FetchLink> _links = [];
    private int _count;

    /// <summary>A name that no other join of the query has.</summary>
    public string NewAlias() => "n" + (++_count).ToString(CultureInfo.InvariantCulture);

    /// <summary>The joined table behind a lookup.</summary>
    /// <param name="parent">The element <c>entity</c> or <c>link-entity</c>.</param>
    public FetchLink Follow(XElement parent, TableMetadata table, string navigation)
    {
        if (_links.TryGetValue((parent, navigation), out var known))
        {
            return known;
        }

        var lookup = model.Lookup(table, navigation) ?? throw ApiException.BadUri($"Could not find a property named '{navigation}' on type '{WebApiModel.Namespace}.{table.LogicalName}'.");
        var target = lookup.Target is { } name
            ? model.Metadata.Table(name)
            : throw ApiException.NotEmulated($"following '{navigation}' of {table.LogicalName}, which may be a user or a team: follow owninguser or owningteam");
        var alias = NewAlias();
        XElement element = new(
            "link-entity", new XAttribute("name", target.LogicalName), new XAttribute("from", target.PrimaryIdColumn), new XAttribute("to", lookup.Column.LogicalName),
            new XAttribute("alias", alias), new XAttribute("link-type", "outer"));
        parent.Add(element);
        FetchLink link = new(element, alias, target);
        _links.Add((parent, navigation), link);
        return link;
    }
}

/// <summary>One join.</summary>
internal sealed record FetchLink(XElement Element, string Alias, TableMetadata Table);
