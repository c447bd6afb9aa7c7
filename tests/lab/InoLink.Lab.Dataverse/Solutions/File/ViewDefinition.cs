using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A view (solution-format §4.7).</summary>
/// <param name="Names">Names by language.</param>
/// <param name="QueryType">0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup.</param>
public sealed record ViewDefinition(Guid Id, string Name, IReadOnlyDictionary<int, string> Names, int QueryType, bool IsDefault, XElement? Fetch, XElement? Layout)
{
    public static IEnumerable<ViewDefinition> ReadAll(XElement? savedQueries)
        => (savedQueries?.Elements("savedqueries").Elements("savedquery") ?? []).Select(view => new ViewDefinition(
            view.RequiredId("savedqueryid"),
            view.Element("LocalizedNames").Label("LocalizedName") ?? "",
            view.Element("LocalizedNames").Labels("LocalizedName"),
            view.Integer("querytype") ?? 0,
            view.Flag("isdefault"),
            view.Element("fetchxml")?.Elements().FirstOrDefault(),
            view.Element("layoutxml")?.Elements().FirstOrDefault()));
}
