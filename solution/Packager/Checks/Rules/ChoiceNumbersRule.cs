using System.Globalization;
using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>An enumeration in the shipped code whose numbers are of our range is one of the solution's choices, option for option (DESIGN §9).</summary>
public sealed class ChoiceNumbersRule : IRule
{
    public string Name => "choice-numbers";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Code is not { } code)
        {
            yield break;
        }

        var choices = zip.Section("optionsets").Select(Options).ToList();
        foreach ((string name, var members) in code.Assemblies.SelectMany(a => a.Enumerations).Where(e => e.Members.Count > 0 && e.Members.Values.All(IsOurs)))
        {
            if (!choices.Any(options => options.Count == members.Count && members.All(m => options.GetValueOrDefault(Plain(m.Key)) == m.Value)))
            {
                yield return new Finding(Name, name, $"is none of the choices ({string.Join(", ", members.Select(m => $"{m.Key} {m.Value}"))}): correct the numbers, or the labels of the choice it stands for");
            }
        }
    }

    private static Dictionary<string, int> Options(XElement choice) =>
        choice.Descendants("option")
            .GroupBy(o => Plain(o.Descendants("label").FirstOrDefault(l => (string?)l.Attribute("languagecode") == "1033")?.Attribute("description")?.Value ?? ""))
            .ToDictionary(g => g.Key, g => int.TryParse((string?)g.First().Attribute("value"), CultureInfo.InvariantCulture, out int value) ? value : 0);

    private static bool IsOurs(int value) => value is >= Naming.FirstOption and <= Naming.LastOption;

    // "Needs consent" is NeedsConsent
    private static string Plain(string label) => new([.. label.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
