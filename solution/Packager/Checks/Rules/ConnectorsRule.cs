using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>A custom connector's definition as the import takes it (solution-format §12, §16).</summary>
public sealed class ConnectorsRule : IRule
{
    private const int MaxTitle = 30;

    public string Name => "connectors";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement record in zip.Section("Connectors"))
        {
            string name = (string?)record.Element("name") ?? "";
            if (zip.Find(((string?)record.Element("openapidefinition") ?? "").TrimStart('/')) is not { } file)
            {
                yield return new Finding(Name, name, "has no openapidefinition in the zip");
                continue;
            }

            foreach (string what in Violations(file))
            {
                yield return new Finding(Name, file.Name, what);
            }
        }
    }

    private static IEnumerable<string> Violations(SolutionEntry file)
    {
        JsonNode? api = Parse(file);
        if (api == null)
        {
            yield return "is not JSON";
            yield break;
        }

        if ((string?)api["swagger"] != "2.0")
        {
            yield return "has to be Swagger 2.0: OpenAPI 3 is refused";
        }

        string title = (string?)api["info"]?["title"] ?? "";
        if (title.Length is 0 or > MaxTitle)
        {
            yield return $"info.title '{title}' has to have 1 to {MaxTitle} characters";
        }

        if ((string?)api["host"] is not { Length: > 0 } host || host.Contains('[', StringComparison.Ordinal))
        {
            yield return "needs a real host, no placeholder";
        }
    }

    private static JsonNode? Parse(SolutionEntry file)
    {
        try
        {
            return JsonNode.Parse(file.Bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
