using System.Globalization;
using System.Text;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Query;

internal enum TokenKind { Word, Text, Number, Sign, End }

/// <summary>A token with its place, counted from 1 as in Intuit's messages.</summary>
internal sealed record QueryToken(TokenKind Kind, string Value, int Column)
{
    public bool Is(string keyword) => Kind is TokenKind.Word or TokenKind.Sign && Value.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts a query into words, texts in single quotes (<c>\'</c> and <c>\\</c> escape), numbers and signs.</summary>
internal static class QueryTokens
{
    public static List<QueryToken> Read(string query)
    {
        List<QueryToken> tokens = [];
        int position = 0;
        while (position < query.Length)
        {
            char next = query[position];
            if (char.IsWhiteSpace(next))
            {
                position++;
            }
            else
            {
                tokens.Add(ReadOne(query, ref position));
            }
        }

        tokens.Add(new QueryToken(TokenKind.End, "<EOF>", query.Length + 1));
        return tokens;
    }

    private static QueryToken ReadOne(string query, ref int position)
    {
        int start = position;
        char next = query[position];
        if (next == '\'')
        {
            return Text(query, ref position);
        }

        if (char.IsAsciiLetter(next) || next == '_')
        {
            position = End(query, position, character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '*');
            return new QueryToken(TokenKind.Word, query[start..position], start + 1);
        }

        if (char.IsAsciiDigit(next) || (next == '-' && position + 1 < query.Length && char.IsAsciiDigit(query[position + 1])))
        {
            position = End(query, position + 1, character => char.IsAsciiDigit(character) || character == '.');
            return new QueryToken(TokenKind.Number, query[start..position], start + 1);
        }

        position += next is '<' or '>' && position + 1 < query.Length && query[position + 1] == '=' ? 2 : 1;
        string sign = query[start..position];
        return sign is "=" or "<" or ">" or "<=" or ">=" or "(" or ")" or "," or "*"
            ? new QueryToken(TokenKind.Sign, sign, start + 1)
            : throw Refusal.QueryParse(string.Create(CultureInfo.InvariantCulture,
                $"Lexical error at line 1, column {start + 1}.  Encountered: \"{sign}\" ({(int)next}), after : \"\""));
    }

    private static QueryToken Text(string query, ref int position)
    {
        int start = position;
        StringBuilder text = new();
        for (position++; position < query.Length; position++)
        {
            if (query[position] == '\\' && position + 1 < query.Length && query[position + 1] is '\'' or '\\')
            {
                position++;
            }
            else if (query[position] == '\'')
            {
                position++;
                return new QueryToken(TokenKind.Text, text.ToString(), start + 1);
            }

            text.Append(query[position]);
        }

        throw Refusal.QueryParse(string.Create(CultureInfo.InvariantCulture,
            $"Lexical error at line 1, column {query.Length + 1}.  Encountered: <EOF> after : \"{query[start..]}\""));
    }

    private static int End(string query, int position, Func<char, bool> belongs)
    {
        while (position < query.Length && belongs(query[position]))
        {
            position++;
        }

        return position;
    }
}
