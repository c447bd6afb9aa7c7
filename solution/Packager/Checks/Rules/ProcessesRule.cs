using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Processes as the platform takes them: drafts, on a table that exists, with a XAML class of their own id (solution-format §15).</summary>
public sealed partial class ProcessesRule : IRule
{
    private const string CloudFlow = "5";
    private const string Core = "InoLink";

    public string Name => "processes";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Section("Workflows").SelectMany(process => Violations(zip, process).Select(what => new Finding(Name, (string?)process.Attribute("Name") ?? "process", what)));

    private static IEnumerable<string> Violations(SolutionZip zip, XElement process)
    {
        string category = (string?)process.Element("Category") ?? "";
        if (category is not ("0" or "2" or "3" or "4" or CloudFlow))
        {
            yield return $"Category '{category}' is none of 0 workflow, 2 business rule, 3 action, 4 business process flow, 5 cloud flow";
        }

        if ((string?)process.Element("StateCode") != "0" || (string?)process.Element("StatusCode") != "1")
        {
            yield return "has to ship as a draft (StateCode 0, StatusCode 1): a process that can't be activated fails the whole import";
        }

        string table = LogicalName.Of((string?)process.Element("PrimaryEntity"));
        if (category != CloudFlow && !zip.Tables.Exists(table) && !IsOfCore(zip, table))
        {
            yield return $"PrimaryEntity '{(string?)process.Element("PrimaryEntity")}' doesn't exist";
        }

        if (zip.Find(((string?)process.Element("XamlFileName") ?? "").TrimStart('/')) is not { } file)
        {
            yield break;
        }

        string xaml = Encoding.UTF8.GetString(file.Bytes);
        string expected = "XrmWorkflow" + ((string?)process.Attribute("WorkflowId") ?? "").Trim('{', '}').Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (category == "0" && ClassName().Match(xaml).Groups["name"].Value != expected)
        {
            yield return $"the XAML's x:Class has to be {expected}";
        }

        bool realTime = (string?)process.Element("Mode") == "1";
        if (category == "0" && realTime && xaml.Contains("<Persist", StringComparison.Ordinal))
        {
            yield return "is real-time: its XAML may have no Persist";
        }
    }

    // the core comes first; whether it has the table, its own checks and the import say
    private static bool IsOfCore(SolutionZip zip, string table) => zip.UniqueName != Core && table.StartsWith(Naming.Prefix + "_", StringComparison.Ordinal);

    [GeneratedRegex("x:Class=\"(?<name>[^\"]*)\"")]
    private static partial Regex ClassName();
}
