using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>The custom APIs of the solution are those the classes in the package declare; translations may be added (DESIGN §9).</summary>
public sealed class CustomApiDriftRule : IRule
{
    private const string Remedy = "run Packager sync";

    public string Name => "custom-api-drift";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Code is not { } code || zip.PackageName is not { } package)
        {
            yield break;
        }

        var files = code.Classes.SelectMany(new CustomApiXml(package).Of).ToList();
        foreach (var twice in files.GroupBy(f => f.Key).Where(g => g.Count() > 1))
        {
            yield return new Finding(Name, twice.Key, "is declared twice, by two classes or by two parameters of one name: rename one");
        }

        var declared = files.DistinctBy(f => f.Key).ToDictionary();
        var shipped = zip.Xml(CustomApiXml.Folder).ToDictionary();
        foreach ((string file, XElement api) in declared)
        {
            if (!shipped.TryGetValue(file, out XElement? actual))
            {
                yield return new Finding(Name, file, $"is declared on the class but the solution lacks it: {Remedy}");
            }
            else if (!XNode.DeepEquals(Translations.Without(actual), api))
            {
                yield return new Finding(Name, file, $"differs from what the class declares: {Remedy}");
            }
        }

        foreach (string file in shipped.Keys.Where(f => !declared.ContainsKey(f)))
        {
            yield return new Finding(Name, file, $"is in the solution but no class declares it: {Remedy}");
        }
    }
}
