using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Connection references point at Microsoft's connectors. One to a custom connector can't be shipped: the connector's internal name is given by each
/// environment (solution-format §11).
/// </summary>
public sealed class ConnectionReferencesRule : IRule
{
    private const string Microsoft = "/providers/Microsoft.PowerApps/apis/shared_";

    public string Name => "connection-references";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement reference in zip.Section("connectionreferences"))
        {
            string name = (string?)reference.Attribute("connectionreferencelogicalname") ?? "";
            if (reference.Element("customconnectorid") != null || ((string?)reference.Element("connectorid"))?.StartsWith(Microsoft, StringComparison.Ordinal) != true)
            {
                yield return new Finding(Name, name, $"connectorid has to begin with {Microsoft}: a reference to a custom connector is made in the target environment");
            }

            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                yield return new Finding(Name, name, "the logical name may hold letters, digits and '_' only");
            }
        }
    }
}
