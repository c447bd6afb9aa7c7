using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Scripts call custom APIs with the parameters and types that these have (DESIGN §9). A call is read from its literal: the API's name, then the object that names each parameter
/// with its type constant, as the scripts' own call function takes them.
/// </summary>
public sealed partial class ScriptCallsRule : IRule
{
    private const int Script = 3;
    private const int Page = 1;

    // the constants of the scripts by the type numbers of custom APIs
    private static readonly Dictionary<string, int> Types = new(StringComparer.Ordinal) { ["TEXT"] = 10, ["ID"] = 12, ["TEXTS"] = 11, ["FLAG"] = 0, ["NUMBER"] = 7 };

    public string Name => "script-calls";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var apis = CustomApiSignature.ReadAll(zip);
        foreach (XElement resource in zip.Section("WebResources").Where(r => (int?)r.Element("WebResourceType") is Script or Page))
        {
            string name = (string?)resource.Element("Name") ?? "";
            if (zip.Find(((string?)resource.Element("FileName") ?? "").TrimStart('/')) is not { } file)
            {
                continue;
            }

            string text = Encoding.UTF8.GetString(file.Bytes);
            foreach (string api in NamedApi().Matches(text).Select(match => match.Groups[1].Value).Distinct().Where(api => !apis.ContainsKey(api)))
            {
                yield return new Finding(Name, name, $"names {api}, which is no custom API of the solution");
            }

            foreach (Match call in Call().Matches(text).Where(call => apis.ContainsKey(call.Groups[1].Value)))
            {
                foreach (string what in Violations(apis[call.Groups[1].Value], call.Groups[2].Value))
                {
                    yield return new Finding(Name, name, what);
                }
            }
        }
    }

    private static IEnumerable<string> Violations(CustomApiSignature api, string types)
    {
        var given = Parameter().Matches(types).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        foreach ((string name, string constant) in given)
        {
            if (!api.Parameters.TryGetValue(name, out var parameter))
            {
                yield return $"gives {api.Name} the parameter {name}, which it does not take";
            }
            else if (Types.TryGetValue(constant, out int type) && type != parameter.Type)
            {
                yield return $"gives {api.Name} {name} as {constant}, but its type is {parameter.Type}";
            }
        }

        foreach (string missing in api.Parameters.Where(parameter => !parameter.Value.IsOptional && !given.ContainsKey(parameter.Key)).Select(parameter => parameter.Key))
        {
            yield return $"calls {api.Name} without {missing}";
        }
    }

    [GeneratedRegex("[\"'](ino_[A-Z][A-Za-z]+)[\"']")]
    private static partial Regex NamedApi();

    [GeneratedRegex("[\"'](ino_[A-Z][A-Za-z]+)[\"']\\s*,\\s*\\{([^{}]*)\\}")]
    private static partial Regex Call();

    [GeneratedRegex("([A-Z][A-Za-z]*)\\s*:\\s*([A-Z]+)\\b")]
    private static partial Regex Parameter();
}
