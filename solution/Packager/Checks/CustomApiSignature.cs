using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Checks;

/// <summary>A custom API as callers see it: its parameters and results with their types (solution-format §9).</summary>
/// <param name="Parameters">Type number and whether it may be left out, by name.</param>
/// <param name="Results">Type number by name.</param>
public sealed record CustomApiSignature(string Name, bool IsFunction, IReadOnlyDictionary<string, (int Type, bool IsOptional)> Parameters, IReadOnlyDictionary<string, int> Results)
{
    /// <summary>The custom APIs of a solution by unique name.</summary>
    public static IReadOnlyDictionary<string, CustomApiSignature> ReadAll(SolutionZip zip)
    {
        var files = zip.Xml("customapis/").ToList();
        return files.Where(file => file.Value.Name == "customapi").Select(file =>
        {
            string folder = file.Key[..^"customapi.xml".Length];
            var parts = files.Where(part => part.Key.StartsWith(folder, StringComparison.Ordinal)).Select(part => part.Value).ToList();
            return new CustomApiSignature(
                (string?)file.Value.Attribute("uniquename") ?? "",
                (string?)file.Value.Element("isfunction") == "1",
                parts.Where(part => part.Name == "customapirequestparameter").ToDictionary(NameOf, part => (TypeOf(part), (string?)part.Element("isoptional") == "1"), StringComparer.Ordinal),
                parts.Where(part => part.Name == "customapiresponseproperty").ToDictionary(NameOf, TypeOf, StringComparer.Ordinal));
        }).ToDictionary(api => api.Name, StringComparer.Ordinal);
    }

    private static string NameOf(XElement part) => (string?)part.Attribute("uniquename") ?? "";

    private static int TypeOf(XElement part) => int.TryParse((string?)part.Element("type"), CultureInfo.InvariantCulture, out int type) ? type : -1;
}
