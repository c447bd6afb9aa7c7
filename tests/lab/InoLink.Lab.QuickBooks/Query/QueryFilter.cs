using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Query;

/// <summary>One property of a query: where its value lies in an object and how it compares.</summary>
internal sealed class QueryProperty
{
    private readonly string[] path;
    private readonly MemberKind kind;

    private QueryProperty(string[] path, MemberKind kind)
    {
        this.path = path;
        this.kind = kind;
    }

    /// <summary>Finds a property of an entity; refuses unknown and unqueryable ones with 4001.</summary>
    public static QueryProperty Find(string name, Shape shape)
    {
        if (name is "MetaData.CreateTime" or "MetaData.LastUpdatedTime" or "Metadata.CreateTime" or "Metadata.LastUpdatedTime")
        {
            return new QueryProperty(["MetaData", name[9..]], MemberKind.Moment);
        }

        Member member = shape.Members.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (name.Contains('.', StringComparison.Ordinal) && shape.Find(name.Split('.')[0]) is not null
                ? throw NotQueryable(name)
                : throw Refusal.QueryValidation($"Property {name} not found for Entity {shape.ClassName}"));
        if (!member.Queryable)
        {
            throw NotQueryable(member.Name);
        }

        return member.Kind switch
        {
            MemberKind.Reference => new QueryProperty([member.Name, "value"], MemberKind.Reference),
            MemberKind.Object => new QueryProperty([member.Name, member.Shape!.Find("Address") is null ? "value" : "Address"], MemberKind.Text),
            _ => new QueryProperty([member.Name], member.Kind),
        };
    }

    public bool Matches(JsonObject source, QueryCondition condition)
    {
        string? value = Read(source);
        return value is not null && condition.Operator switch
        {
            "LIKE" => Like(value, condition.Values[0]),
            "IN" => condition.Values.Any(candidate => Compare(value, candidate) == 0),
            "=" => Compare(value, condition.Values[0]) == 0,
            "<" => Compare(value, condition.Values[0]) < 0,
            ">" => Compare(value, condition.Values[0]) > 0,
            "<=" => Compare(value, condition.Values[0]) <= 0,
            _ => Compare(value, condition.Values[0]) >= 0,
        };
    }

    /// <summary>Refuses values of the wrong kind and, for Id, other operators than = and IN.</summary>
    public void Check(QueryCondition condition)
    {
        if (path[0] == "Id" && condition.Operator is not ("=" or "IN"))
        {
            throw Refusal.QueryValidation($"operator {condition.Operator} is not supported for property Id");
        }

        if (condition.Operator == "LIKE" && kind is not (MemberKind.Text or MemberKind.Choice or MemberKind.Reference))
        {
            throw Refusal.QueryValidation($"operator LIKE is not supported for property {string.Join('.', path)}");
        }

        foreach (string value in condition.Values)
        {
            bool valid = kind switch
            {
                MemberKind.Number or MemberKind.Amount => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                MemberKind.Flag => value.ToUpperInvariant() is "TRUE" or "FALSE",
                MemberKind.Date or MemberKind.Moment => PacificTime.TryRead(value, out _),
                _ => true,
            };
            if (!valid)
            {
                throw Refusal.QueryValidation($"invalid value '{value}' for property {string.Join('.', path)}");
            }
        }
    }

    /// <summary>Orders two objects; one without the property comes first.</summary>
    public int Order(JsonObject left, JsonObject right)
    {
        (string? one, string? other) = (Read(left), Read(right));
        return one is null || other is null ? (one is null ? 0 : 1) - (other is null ? 0 : 1)
            : kind is MemberKind.Text or MemberKind.Choice && path[0] != "Id" ? string.CompareOrdinal(one, other)
            : Compare(one, other);
    }

    private static IntuitFault NotQueryable(string name) => Refusal.QueryValidation($"property '{name}' is not queryable");

    private string? Read(JsonObject source) =>
        path.Length == 1 ? Json.String(source, path[0]) : Json.String(Json.Object(source, path[0]), path[1]);

    private int Compare(string left, string right) => kind switch
    {
        MemberKind.Number or MemberKind.Amount => Decimal(left).CompareTo(Decimal(right)),
        MemberKind.Date => string.CompareOrdinal(left[..10], right.Length >= 10 ? right[..10] : right),
        MemberKind.Moment => Moment(left).CompareTo(Moment(right)),
        MemberKind.Reference => string.CompareOrdinal(left, right),
        _ when path[0] == "Id" => IdOrder.Instance.Compare(left, right),
        _ => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
    };

    private static bool Like(string value, string pattern) => Regex.IsMatch(
        value, "^" + Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => PacificTime.TryRead(text, out DateTimeOffset time) ? time : default;
}
