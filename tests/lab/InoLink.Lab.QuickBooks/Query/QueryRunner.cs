using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Lists;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Query;

/// <summary>Runs a query and writes its QueryResponse (quickbooks-api §7).</summary>
internal static class QueryRunner
{
    public static JsonObject Run(Work work, string text)
    {
        QueryStatement query = QueryParser.Parse(text);
        if (query.Entity.Equals("ExchangeRate", StringComparison.OrdinalIgnoreCase))
        {
            return Rate(work, query);
        }

        EntityRules? rules = EntityCatalogue.Find(query.Entity);
        if (rules is null)
        {
            return Single(work, query);
        }

        List<StoredObject> found = Filter(work, rules, query);
        if (query.Count)
        {
            return new JsonObject { ["totalCount"] = found.Count };
        }

        List<StoredObject> page = [.. Order(found, rules, query).Skip(query.StartPosition - 1).Take(query.MaxResults)];
        JsonArray objects = [.. page.Select(stored => (JsonNode)Project(stored.Json, rules.Shape, query.Fields))];
        return Response(rules.Name, objects, query.StartPosition);
    }

    private static JsonObject Response(string entity, JsonArray objects, int startPosition) => objects.Count == 0
        ? []
        : new JsonObject { [entity] = objects, ["startPosition"] = startPosition, ["maxResults"] = objects.Count };

    /// <summary>The rate of a currency on a day, as Intuit's SDK must ask for it: it can't send the parameters of <c>GET /exchangerate</c>.</summary>
    private static JsonObject Rate(Work work, QueryStatement query)
    {
        string[] values = [.. new[] { "SourceCurrencyCode", "AsOfDate" }
            .Select(name => query.Conditions.FirstOrDefault(condition => condition.Property.Equals(name, StringComparison.OrdinalIgnoreCase) && condition.Operator == "="))
            .OfType<QueryCondition>().Select(condition => condition.Values[0])];
        return values.Length == 2 && query.Conditions.Count == 2 && query.Order.Count == 0 && !query.Count
            ? Response("ExchangeRate", [ExchangeRates.Answer(work, values[0], values[1])], 1)
            : throw new NotEmulatedException("queries of ExchangeRate other than by SourceCurrencyCode and AsOfDate");
    }

    /// <summary>CompanyInfo and Preferences: one object each.</summary>
    private static JsonObject Single(Work work, QueryStatement query)
    {
        JsonObject single = query.Entity.ToUpperInvariant() switch
        {
            "COMPANYINFO" => CompanySettings.CompanyInfo(work.Books),
            "PREFERENCES" => CompanySettings.Preferences(work.Books),
            _ => throw Refusal.QueryValidation($"invalid context declaration: {query.Entity}"),
        };
        if (query.Conditions.Count > 0 || query.Order.Count > 0)
        {
            throw new NotEmulatedException("WHERE and ORDERBY on " + query.Entity);
        }

        string name = query.Entity.Equals("CompanyInfo", StringComparison.OrdinalIgnoreCase) ? "CompanyInfo" : "Preferences";
        return query.Count ? new JsonObject { ["totalCount"] = 1 } : Response(name, query.StartPosition == 1 ? [single] : [], query.StartPosition);
    }

    private static List<StoredObject> Filter(Work work, EntityRules rules, QueryStatement query)
    {
        List<(QueryProperty Property, QueryCondition Condition)> conditions =
            [.. query.Conditions.Select(condition => (QueryProperty.Find(condition.Property, rules.Shape), condition))];
        foreach ((QueryProperty property, QueryCondition condition) in conditions)
        {
            property.Check(condition);
        }

        // inactive names and items stay hidden unless the query speaks of Active
        bool alsoInactive = !rules.HasActive || query.Conditions.Any(condition => condition.Property.Equals("Active", StringComparison.OrdinalIgnoreCase));
        return [.. work.All(rules.Name).Where(stored => (alsoInactive || stored.Active)
            && conditions.TrueForAll(pair => pair.Property.Matches(stored.Json, pair.Condition)))];
    }

    private static IEnumerable<StoredObject> Order(List<StoredObject> found, EntityRules rules, QueryStatement query)
    {
        if (query.Order.Count == 0)
        {
            return rules.DefaultOrder(found);
        }

        IOrderedEnumerable<StoredObject> ordered = found.OrderBy(_ => 0);
        foreach ((string name, bool descending) in query.Order)
        {
            QueryProperty property = QueryProperty.Find(name, rules.Shape);
            Comparer<StoredObject> comparer = Comparer<StoredObject>.Create((left, right) => property.Order(left.Json, right.Json));
            ordered = descending ? ordered.ThenByDescending(stored => stored, comparer) : ordered.ThenBy(stored => stored, comparer);
        }

        return ordered.ThenBy(stored => stored.Id, IdOrder.Instance);
    }

    /// <summary>The selected members; a partial object says <c>sparse: true</c> and keeps its Id.</summary>
    private static JsonObject Project(JsonObject source, Shape shape, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0)
        {
            return Json.Copy(source);
        }

        JsonObject result = new() { ["domain"] = "QBO", ["sparse"] = true, ["Id"] = source["Id"]!.DeepClone() };
        foreach (string field in fields.Where(field => field != "*"))
        {
            string head = field.Split('.')[0];
            Member member = shape.Members.FirstOrDefault(candidate => candidate.Name.Equals(head, StringComparison.OrdinalIgnoreCase))
                ?? throw Refusal.QueryValidation($"Property {field} not found for Entity {shape.ClassName}");
            if (member.Name is not ("domain" or "sparse" or "Id") && source[member.Name] is { } value)
            {
                result[member.Name] = value.DeepClone();
            }
        }

        return EntityService.InOrder(result, shape);
    }
}
