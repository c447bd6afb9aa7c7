using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>Reads FetchXML. Elements and attributes it doesn't know are refused rather than ignored.</summary>
internal sealed class FetchReader
{
    private static readonly HashSet<string> FetchAttributes =
    [
        "top", "count", "page", "paging-cookie", "aggregate", "distinct", "no-lock", "returntotalrecordcount", "version", "mapping", "output-format",
        "useraworderby", "utc-offset", "savedqueryid", "min-active-row-version", "latematerialize", "options", "aggregatelimit",
    ];

    private static readonly HashSet<string> LinkAttributes = ["name", "from", "to", "alias", "link-type", "intersect", "visible", "enableprefiltering", "prefilterparametername"];

    private readonly Dictionary<string, int> _links = new(StringComparer.Ordinal);

    public static SelectQuery Read(string xml)
    {
        XElement fetch;
        try
        {
            fetch = XElement.Parse(xml ?? "");
        }
        catch (XmlException error)
        {
            throw Faults.Of(FaultCode.InvalidFetch, $"Invalid XML. {error.Message}");
        }

        return new FetchReader().Fetch(fetch);
    }

    private SelectQuery Fetch(XElement fetch)
    {
        if (fetch.Name.LocalName != "fetch" || fetch.Elements("entity").ToList() is not [var entity])
        {
            throw Faults.Of(FaultCode.InvalidFetch, "Invalid FetchXML: one <entity> inside <fetch> is expected.");
        }

        Known(fetch, FetchAttributes);
        return new SelectQuery
        {
            Table = Required(entity, "name"),
            AllColumns = entity.Element("all-attributes") is not null,
            Columns = Columns(entity),
            Filter = Filters(entity),
            Links = [.. entity.Elements("link-entity").Select(Link)],
            Orders = Orders(entity),
            Top = Number(fetch, "top"),
            Page = Math.Max(Number(fetch, "page") ?? 1, 1),
            PageSize = Number(fetch, "count") ?? 0,
            Distinct = Flag(fetch, "distinct"),
            Aggregate = Flag(fetch, "aggregate"),
            ReturnTotal = Flag(fetch, "returntotalrecordcount"),
            RawOrder = Flag(fetch, "useraworderby"),
        };
    }

    private SelectLink Link(XElement link)
    {
        Known(link, LinkAttributes);
        var table = Required(link, "name");
        var number = _links[table] = _links.GetValueOrDefault(table) + 1;
        return new SelectLink(table, Required(link, "from"), Required(link, "to"), (string?)link.Attribute("alias") ?? table + number.ToString(CultureInfo.InvariantCulture), Join(link))
        {
            AllColumns = link.Element("all-attributes") is not null,
            Columns = Columns(link),
            Filter = Filters(link),
            Links = [.. link.Elements("link-entity").Select(Link)],
            Orders = Orders(link),
        };
    }

    private static JoinOperator Join(XElement link) => (string?)link.Attribute("link-type") switch
    {
        null or "inner" => JoinOperator.Inner,
        "outer" => JoinOperator.LeftOuter,
        "natural" => JoinOperator.Natural,
        "exists" => JoinOperator.Exists,
        "in" => JoinOperator.In,
        "any" => JoinOperator.Any,
        "not any" => JoinOperator.NotAny,
        var other => throw Faults.NotEmulated($"FetchXML link-type '{other}'"),
    };

    private static List<SelectColumn> Columns(XElement parent) =>
    [
        .. parent.Elements("attribute").Select(column => new SelectColumn(
            Required(column, "name"),
            (string?)column.Attribute("alias"),
            (string?)column.Attribute("aggregate"),
            Flag(column, "distinct"),
            Flag(column, "groupby"),
            (string?)column.Attribute("dategrouping"))),
    ];

    private static List<SelectOrder> Orders(XElement parent) =>
    [
        .. parent.Elements("order").Select(order => new SelectOrder((string?)order.Attribute("attribute"), (string?)order.Attribute("alias") ?? (string?)order.Attribute("entityname"), Flag(order, "descending"))),
    ];

    /// <summary>Several filters side by side are joined by and.</summary>
    private SelectFilter Filters(XElement parent) =>
        parent.Elements("filter").Select(Filter).ToList() switch
        {
            [] => SelectFilter.None,
            [var only] => only,
            var several => new SelectFilter(false, [], several, []),
        };

    private SelectFilter Filter(XElement filter) => new(
        (string?)filter.Attribute("type") == "or",
        [.. filter.Elements("condition").Select(Condition)],
        [.. filter.Elements("filter").Select(Filter)],
        [.. filter.Elements("link-entity").Select(Link)]);

    private static SelectCondition Condition(XElement condition)
    {
        var name = Required(condition, "operator");
        if (!FetchOperators.ByName.TryGetValue(name, out var @operator))
        {
            throw Faults.NotEmulated($"the FetchXML operator '{name}'");
        }

        if ((string?)condition.Attribute("valueof") is { } other)
        {
            return new SelectCondition((string?)condition.Attribute("entityname"), Required(condition, "attribute"), @operator, [other], ComparesColumns: true);
        }

        IEnumerable<object?> values = condition.Elements("value").Select(value => (object?)value.Value);
        if ((string?)condition.Attribute("value") is { } single)
        {
            values = values.Prepend(single);
        }

        return new SelectCondition((string?)condition.Attribute("entityname"), Required(condition, "attribute"), @operator, [.. values]);
    }

    private static void Known(XElement element, HashSet<string> known)
    {
        if (element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && !known.Contains(attribute.Name.LocalName)) is { } unknown)
        {
            throw Faults.NotEmulated($"the FetchXML attribute '{unknown.Name}' of <{element.Name}>");
        }
    }

    private static string Required(XElement element, string name) =>
        (string?)element.Attribute(name) ?? throw Faults.Of(FaultCode.InvalidFetch, $"Invalid FetchXML: <{element.Name}> needs the attribute '{name}'.");

    private static int? Number(XElement element, string name) =>
        (string?)element.Attribute(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static bool Flag(XElement element, string name) => (string?)element.Attribute(name) is "true" or "1";
}
