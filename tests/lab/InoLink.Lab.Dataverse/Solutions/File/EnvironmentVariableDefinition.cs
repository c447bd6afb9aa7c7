using System.Text.Json;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An environment variable and, if the solution ships one, its value (solution-format §10).</summary>
/// <param name="Type">100000000 string, …001 number, …002 yes/no, …003 JSON, …004 data source, …005 secret.</param>
public sealed record EnvironmentVariableDefinition(
    string SchemaName, string DisplayName, string Description, int Type, string? DefaultValue, bool IsRequired, string? Value)
{
    public static EnvironmentVariableDefinition Read(string entry, SolutionZip zip)
    {
        var xml = zip.TakeXml(entry);
        var name = xml.RequiredAttribute("schemaname");
        var values = entry[..^"environmentvariabledefinition.xml".Length] + "environmentvariablevalues.json";
        return new EnvironmentVariableDefinition(
            name,
            xml.Element("displayname")?.Attribute("default")?.Value ?? name,
            xml.Element("description")?.Attribute("default")?.Value ?? "",
            xml.Integer("type") ?? 100_000_000,
            xml.Text("defaultvalue"),
            xml.Flag("isrequired"),
            zip.Contains(values) ? ReadValue(zip.Take(values), values) : null);
    }

    private static string? ReadValue(byte[] json, string entry)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("environmentvariablevalues").GetProperty("environmentvariablevalue").GetProperty("value").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SolutionRefusedException($"The import file is invalid. {entry} cannot be read: {e.Message}", e);
        }
    }
}
