using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>Names and small parts of the designer's XAML (solution-format §15).</summary>
internal static class Xaml
{
    public static readonly XNamespace Activities = "http://schemas.microsoft.com/netfx/2009/xaml/activities";
    public static readonly XNamespace X = "http://schemas.microsoft.com/winfx/2006/xaml";
    private const string Platform = ", Microsoft.Crm.Workflow, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";
    private const string PlatformSpace = "Microsoft.Crm.Workflow.Activities.";

    /// <summary>The part of a namespace that counts: mxswa, sco …, by their CLR namespace.</summary>
    public static bool IsOf(this XElement element, string clrNamespace, string name)
        => element.Name.LocalName == name && element.Name.NamespaceName.StartsWith($"clr-namespace:{clrNamespace};", StringComparison.Ordinal);

    public static bool IsActivity(this XElement element, string name) => element.Name == Activities + name;

    /// <summary>ConditionSequence, EvaluateExpression …; null for a custom activity.</summary>
    public static string? PlatformActivity(XElement reference)
    {
        var name = reference.Required("AssemblyQualifiedName");
        return name.StartsWith(PlatformSpace, StringComparison.Ordinal)
            ? name.EndsWith(Platform, StringComparison.Ordinal) ? name[PlatformSpace.Length..^Platform.Length] : throw new NotEmulatedInProcessException($"the activity {name}")
            : null;
    }

    public static string Required(this XElement element, string attribute)
        => (string?)element.Attribute(attribute) ?? throw new NotEmulatedInProcessException($"{element.Name.LocalName} without {attribute}");

    public static string? Key(XElement element) => (string?)element.Attribute(X + "Key");

    /// <summary>An argument of an ActivityReference; null where it is x:Null or missing.</summary>
    public static XElement? Argument(XElement reference, string key)
        => Part(reference, "Arguments")?.Elements().FirstOrDefault(argument => Key(argument) == key && argument.Name != X + "Null");

    public static string RequiredArgument(XElement reference, string key)
        => Argument(reference, key)?.Value ?? throw new NotEmulatedInProcessException($"{(string?)reference.Attribute("DisplayName")} without the argument {key}");

    public static XElement? Property(XElement reference, string key) => Part(reference, "Properties")?.Elements().FirstOrDefault(property => Key(property) == key && property.Name != X + "Null");

    public static IEnumerable<XElement> Arguments(XElement reference) => Part(reference, "Arguments")?.Elements() ?? [];

    /// <summary>The type of a literal target: "mxs:EntityReference", "x:String"; null where it is x:Null.</summary>
    public static string? TargetType(XElement? argument)
        => argument?.Descendants().FirstOrDefault(element => element.Name.LocalName == "ReferenceLiteral") is { } literal ? (string?)literal.Attribute("Value") : null;

    public static TimeSpan Span(XElement variable)
    {
        var span = variable.Descendants().FirstOrDefault(element => element.Name.LocalName == "XrmTimeSpan") ?? throw new NotEmulatedInProcessException("a duration without a value");
        if (Number(span, "Months") + Number(span, "Years") > 0)
        {
            throw new NotEmulatedInProcessException("a duration of months or years");
        }

        return new TimeSpan(Number(span, "Days"), Number(span, "Hours"), Number(span, "Minutes"), 0);
    }

    private static XElement? Part(XElement reference, string part) => reference.Elements().FirstOrDefault(element => element.Name.LocalName == "ActivityReference." + part);

    private static int Number(XElement span, string attribute) => int.Parse((string?)span.Attribute(attribute) ?? "0", CultureInfo.InvariantCulture);
}
