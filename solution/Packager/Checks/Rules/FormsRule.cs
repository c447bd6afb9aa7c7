using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Controls of a form show columns that exist, with a class that fits the column; ids are unique (solution-format §4.6).</summary>
public sealed class FormsRule : IRule
{
    private const string WebResource = "9FDF5F91-88B1-47F4-AD53-C11EFC01A01D";

    private static readonly Dictionary<string, string> ColumnClasses = new()
    {
        ["4273EDBD-AC1D-40D3-9FB2-095C621B552D"] = "nvarchar",
        ["E0DECE4B-6FC8-4A8F-A065-082708572369"] = "ntext",
        ["270BD3DB-D9AF-4782-9025-509E298DEC0A"] = "lookup owner",
        ["5B773807-9FB2-42DB-97C3-7A91EFF8ADFF"] = "datetime",
        ["3EF39988-22BB-4F0B-BBBE-64B5A3748AEE"] = "picklist state",
        ["5D68B988-0661-4DB2-BC3E-17598AD3BE6C"] = "status",
        ["67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED"] = "bit",
        ["C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F"] = "int",
        ["C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E"] = "decimal",
        ["533B9E00-756B-4312-95A0-DC888637AC78"] = "money",
        ["ADA2203E-B4CD-49BE-9DDF-234642B43B52"] = "nvarchar",
        ["71716B6C-711E-476C-8AB8-5D11542BFB47"] = "nvarchar",
        ["4AA28AB7-9C13-4F57-A73D-AD894D048B5F"] = "multiselectpicklist",
    };

    // sub-grid, quick view, web resource, timeline, file, PCF toggle
    private static readonly string[] OtherClasses =
    [
        "E7A81278-8635-4D9E-8D4D-59480B391C5B", "5C5600E0-1D6E-4205-A272-BE80DA87FD42", WebResource, "06375649-C143-495E-A496-C962E5B4488E", "0A7FF475-B016-4687-9CE5-042BFDBD6519",
        "F9A8A302-114E-466A-B582-6771B2AE0D92",
    ];

    public string Name => "forms";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement entity in zip.Section("Entities"))
        {
            foreach (XElement form in entity.Descendants("systemform"))
            {
                string where = $"form {(string?)form.Element("formid")} of {(string?)entity.Element("Name")}";
                foreach (string what in Controls(zip, entity, form).Concat(Ids(form)).Concat(Libraries(zip, form)))
                {
                    yield return new Finding(Name, where, what);
                }
            }
        }
    }

    private static IEnumerable<string> Controls(SolutionZip zip, XElement entity, XElement form)
    {
        string table = LogicalName.Of((string?)entity.Element("Name"));
        var columns = zip.Tables.Columns(table);
        foreach (XElement control in form.Descendants("control"))
        {
            string id = (string?)control.Attribute("id") ?? "";
            string classId = ((string?)control.Attribute("classid") ?? "").Trim('{', '}').ToUpperInvariant();
            string? field = (string?)control.Attribute("datafieldname");
            if (!ColumnClasses.ContainsKey(classId) && !OtherClasses.Contains(classId))
            {
                yield return $"control {id}: class {classId} is not known";
            }
            else if (field != null && !columns.Contains(field))
            {
                yield return $"control {id} shows column {field}, which {table} lacks";
            }
            else if (ColumnClasses.TryGetValue(classId, out string? types))
            {
                string? type = (string?)zip.Tables.Column(table, field ?? "")?.Element("Type");
                if (field == null)
                {
                    yield return $"control {id} has no datafieldname";
                }
                else if (type != null && !types.Split(' ').Contains(type))
                {
                    yield return $"control {id} is for {types} but {field} is {type}";
                }
            }
        }
    }

    private static IEnumerable<string> Ids(XElement form)
    {
        var ids = form.Descendants().Where(e => e.Name.LocalName is "tab" or "section" or "cell").Select(e => (string?)e.Attribute("id") ?? "")
            .Concat(form.Descendants("Library").Select(l => (string?)l.Attribute("libraryUniqueId") ?? ""))
            .Concat(form.Descendants("Handler").Select(h => (string?)h.Attribute("handlerUniqueId") ?? "")).ToList();
        return ids.Where(i => !Guid.TryParse(i, out _)).Select(i => $"id '{i}' of a tab, section, cell or library is not a GUID")
            .Concat(ids.GroupBy(i => i, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"id {g.Key} is used twice"))
            .Concat(form.Descendants("control").GroupBy(c => (string?)c.Attribute("id")).Where(g => g.Count() > 1).Select(g => $"control id {g.Key} is used twice"));
    }

    private static IEnumerable<string> Libraries(SolutionZip zip, XElement form)
    {
        var resources = zip.Section("WebResources").Select(w => (string?)w.Element("Name") ?? "").ToHashSet();
        return form.Descendants("Library").Select(l => (string?)l.Attribute("name"))
            .Concat(form.Descendants("Handler").Select(h => (string?)h.Attribute("libraryName")))
            .Concat(form.Descendants("control").Where(c => ((string?)c.Attribute("classid"))?.Contains(WebResource, StringComparison.OrdinalIgnoreCase) == true)
                .Select(c => (string?)c.Element("parameters")?.Element("Url")))
            .Where(n => n == null || !resources.Contains(n)).Distinct()
            .Select(n => $"web resource {n} is not in the solution");
    }
}
