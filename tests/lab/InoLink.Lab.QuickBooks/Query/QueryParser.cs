using System.Globalization;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Query;

/// <summary>
/// SELECT * | count(*) | fields FROM entity [WHERE a op 'v' AND …] [ORDERBY f [ASC|DESC], …] [STARTPOSITION n] [MAXRESULTS n],
/// keywords in any case, the paging words in both orders, ORDERBY also as two words. OR, NOT, GROUP BY and JOIN don't exist.
/// </summary>
internal sealed class QueryParser
{
    private static readonly string[] Operators = ["=", "<", ">", "<=", ">=", "IN", "LIKE"];

    private readonly List<QueryToken> tokens;
    private int position;

    private QueryParser(string query) => tokens = QueryTokens.Read(query);

    private QueryToken Next => tokens[position];

    public static QueryStatement Parse(string query)
    {
        QueryParser parser = new(query);
        QueryStatement statement = parser.Statement();
        return parser.Next.Kind == TokenKind.End ? statement : throw parser.Unexpected("<EOF>");
    }

    private QueryStatement Statement()
    {
        Expect("SELECT");
        (bool count, List<string> fields) = Selection();
        Expect("FROM");
        string entity = Word();
        QueryStatement statement = new() { Count = count, Fields = fields, Entity = entity, Conditions = Where() };
        statement = statement with { Order = Order() };
        while (Next.Kind != TokenKind.End)
        {
            if (Take("STARTPOSITION"))
            {
                statement = statement with { StartPosition = Whole(1, null) };
            }
            else if (Take("MAXRESULTS"))
            {
                statement = statement with { MaxResults = Whole(0, 1000) };
            }
            else
            {
                throw Unexpected("\"STARTPOSITION\" ... \"MAXRESULTS\" ... <EOF>");
            }
        }

        return statement;
    }

    private (bool Count, List<string> Fields) Selection()
    {
        if (Take("*"))
        {
            return (false, []);
        }

        if (Next.Is("count") && tokens[position + 1].Is("("))
        {
            position += 2;
            Expect("*");
            Expect(")");
            return (true, []);
        }

        List<string> fields = [Word()];
        while (Take(","))
        {
            fields.Add(Word());
        }

        return (false, fields);
    }

    private List<QueryCondition> Where()
    {
        List<QueryCondition> conditions = [];
        if (!Take("WHERE"))
        {
            return conditions;
        }

        do
        {
            string property = Word();
            string sign = Operators.FirstOrDefault(Next.Is) ?? throw Unexpected("\"=\" ... \"<\" ... \">\" ... \"IN\" ... \"LIKE\"");
            position++;
            conditions.Add(new QueryCondition(property, sign, sign == "IN" ? Values() : [Value()]));
        }
        while (Take("AND"));
        return conditions;
    }

    private List<string> Values()
    {
        Expect("(");
        List<string> values = [Value()];
        while (Take(","))
        {
            values.Add(Value());
        }

        Expect(")");
        return values;
    }

    private string Value()
    {
        QueryToken token = Next;
        if (token.Kind is TokenKind.Text or TokenKind.Number || token.Is("true") || token.Is("false"))
        {
            position++;
            return token.Kind == TokenKind.Word ? token.Value.ToLowerInvariant() : token.Value;
        }

        throw Unexpected("<STRING> ... <NUMBER> ... \"true\" ... \"false\"");
    }

    private List<(string Property, bool Descending)> Order()
    {
        List<(string, bool)> order = [];
        if (!Take("ORDERBY"))
        {
            if (!Next.Is("ORDER") || !tokens[position + 1].Is("BY"))
            {
                return order;
            }

            position += 2;
        }

        do
        {
            string property = Word();
            bool descending = Take("DESC");
            if (!descending)
            {
                Take("ASC");
            }

            order.Add((property, descending));
        }
        while (Take(","));
        return order;
    }

    private int Whole(int min, int? max)
    {
        QueryToken token = Next;
        string text = token.Kind is TokenKind.Number or TokenKind.Text ? token.Value : throw Unexpected("<NUMBER>");
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            throw Unexpected("<NUMBER>");
        }

        position++;
        if (number < min)
        {
            throw Refusal.QueryValidation(string.Create(CultureInfo.InvariantCulture, $"value {number} is too small. Min allowed value is {min}"));
        }

        return number > max
            ? throw Refusal.QueryValidation(string.Create(CultureInfo.InvariantCulture, $"value {number} is too large. Max allowed value is {max}"))
            : number;
    }

    private string Word()
    {
        QueryToken token = Next;
        if (token.Kind != TokenKind.Word)
        {
            throw Unexpected("<IDENTIFIER>");
        }

        position++;
        return token.Value;
    }

    private bool Take(string keyword)
    {
        if (!Next.Is(keyword))
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(string keyword)
    {
        if (!Take(keyword))
        {
            throw Unexpected('"' + keyword.ToLowerInvariant() + '"');
        }
    }

    private IntuitFault Unexpected(string expecting) => Refusal.QueryParse(string.Create(CultureInfo.InvariantCulture,
        $"Encountered \" \"{Next.Value}\" \"{Next.Value} \"\" at line 1, column {Next.Column}.\nWas expecting:\n    {expecting}\n    "));
}
