using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Custom APIs as the platform takes them (solution-format §9).</summary>
public sealed class CustomApisRule : IRule
{
    public string Name => "custom-apis";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Xml("customapis/").SelectMany(file => Violations(zip, file.Key, file.Value).Select(what => new Finding(Name, file.Key, what)));

    private static IEnumerable<string> Violations(SolutionZip zip, string file, XElement root)
    {
        string unique = (string?)root.Attribute("uniquename") ?? "";
        string folder = Path.GetFileName(Path.GetDirectoryName(file) ?? "");
        if (folder != unique || (string?)root.Element("name") != unique)
        {
            yield return $"folder, uniquename and name have to be the same ('{folder}', '{unique}', '{(string?)root.Element("name")}')";
        }

        if (root.Name == "customapi")
        {
            string api = file[..^"customapi.xml".Length];
            bool function = (string?)root.Element("isfunction") == "1";
            if (function && !zip.Below(api + "customapiresponseproperties/").Any())
            {
                yield return "a function needs a response property";
            }

            if (function && (string?)root.Element("workflowsdkstepenabled") == "1")
            {
                yield return "a function can't be called from workflows: set workflowsdkstepenabled to 0";
            }

            if ((string?)root.Element("bindingtype") != "0")
            {
                yield return "bindingtype has to be 0: ours are unbound";
            }

            yield break;
        }

        if (!int.TryParse((string?)root.Element("type"), CultureInfo.InvariantCulture, out int type) || type is < 0 or > 12)
        {
            yield return $"type '{(string?)root.Element("type")}' is not between 0 and 12";
        }

        bool response = root.Name == "customapiresponseproperty";
        if (response == (root.Element("isoptional") != null))
        {
            yield return response ? "a response property may not state isoptional: remove it" : "a request parameter has to state isoptional";
        }

        if (!zip.Entries.Any(e => e.Name == string.Join('/', file.Split('/').Take(2)) + "/customapi.xml"))
        {
            yield return "its custom API has no customapi.xml";
        }
    }
}
