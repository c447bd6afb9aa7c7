using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Views name columns that exist, show what they fetch, and an own table has one of each kind (solution-format §4.7).</summary>
public sealed class ViewsRule : IRule
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["0"] = "public", ["1"] = "advanced find", ["2"] = "associated", ["4"] = "quick find", ["64"] = "lookup",
    };

    public string Name => "views";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement entity in zip.Section("Entities"))
        {
            string table = LogicalName.Of((string?)entity.Element("Name"));
            var views = entity.Descendants("savedquery").ToList();
            foreach (XElement view in views)
            {
                string where = $"view {(string?)view.Element("LocalizedNames")?.Element("LocalizedName")?.Attribute("description")} of {table}";
                foreach (string what in Fetch(zip, table, view).Concat(Layout(table, view)))
                {
                    yield return new Finding(Name, where, what);
                }
            }

            foreach ((string type, string kind) in Kinds.Where(_ => zip.Tables.Own.Contains(entity)))
            {
                var ofKind = views.Where(v => (string?)v.Element("querytype") == type).ToList();
                if (ofKind.Count(v => (string?)v.Element("isdefault") == "1") != 1)
                {
                    yield return new Finding(Name, table, $"needs exactly one default {kind} view (querytype {type})");
                }
            }
        }
    }
    private static IEnumerable<string> Fetch(SolutionZip zip, string table, XElement view)
    {
        if (view.Element("fetchxml")?.Element("fetch")?.Element("entity") is not { } fetched)
        {
            yield return "has no fetch";
            yield break;
        }

        if ((string?)fetched.Attribute("name") != table)
        {
            yield return $"fetches {(string?)fetched.Attribute("name")}";
        }

        foreach (XElement scope in fetched.DescendantsAndSelf().Where(e => e.Name.LocalName is "entity" or "link-entity"))
        {
            string of = (string?)scope.Attribute("name") ?? "";
            var columns = zip.Tables.Columns(of);
            var named = scope.Elements("attribute").Select(a => (string?)a.Attribute("name"))
                .Concat(scope.Elements("order").Select(o => (string?)o.Attribute("attribute")))
                .Concat(scope.Elements("filter").Descendants("condition").Select(c => (string?)c.Attribute("attribute")));
            foreach (string? column in named.Where(c => c == null || !columns.Contains(c)).Distinct())
            {
                yield return $"names column {column}, which {of} lacks";
            }
        }

        bool quickFind = (string?)view.Element("querytype") == "4";
        if (quickFind != fetched.Elements("filter").Any(f => (string?)f.Attribute("isquickfindfields") == "1"))
        {
            yield return quickFind ? "is a quick find view without a filter isquickfindfields" : "has quick find fields but querytype is not 4";
        }
    }

    private static IEnumerable<string> Layout(string table, XElement view)
    {
        if (view.Element("layoutxml")?.Element("grid") is not { } grid)
        {
            yield return "has no layout";
            yield break;
        }

        if (grid.Attribute("object") != null)
        {
            yield return "states a type code (object), which differs per environment: remove it";
        }

        if ((string?)grid.Element("row")?.Attribute("id") != table + "id")
        {
            yield return $"row id has to be {table}id";
        }

        var fetched = view.Descendants("attribute").Select(a => (string?)a.Attribute("name")).ToHashSet();
        foreach (string? cell in grid.Descendants("cell").Select(c => (string?)c.Attribute("name")).Append((string?)grid.Attribute("jump")).Where(c => !fetched.Contains(c)))
        {
            yield return $"shows {cell}, which it doesn't fetch";
        }
    }
}
