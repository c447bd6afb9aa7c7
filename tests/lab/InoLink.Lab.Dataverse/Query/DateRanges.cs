using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>
/// The time operators as ranges from (inclusive) to (exclusive). Users of the lab are in UTC, so a day is a UTC day.
/// </summary>
internal static class DateRanges
{
    public static bool TryGet(ConditionOperator @operator, DateTime now, int x, out DateTime? from, out DateTime? to)
    {
        var today = now.Date;
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var year = new DateTime(today.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var soon = now.AddSeconds(1);
        (from, to) = @operator switch
        {
            ConditionOperator.Today => (today, today.AddDays(1)),
            ConditionOperator.Yesterday => (today.AddDays(-1), today),
            ConditionOperator.Tomorrow => (today.AddDays(1), today.AddDays(2)),
            ConditionOperator.Last7Days => (today.AddDays(-7), soon),
            ConditionOperator.Next7Days => (soon, today.AddDays(8)),
            ConditionOperator.LastWeek => (week.AddDays(-7), week),
            ConditionOperator.ThisWeek => (week, week.AddDays(7)),
            ConditionOperator.NextWeek => (week.AddDays(7), week.AddDays(14)),
            ConditionOperator.LastMonth => (month.AddMonths(-1), month),
            ConditionOperator.ThisMonth => (month, month.AddMonths(1)),
            ConditionOperator.NextMonth => (month.AddMonths(1), month.AddMonths(2)),
            ConditionOperator.LastYear => (year.AddYears(-1), year),
            ConditionOperator.ThisYear => (year, year.AddYears(1)),
            ConditionOperator.NextYear => (year.AddYears(1), year.AddYears(2)),
            ConditionOperator.LastXHours => (now.AddHours(-x), soon),
            ConditionOperator.NextXHours => (soon, now.AddHours(x)),
            ConditionOperator.LastXDays => (today.AddDays(-x), soon),
            ConditionOperator.NextXDays => (soon, today.AddDays(x + 1)),
            ConditionOperator.LastXWeeks => (today.AddDays(-7 * x), soon),
            ConditionOperator.NextXWeeks => (soon, today.AddDays((7 * x) + 1)),
            ConditionOperator.LastXMonths => (today.AddMonths(-x), soon),
            ConditionOperator.NextXMonths => (soon, today.AddMonths(x).AddDays(1)),
            ConditionOperator.LastXYears => (today.AddYears(-x), soon),
            ConditionOperator.NextXYears => (soon, today.AddYears(x).AddDays(1)),
            ConditionOperator.OlderThanXMinutes => (null, now.AddMinutes(-x)),
            ConditionOperator.OlderThanXHours => (null, now.AddHours(-x)),
            ConditionOperator.OlderThanXDays => (null, today.AddDays(-x)),
            ConditionOperator.OlderThanXWeeks => (null, today.AddDays(-7 * x)),
            ConditionOperator.OlderThanXMonths => (null, today.AddMonths(-x)),
            ConditionOperator.OlderThanXYears => (null, today.AddYears(-x)),
            _ => ((DateTime?)null, (DateTime?)null),
        };
        return from is not null || to is not null;
    }
}
