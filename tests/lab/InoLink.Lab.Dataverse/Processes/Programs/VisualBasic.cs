using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>The few forms of Visual Basic that the designer writes between brackets; anything else is refused.</summary>
internal static partial class VisualBasic
{
    private const string Primary = "InputEntities(\"primaryEntity\")";

    /// <summary>[Name]</summary>
    public static string Variable(string text)
        => VariableForm().Match(text) is { Success: true } match ? match.Groups[1].Value : throw Unknown(text, "a variable");

    /// <summary>[DirectCast(Name, Type)] or [Name]</summary>
    public static string CastOrVariable(string text)
        => CastForm().Match(text) is { Success: true } match ? match.Groups[1].Value : Variable(text);

    /// <summary>[InputEntities("primaryEntity")] is null; [InputEntities("related_column#table")] is the column.</summary>
    public static string? Row(string text)
        => text == $"[{Primary}]" ? null : RelatedForm().Match(text) is { Success: true } match ? match.Groups[1].Value : throw Unknown(text, "a row");

    public static void DemandPrimaryId(string text)
    {
        if (text != $"[{Primary}.Id]")
        {
            throw Unknown(text, "the id of the primary row");
        }
    }

    /// <summary>[New Object() { a, b }], split at commas as the platform does: a comma in a text must be written as &amp;#44;.</summary>
    public static IReadOnlyList<string> Array(string text)
        => ArrayForm().Match(text) is { Success: true } match
            ? [.. match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : throw Unknown(text, "an array");

    /// <summary>WorkflowPropertyType.X, "value", "marker" of CreateCrmType; the marker must be the attribute type that belongs to the property type.</summary>
    public static object Literal(IReadOnlyList<string> parameters)
    {
        var type = parameters[0].Replace("Microsoft.Xrm.Sdk.Workflow.WorkflowPropertyType.", "", StringComparison.Ordinal);
        var value = Text(parameters[1]);
        var marker = parameters.Count > 2 ? Text(parameters[2]) : null;
        return (type, marker) switch
        {
            ("String", "String") => value.Replace("&#44;", ",", StringComparison.Ordinal),
            ("Boolean", null or "Boolean") => value is "1" or "True",
            ("OptionSetValue", "Picklist") => new OptionSetValue(int.Parse(value, CultureInfo.InvariantCulture)),
            _ => throw new NotEmulatedInProcessException($"a literal of the property type {type} with the marker '{marker}'"),
        };
    }

    /// <summary>[New Microsoft.Xrm.Sdk.InvalidPluginExecutionException(Microsoft.Xrm.Sdk.OperationStatus.X)]: whether X is Canceled.</summary>
    public static bool IsCanceled(string text)
        => StatusForm().Match(text) is { Success: true } match ? match.Groups[1].Value == "Canceled" : throw Unknown(text, "the end of a process");

    /// <summary>[DateTime.UtcNow &gt;= Span.Add(DirectCast(Since, System.DateTime).ToUniversalTime())]</summary>
    public static (string Span, string Since) Timeout(string text)
        => TimeoutForm().Match(text) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : throw Unknown(text, "the condition of a time-out");

    /// <summary>[Span.Add(DateTime.UtcNow)]</summary>
    public static string PostponedBy(string text)
        => PostponeForm().Match(text) is { Success: true } match ? match.Groups[1].Value : throw Unknown(text, "a time to wait until");

    /// <summary>The default of a variable: none, a constant, or one of the designer's expressions.</summary>
    public static object? Default(string type, string? text) => text switch
    {
        null => type is "x:Boolean" ? false : type is "x:Int32" ? 0 : null,
        "False" or "True" when type == "x:Boolean" => text == "True",
        "[Nothing]" or "[New EntityReference()]" or "[New Dictionary(Of System.String, System.Object)]" => null,
        "[System.DateTime.MinValue]" => null,
        _ when type == "x:Int32" => int.Parse(text, CultureInfo.InvariantCulture),
        _ when type == "x:String" && text[0] != '[' => text,
        _ => throw Unknown(text, $"the default of a variable of type {type}"),
    };

    private static string Text(string quoted)
        => quoted.Length >= 2 && quoted[0] == '"' && quoted[^1] == '"' ? quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : throw Unknown(quoted, "a text");

    private static NotEmulatedInProcessException Unknown(string text, string what) => new($"'{text}' is no form of {what} that is known here");

    [GeneratedRegex(@"^\[(\w+)\]$")]
    private static partial Regex VariableForm();

    [GeneratedRegex(@"^\[DirectCast\((\w+), [\w.]+\)\]$")]
    private static partial Regex CastForm();

    [GeneratedRegex(@"^\[InputEntities\(""related_(\w+)#(\w+)""\)\]$")]
    private static partial Regex RelatedForm();

    [GeneratedRegex(@"^\[New Object\(\) \{(.*)\}\]$", RegexOptions.Singleline)]
    private static partial Regex ArrayForm();

    [GeneratedRegex(@"^\[New Microsoft\.Xrm\.Sdk\.InvalidPluginExecutionException\(Microsoft\.Xrm\.Sdk\.OperationStatus\.(Canceled|Succeeded)\)\]$")]
    private static partial Regex StatusForm();

    [GeneratedRegex(@"^\[DateTime\.UtcNow >= (\w+)\.Add\(DirectCast\((\w+), System\.DateTime\)\.ToUniversalTime\(\)\)\]$")]
    private static partial Regex TimeoutForm();

    [GeneratedRegex(@"^\[(\w+)\.Add\(DateTime\.UtcNow\)\]$")]
    private static partial Regex PostponeForm();
}
