using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Workflow activities call custom APIs by names that these have (DESIGN §9): a method that names an API uses no other names than its parameters and results, and gives what the API can't
/// be called without. Read from the compiled DLL.
/// </summary>
/// <param name="core">The solution with the custom APIs.</param>
public sealed partial class ActivityCallsRule(SolutionZip core) : IRule
{
    private readonly IReadOnlyDictionary<string, CustomApiSignature> apis = CustomApiSignature.ReadAll(core);

    public string Name => "activity-calls";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (var record in zip.Section("SolutionPluginAssemblies"))
        {
            if (zip.Find(((string?)record.Element("FileName") ?? "").TrimStart('/')) is not { } dll)
            {
                continue;
            }

            var activities = record.Descendants("PluginType").Select(type => (string?)type.Attribute("Name")).ToHashSet(StringComparer.Ordinal);
            using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(dll.Bytes));
            foreach (MethodDefinition method in module.GetTypes().Where(type => activities.Contains(type.FullName)).SelectMany(type => type.Methods).Where(method => method.HasBody))
            {
                string[] names = [.. method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand).Where(text => Api().IsMatch(text) || Member().IsMatch(text))];
                foreach (string what in names.Where(name => Api().IsMatch(name)).Distinct(StringComparer.Ordinal).SelectMany(api => Violations(api, names)))
                {
                    yield return new Finding(Name, method.DeclaringType.FullName, what);
                }
            }
        }
    }

    private IEnumerable<string> Violations(string name, IReadOnlyList<string> names)
    {
        if (!apis.TryGetValue(name, out CustomApiSignature? api))
        {
            return [$"calls {name}, which is no custom API of InoLink: correct the name"];
        }

        var used = names.Where(text => Member().IsMatch(text)).ToHashSet(StringComparer.Ordinal);
        var unknown = used.Where(text => !api.Parameters.ContainsKey(text) && !api.Results.ContainsKey(text)).Order(StringComparer.Ordinal);
        var left = api.Parameters.Where(parameter => !parameter.Value.IsOptional && !used.Contains(parameter.Key)).Select(parameter => parameter.Key);
        return unknown.Select(text => $"uses {text}, which {name} neither takes nor answers").Concat(left.Select(text => $"has to give {text}: {name} can't be called without it"));
    }

    [GeneratedRegex("^ino_[A-Z][A-Za-z]+$")]
    private static partial Regex Api();

    [GeneratedRegex("^[A-Z][A-Za-z]{2,}$")]
    private static partial Regex Member();
}
