using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// A step's table and filter columns exist; an Update step has a filter (else every save costs a system job), other
/// messages have none, since the platform ignores it there.
/// </summary>
public sealed class StepColumnsRule : IRule
{
    public string Name => "step-columns";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement step in zip.Section("SdkMessageProcessingSteps"))
        {
            string table = StepIdentity.Table(step);
            string filter = (string?)step.Element("FilteringAttributes") ?? "";
            bool update = StepIdentity.Message(step) == "Update";
            if (!zip.Tables.Exists(table))
            {
                yield return new Finding(Name, StepIdentity.Name(step), $"table '{table}' doesn't exist");
            }
            else if (update != filter.Length > 0)
            {
                yield return new Finding(Name, StepIdentity.Name(step), update ? "an Update step needs FilteringAttributes" : "only Update may have FilteringAttributes");
            }

            var columns = zip.Tables.Columns(table);
            foreach (string column in StepXml.Names(filter).Where(c => !columns.Contains(c)))
            {
                yield return new Finding(Name, StepIdentity.Name(step), $"filters on {column}, which {table} lacks");
            }
        }
    }
}
