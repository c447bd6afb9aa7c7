using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Functions that ribbons and form events call are in their library and take as many parameters as they are given; else the command does nothing,
/// and only in a live environment (webresources §3, DESIGN §9).
/// </summary>
public sealed class ScriptFunctionsRule : IRule
{
    private const string Reference = "$webresource:";

    public string Name => "script-functions";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var scripts = WebResourceTexts.Of(zip, ".js");
        foreach ((string where, string library, string function, int given) in Calls(zip))
        {
            if (!scripts.TryGetValue(library, out string? script))
            {
                yield return new Finding(Name, where, $"calls {function} of {library}, which is not in the solution");
            }
            else if (ParametersOf(script, function) is not { } taken)
            {
                yield return new Finding(Name, where, $"calls {function}, which {library} doesn't define");
            }
            else if (taken != given)
            {
                yield return new Finding(Name, where, $"gives {function} {given} parameters, but it takes {taken}");
            }
        }
    }

    private static IEnumerable<(string Where, string Library, string Function, int Given)> Calls(SolutionZip zip)
    {
        foreach (XElement call in zip.Section("Entities").Elements("RibbonDiffXml").Descendants().Where(e => e.Name.LocalName is "JavaScriptFunction" or "CustomRule"))
        {
            string library = (string?)call.Attribute("Library") ?? "";
            yield return (
                "ribbon of " + Table(call),
                library.StartsWith(Reference, StringComparison.Ordinal) ? library[Reference.Length..] : library,
                (string?)call.Attribute("FunctionName") ?? "",
                call.Elements().Count(e => e.Name.LocalName.EndsWith("Parameter", StringComparison.Ordinal)));
        }

        foreach (XElement handler in zip.Section("Entities").Elements("FormXml").Descendants("Handler").Where(h => h.Parent?.Name == "Handlers"))
        {
            string parameters = (string?)handler.Attribute("parameters") ?? "";
            int given = ((string?)handler.Attribute("passExecutionContext") == "true" ? 1 : 0) + (parameters.Length == 0 ? 0 : parameters.Split(',').Length);
            yield return ("form of " + Table(handler), (string?)handler.Attribute("libraryName") ?? "", (string?)handler.Attribute("functionName") ?? "", given);
        }
    }

    private static string Table(XElement part) => (string?)part.Ancestors("Entity").First().Element("Name") ?? "";

    /// <summary>How many parameters a function takes, found by its last name in the ways a script may define it; null when it does not.</summary>
    private static int? ParametersOf(string script, string function)
    {
        string name = Regex.Escape(function.Split('.')[^1]);
        string[] definitions =
        [
            $@"\bfunction\s+{name}\s*\(([^)]*)\)",
            $@"\b{name}\s*[:=]\s*(?:async\s+)?function\b[^(]*\(([^)]*)\)",
            $@"\b{name}\s*[:=]\s*(?:async\s*)?\(([^)]*)\)\s*=>",
            $@"(?:^|[\s,{{]){name}\s*\(([^)]*)\)\s*\{{",
        ];
        Match? found = definitions.Select(d => Regex.Match(script, d)).FirstOrDefault(m => m.Success);
        return found?.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
