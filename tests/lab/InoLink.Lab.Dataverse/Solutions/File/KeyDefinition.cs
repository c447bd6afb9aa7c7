using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An alternate key (solution-format §4.1).</summary>
public sealed record KeyDefinition(string LogicalName, IReadOnlyList<string> Columns)
{
    public static KeyDefinition Read(XElement key) => new(
        key.Text("LogicalName") ?? key.RequiredText("Name").ToLowerInvariant(),
        [.. key.Elements("EntityKeyAttributes").Elements("AttributeName").Select(a => a.Value.Trim().ToLowerInvariant())]);
}
