using System.Globalization;
using System.ServiceModel;
using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>One condition as SQL; values become parameters.</summary>
internal sealed class ConditionSql(RequestScope scope, List<object?> arguments)
{
    public string Write(string alias, TableMetadata table, ColumnMetadata column, SelectCondition condition)
    {
        var sql = $"{alias}.{SqlNames.Quoted(column.LogicalName)}";
        var values = condition.Values;
        switch (condition.Operator)
        {
            case ConditionOperator.Null:
                return $"{sql} IS NULL";
            case ConditionOperator.NotNull:
                return $"{sql} IS NOT NULL";
            case ConditionOperator.On:
                return Day(sql, column, values, (day, next) => $"({sql} >= {day} AND {sql} < {next})");
            case ConditionOperator.NotOn:
                return Day(sql, column, values, (day, next) => $"({sql} < {day} OR {sql} >= {next} OR {sql} IS NULL)");
            case ConditionOperator.OnOrBefore:
                return Day(sql, column, values, (_, next) => $"{sql} < {next}");
            case ConditionOperator.OnOrAfter:
                return Day(sql, column, values, (day, _) => $"{sql} >= {day}");
            case ConditionOperator.Equal:
                return Compare(sql, column, "=", values);
            case ConditionOperator.NotEqual:
                return $"({Compare(sql, column, "<>", values)} OR {sql} IS NULL)";
            case ConditionOperator.GreaterThan:
                return Compare(sql, column, ">", values);
            case ConditionOperator.GreaterEqual:
                return Compare(sql, column, ">=", values);
            case ConditionOperator.LessThan:
                return Compare(sql, column, "<", values);
            case ConditionOperator.LessEqual:
                return Compare(sql, column, "<=", values);
            case ConditionOperator.In:
                return values.Count == 0 ? throw Missing(column, condition) : $"{sql} IN ({string.Join(", ", values.Select(value => Argument(column, value)))})";
            case ConditionOperator.NotIn:
                return $"({sql} NOT IN ({string.Join(", ", values.Select(value => Argument(column, value)))}) OR {sql} IS NULL)";
            case ConditionOperator.Between when values.Count == 2:
                return $"({sql} >= {Argument(column, values[0])} AND {sql} <= {Argument(column, values[1])})";
            case ConditionOperator.NotBetween when values.Count == 2:
                return $"({sql} < {Argument(column, values[0])} OR {sql} > {Argument(column, values[1])})";
            case ConditionOperator.Like:
                return Like(sql, column, values, text => text);
            case ConditionOperator.NotLike:
                return $"NOT {Like(sql, column, values, text => text)}";
            case ConditionOperator.BeginsWith:
                return Like(sql, column, values, text => TextOrder.Literal(text) + "%");
            case ConditionOperator.DoesNotBeginWith:
                return $"NOT {Like(sql, column, values, text => TextOrder.Literal(text) + "%")}";
            case ConditionOperator.EndsWith:
                return Like(sql, column, values, text => "%" + TextOrder.Literal(text));
            case ConditionOperator.DoesNotEndWith:
                return $"NOT {Like(sql, column, values, text => "%" + TextOrder.Literal(text))}";
            case ConditionOperator.Contains:
                return Like(sql, column, values, text => "%" + TextOrder.Literal(text) + "%");
            case ConditionOperator.DoesNotContain:
                return $"NOT {Like(sql, column, values, text => "%" + TextOrder.Literal(text) + "%")}";
            case ConditionOperator.ContainValues:
                return $"({string.Join(" OR ", values.Select(value => HasOption(sql, value)))})";
            case ConditionOperator.DoesNotContainValues:
                return $"NOT ifnull({string.Join(" OR ", values.Select(value => HasOption(sql, value)))}, 0)";
            case ConditionOperator.EqualUserId:
                return $"{sql} = {Argument(ColumnCodec.Id(scope.Context.UserId))}";
            case ConditionOperator.NotEqualUserId:
                return $"({sql} <> {Argument(ColumnCodec.Id(scope.Context.UserId))} OR {sql} IS NULL)";
            case ConditionOperator.EqualBusinessId:
                return $"{sql} = {Argument(ColumnCodec.Id(scope.Access.BusinessUnitId))}";
            case ConditionOperator.NotEqualBusinessId:
                return $"({sql} <> {Argument(ColumnCodec.Id(scope.Access.BusinessUnitId))} OR {sql} IS NULL)";
            case ConditionOperator.EqualUserTeams:
                return Ids(sql, scope.Access.Teams);
            case ConditionOperator.EqualUserOrUserTeams:
                return Ids(sql, scope.Access.Teams.Append(scope.Context.UserId));
            default:
                return Range(table, column, condition, sql);
        }
    }

    private string Range(TableMetadata table, ColumnMetadata column, SelectCondition condition, string sql)
    {
        var x = condition.Values is [{ } count] ? Convert.ToInt32(count, CultureInfo.InvariantCulture) : 0;
        if (column.Kind != ColumnKind.DateTime || !DateRanges.TryGet(condition.Operator, scope.Now, x, out var from, out var to))
        {
            throw Faults.NotEmulated($"the operator {condition.Operator} on {table.LogicalName}.{column.LogicalName}");
        }

        var lower = from is { } start ? $"{sql} >= {Argument(ColumnCodec.Time(column, start))}" : null;
        var upper = to is { } end ? $"{sql} < {Argument(ColumnCodec.Time(column, end))}" : null;
        return $"({string.Join(" AND ", new[] { lower, upper }.Where(part => part is not null))})";
    }

    private string Compare(string sql, ColumnMetadata column, string comparison, IReadOnlyList<object?> values) =>
        values is [{ } value] ? $"{sql} {comparison} {Argument(column, value)}" : throw Faults.Of(FaultCode.InvalidQuery, $"The condition on '{column.LogicalName}' needs one value, not {values.Count.ToString(CultureInfo.InvariantCulture)}.");

    private string Like(string sql, ColumnMetadata column, IReadOnlyList<object?> values, Func<string, string> pattern) =>
        column.Kind is ColumnKind.Text or ColumnKind.Memo or ColumnKind.EntityName && values is [{ } value]
            ? $"ifnull(dv_like({sql}, {Argument(pattern(Convert.ToString(value, CultureInfo.InvariantCulture)!))}), 0)"
            : throw Faults.Of(FaultCode.InvalidQuery, $"A text operator needs a text column and one value: '{column.LogicalName}' is {column.Kind}.");

    private string Day(string sql, ColumnMetadata column, IReadOnlyList<object?> values, Func<string, string, string> range)
    {
        if (column.Kind != ColumnKind.DateTime || values is not [{ } value])
        {
            throw Faults.Of(FaultCode.InvalidQuery, $"A date operator needs a date column and one value: {sql}.");
        }

        var day = ToTime(value).Date;
        return range(Argument(ColumnCodec.Time(column, day)), Argument(ColumnCodec.Time(column, day.AddDays(1))));
    }

    private string HasOption(string sql, object? option) =>
        $"instr({sql}, {Argument($",{Convert.ToString(option is OptionSetValue set ? set.Value : option, CultureInfo.InvariantCulture)},")}) > 0";

    private string Ids(string sql, IEnumerable<Guid> ids) => $"{sql} IN ({string.Join(", ", ids.Select(id => Argument(ColumnCodec.Id(id))))})";

    private string Argument(object? value)
    {
        arguments.Add(value);
        return "$" + (arguments.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    private string Argument(ColumnMetadata column, object? value)
    {
        try
        {
            return Argument(ToSql(column, value));
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            throw Faults.Of(FaultCode.InvalidQuery, $"The value '{value}' of the condition on '{column.LogicalName}' is not a {column.Kind}.");
        }
    }

    private static object? ToSql(ColumnMetadata column, object? value)
    {
        if (value is Enum option)
        {
            value = Convert.ToInt32(option, CultureInfo.InvariantCulture);
        }

        return column.Kind switch
        {
            var _ when value is null => null,
            ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner or ColumnKind.UniqueIdentifier => ColumnCodec.Id(value switch
            {
                Guid id => id,
                EntityReference reference => reference.Id,
                _ => Guid.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            }),
            ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => (long)(value is OptionSetValue set ? set.Value : Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            ColumnKind.Integer or ColumnKind.BigInt => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            ColumnKind.Boolean => value switch { bool yes => yes, "1" or "true" or "True" => true, "0" or "false" or "False" => false, int number => number != 0, _ => throw new FormatException() } ? 1L : 0L,
            ColumnKind.Decimal or ColumnKind.Money => DecimalText.Of(value is Money money ? money.Value : Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
            ColumnKind.Double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            ColumnKind.DateTime => ColumnCodec.Time(column, column.DateTimeBehavior == DateTimeBehavior.UserLocal ? ToTime(value) : Plain(value)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static DateTime ToTime(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime(),
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        _ => DateTime.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
    };

    private static DateTime Plain(object value) => value is DateTime time ? time : DateTimeOffset.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).DateTime;

    private static FaultException<OrganizationServiceFault> Missing(ColumnMetadata column, SelectCondition condition) =>
        Faults.Of(FaultCode.InvalidQuery, $"The operator {condition.Operator} on '{column.LogicalName}' needs values.");
}
