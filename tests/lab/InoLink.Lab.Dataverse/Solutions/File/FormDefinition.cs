using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A form; the XML is kept whole for the app shell (solution-format §4.6).</summary>
/// <param name="Names">Names by language.</param>
/// <param name="Kind">main, card, quick or quickCreate.</param>
public sealed record FormDefinition(Guid Id, string Kind, string Name, IReadOnlyDictionary<int, string> Names, bool IsActive, XElement Form)
{
    public static IEnumerable<FormDefinition> ReadAll(XElement? formXml)
        => from forms in formXml?.Elements("forms") ?? []
           from form in forms.Elements("systemform")
           select new FormDefinition(
               form.RequiredId("formid"),
               forms.RequiredAttribute("type"),
               form.Element("LocalizedNames").Label("LocalizedName") ?? "Information",
               form.Element("LocalizedNames").Labels("LocalizedName"),
               form.Flag("FormActivationState", whenAbsent: true),
               form.Element("form") ?? throw new SolutionRefusedException($"The form {form.Text("formid")} has no form element."));

    /// <summary>Scripts, by the name of their web resource.</summary>
    public IEnumerable<string> Libraries
        => Form.Elements("formLibraries").Elements("Library").Select(l => l.RequiredAttribute("name"));

    /// <summary>Columns of the controls, header and footer included.</summary>
    public IEnumerable<string> Columns
        => Form.Descendants("control").Select(c => c.Attribute("datafieldname")?.Value).OfType<string>().Where(c => c.Length > 0).Distinct(StringComparer.Ordinal);
}
