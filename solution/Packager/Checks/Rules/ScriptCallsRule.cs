using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Scripts call custom APIs with the parameters and types that these have (DESIGN §9). Read from the literals: a call that names an API and the object with its parameters, and
/// the table of APIs with their types that a page calls by.
/// </summary>
public sealed partial class ScriptCallsRule : IRule
{
    private const int Script = 3;
    private const int Page = 1;

    // the constants of the scripts and the Web API's names, by the type numbers of custom APIs
    private static readonly Dictionary<string, int> Types = new(StringComparer.Ordinal)
    {
        ["TEXT"] = 10, ["ID"] = 12, ["FLAG"] = 0, ["TEXTS"] = 11, ["\"Edm.String\""] = 10, ["\"Edm.Guid\""] = 12, ["\"Edm.Boolean\""] = 0, ["\"Edm.Int32\""] = 7, ["\"Edm.Decimal\""] = 2,
        ["\"Edm.DateTimeOffset\""] = 1, ["\"Collection(Edm.String)\""] = 11,
    };

    public string Name => "script-calls";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var apis = CustomApiSignature.ReadAll(zip);
        return from resource in zip.Section("WebResources")
               where (int?)resource.Element("WebResourceType") is Script or Page
               let file = zip.Find(((string?)resource.Element("FileName") ?? "").TrimStart('/'))
               where file != null
               let text = Encoding.UTF8.GetString(file.Bytes)
               from what in Calls(apis, text).Concat(Tables(apis, text))
               select new Finding(Name, (string?)resource.Element("Name") ?? "", what);
    }

    private static IEnumerable<string> Calls(IReadOnlyDictionary<string, CustomApiSignature> apis, string text)
    {
        foreach (Match call in Call().Matches(text))
        {
            string rest = call.Groups[2].Value;
            if (!apis.TryGetValue(call.Groups[1].Value, out CustomApiSignature? api))
            {
                yield return $"calls {call.Groups[1].Value}, which is no custom API of the solution";
            }
            else if (rest.Length == 0 || rest[0] == '{')
            {
                // anything else is an object made elsewhere
                foreach (string what in Violations(api, rest))
                {
                    yield return what;
                }
            }
        }
    }

    private static IEnumerable<string> Tables(IReadOnlyDictionary<string, CustomApiSignature> apis, string text)
    {
        foreach (Match row in Row().Matches(text))
        {
            if (!apis.TryGetValue(row.Groups[1].Value, out CustomApiSignature? api))
            {
                yield return $"lists {row.Groups[1].Value}, which is no custom API of the solution";
                continue;
            }

            if (api.IsFunction != row.Groups[2].Success)
            {
                yield return $"lists {api.Name} as {(api.IsFunction ? "an action, but it is a function" : "a function, but it is an action")}";
            }

            foreach (string what in Violations(api, row.Groups[3].Value))
            {
                yield return what;
            }
        }
    }

    private static IEnumerable<string> Violations(CustomApiSignature api, string literal)
    {
        var given = Parameter().Matches(literal).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);
        foreach ((string name, string value) in given)
        {
            if (!api.Parameters.TryGetValue(name, out var parameter))
            {
                yield return $"gives {api.Name} the parameter {name}, which it does not take";
            }
            else if (Types.TryGetValue(value, out int type) && type != parameter.Type)
            {
                yield return $"gives {api.Name} {name} as {value}, but its type is {parameter.Type}";
            }
        }

        foreach (string missing in api.Parameters.Where(parameter => !parameter.Value.IsOptional && !given.ContainsKey(parameter.Key)).Select(parameter => parameter.Key))
        {
            yield return $"calls {api.Name} without {missing}";
        }
    }

    // call("ino_X"), call(KIND, "ino_X", { … }, { … })
    [GeneratedRegex("\\w\\((?:\\w+,\\s*)?[\"'](ino_[A-Z][A-Za-z]+)[\"']\\s*(?:,\\s*(\\{[^{}]*\\}|[^\\s]))?")]
    private static partial Regex Call();

    // ino_X: { isFunction: true, types: { … } }
    [GeneratedRegex("\\b(ino_[A-Z][A-Za-z]+):\\s*\\{\\s*(isFunction:\\s*true,\\s*)?types:\\s*(\\{[^{}]*\\})")]
    private static partial Regex Row();

    [GeneratedRegex("(?<=[{,]\\s*)([A-Z][A-Za-z]*)\\s*:\\s*([^,}]*)")]
    private static partial Regex Parameter();
}
