namespace InoLink.Lab.WebApi.Query;

/// <summary>What a query function takes beside the property.</summary>
internal enum QueryFunctionShape
{
    Property,
    Number,
    Text,
    Texts,
}

/// <summary>The query functions <c>Microsoft.Dynamics.CRM.Name(PropertyName='…')</c> and the FetchXML operators behind them.</summary>
internal static class QueryFunctions
{
    private static readonly (string Name, QueryFunctionShape Shape, string Operator, string? Opposite)[] Known =
    [
        ("Today", QueryFunctionShape.Property, "today", null),
        ("Yesterday", QueryFunctionShape.Property, "yesterday", null),
        ("Tomorrow", QueryFunctionShape.Property, "tomorrow", null),
        ("Last7Days", QueryFunctionShape.Property, "last-seven-days", null),
        ("Next7Days", QueryFunctionShape.Property, "next-seven-days", null),
        ("LastWeek", QueryFunctionShape.Property, "last-week", null),
        ("ThisWeek", QueryFunctionShape.Property, "this-week", null),
        ("NextWeek", QueryFunctionShape.Property, "next-week", null),
        ("LastMonth", QueryFunctionShape.Property, "last-month", null),
        ("ThisMonth", QueryFunctionShape.Property, "this-month", null),
        ("NextMonth", QueryFunctionShape.Property, "next-month", null),
        ("LastYear", QueryFunctionShape.Property, "last-year", null),
        ("ThisYear", QueryFunctionShape.Property, "this-year", null),
        ("NextYear", QueryFunctionShape.Property, "next-year", null),
        ("EqualUserId", QueryFunctionShape.Property, "eq-userid", "ne-userid"),
        ("NotEqualUserId", QueryFunctionShape.Property, "ne-userid", "eq-userid"),
        ("EqualBusinessId", QueryFunctionShape.Property, "eq-businessid", "ne-businessid"),
        ("NotEqualBusinessId", QueryFunctionShape.Property, "ne-businessid", "eq-businessid"),
        ("EqualUserTeams", QueryFunctionShape.Property, "eq-userteams", null),
        ("EqualUserOrUserTeams", QueryFunctionShape.Property, "eq-useroruserteams", null),
        ("LastXHours", QueryFunctionShape.Number, "last-x-hours", null),
        ("LastXDays", QueryFunctionShape.Number, "last-x-days", null),
        ("LastXWeeks", QueryFunctionShape.Number, "last-x-weeks", null),
        ("LastXMonths", QueryFunctionShape.Number, "last-x-months", null),
        ("LastXYears", QueryFunctionShape.Number, "last-x-years", null),
        ("NextXHours", QueryFunctionShape.Number, "next-x-hours", null),
        ("NextXDays", QueryFunctionShape.Number, "next-x-days", null),
        ("NextXWeeks", QueryFunctionShape.Number, "next-x-weeks", null),
        ("NextXMonths", QueryFunctionShape.Number, "next-x-months", null),
        ("NextXYears", QueryFunctionShape.Number, "next-x-years", null),
        ("OlderThanXMinutes", QueryFunctionShape.Number, "olderthan-x-minutes", null),
        ("OlderThanXHours", QueryFunctionShape.Number, "olderthan-x-hours", null),
        ("OlderThanXDays", QueryFunctionShape.Number, "olderthan-x-days", null),
        ("OlderThanXWeeks", QueryFunctionShape.Number, "olderthan-x-weeks", null),
        ("OlderThanXMonths", QueryFunctionShape.Number, "olderthan-x-months", null),
        ("OlderThanXYears", QueryFunctionShape.Number, "olderthan-x-years", null),
        ("On", QueryFunctionShape.Text, "on", null),
        ("OnOrAfter", QueryFunctionShape.Text, "on-or-after", null),
        ("OnOrBefore", QueryFunctionShape.Text, "on-or-before", null),
        ("In", QueryFunctionShape.Texts, "in", "not-in"),
        ("NotIn", QueryFunctionShape.Texts, "not-in", "in"),
        ("Between", QueryFunctionShape.Texts, "between", "not-between"),
        ("NotBetween", QueryFunctionShape.Texts, "not-between", "between"),
        ("ContainValues", QueryFunctionShape.Texts, "contain-values", "not-contain-values"),
        ("DoesNotContainValues", QueryFunctionShape.Texts, "not-contain-values", "contain-values"),
    ];

    /// <summary>Names and shapes, for the model.</summary>
    public static IEnumerable<(string Name, QueryFunctionShape Shape)> Shapes => Known.Select(function => (function.Name, function.Shape));

    /// <summary>The operator of a function, or of its negation; null if there is none.</summary>
    public static string? Operator(string name, bool negated)
    {
        var (_, _, @operator, opposite) = Known.FirstOrDefault(function => function.Name == name);
        return negated ? opposite : @operator;
    }
}
