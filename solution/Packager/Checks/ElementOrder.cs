using System.Xml.Linq;

namespace InoLink.Packager.Checks;

/// <summary>Compares the order of an element's children with a list.</summary>
internal static class ElementOrder
{
    /// <summary>Sentences about children that the list doesn't know or that stand too late.</summary>
    public static IEnumerable<string> Violations(XElement parent, string[] order)
    {
        int reached = -1;
        string before = "";
        foreach (string name in parent.Elements().Select(e => e.Name.LocalName))
        {
            int place = Array.IndexOf(order, name);
            if (place < 0)
            {
                yield return $"<{parent.Name.LocalName}> may not hold <{name}>: remove it";
            }
            else if (place < reached)
            {
                yield return $"<{name}> stands after <{before}> in <{parent.Name.LocalName}>: move it before";
            }
            else
            {
                reached = place;
                before = name;
            }
        }
    }
}
