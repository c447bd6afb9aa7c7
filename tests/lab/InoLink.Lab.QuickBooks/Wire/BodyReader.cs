using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>
/// Reads a request body against the shape of its entity: an unknown member is refused at once (2010), wrong values are collected
/// (several Error entries can come back at once, quickbooks-api §5.1), known ones come back in one normal form.
/// Numbers and flags may arrive as text: Intuit's .NET SDK sends <c>LineNum</c> so (ipp-sdk).
/// </summary>
internal sealed class BodyReader(bool latin1Only)
{
    private readonly List<FaultError> errors = [];

    public static JsonObject Read(JsonObject body, Shape shape, bool latin1Only)
    {
        BodyReader reader = new(latin1Only);
        JsonObject result = reader.Object(body, shape, "");
        return reader.errors.Count == 0 ? result : throw new IntuitFault(reader.errors);
    }

    private JsonObject Object(JsonObject source, Shape shape, string path)
    {
        JsonObject result = [];
        foreach ((string name, JsonNode? value) in source)
        {
            Member member = shape.Find(name) ?? throw Refusal.Property(Unrecognized(name, shape));
            if (member.NotEmulated && value is not null)
            {
                throw new NotEmulatedException($"the member {name} of {shape.ClassName}");
            }

            if (member.ServerMade || member.NotEmulated)
            {
                continue;
            }

            result[name] = value is null ? null : Value(value, member, path.Length == 0 ? name : path + "." + name);
        }

        return result;
    }

    private JsonNode? Value(JsonNode value, Member member, string path)
    {
        switch (member.Kind)
        {
            case MemberKind.Object:
                return value is JsonObject part ? Object(part, member.Shape!, path) : throw CannotDeserialize(member, path);
            case MemberKind.Reference:
                return value is JsonObject reference ? Object(reference, CommonShapes.Reference, path) : throw CannotDeserialize(member, path);
            case MemberKind.List:
                return value is JsonArray list ? List(list, member, path) : throw CannotDeserialize(member, path);
            case MemberKind.Free:
                return value.DeepClone();
        }

        if (value is not JsonValue scalar)
        {
            throw CannotDeserialize(member, path);
        }

        string text = scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();
        return text.Length == 0 ? JsonValue.Create("") : Scalar(text, member, path);
    }

    private JsonArray List(JsonArray list, Member member, string path)
    {
        JsonArray result = [];
        foreach (JsonNode? element in list)
        {
            result.Add(element is JsonObject part ? (JsonNode)Object(part, member.Shape!, path) : throw CannotDeserialize(member, path));
        }

        return result;
    }

    private JsonValue Scalar(string text, Member member, string path)
    {
        switch (member.Kind)
        {
            case MemberKind.Flag when text is "true" or "false":
                return JsonValue.Create(text == "true");
            case MemberKind.Flag:
                throw Refusal.Property($"Can not construct instance of java.lang.Boolean from String value '{text}' ({path})");
            case MemberKind.Number or MemberKind.Amount:
                return Number(text, member, path);
            case MemberKind.Date:
                return Date(text, path);
            case MemberKind.Choice when !member.Values.Contains(text, StringComparer.Ordinal):
                errors.Add(Refusal.Enumeration(text, path));
                break;
            default:
                CheckText(text, member, path);
                break;
        }

        return JsonValue.Create(text);
    }

    private JsonValue Number(string text, Member member, string path)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            errors.Add(Refusal.Number(text, path));
            return JsonValue.Create(0);
        }

        return member.Kind == MemberKind.Amount && decimal.Round(number, 2) == number ? Json.Amount(number) : Json.Quantity(number);
    }

    /// <summary>YYYY-MM-DD; a time part or an offset behind it is tolerated and cut (quickbooks-api §2).</summary>
    private JsonValue Date(string text, string path)
    {
        string day = text.Length > 10 && text[10] is 'T' or 'Z' or '+' or '-' ? text[..10] : text;
        if (day.Length != 10 || day[4] != '-' || day[7] != '-')
        {
            errors.Add(Refusal.DateFormat(text, path));
        }
        else if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            errors.Add(Refusal.Date(text, path));
        }

        return JsonValue.Create(day);
    }

    private void CheckText(string text, Member member, string path)
    {
        if (text.Length > member.Max)
        {
            errors.Add(Refusal.Length(text.Length, member.Max, path));
        }

        if (latin1Only && text.Any(character => character > '\u00ff'))
        {
            errors.Add(Refusal.InvalidCharacters(path));
        }
    }

    /// <summary>The text of the recorded 2010; its list of members is cut after 1000 characters.</summary>
    private static string Unrecognized(string name, Shape shape)
    {
        string known = string.Join(", ", shape.Members.Select(member => '"' + member.Name + '"'));
        if (known.Length > 1000)
        {
            known = known[..(known.LastIndexOf(',', 1000))] + " [truncated]";
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"Unrecognized field \"{name}\" (class com.intuit.schema.finance.v3.{shape.ClassName}), not marked as ignorable ({shape.Members.Count} known properties: {known}])\n");
    }

    private static IntuitFault CannotDeserialize(Member member, string path) =>
        Refusal.Property($"Can not deserialize instance of {member.Shape?.ClassName ?? member.Kind.ToString()} ({path})");
}
