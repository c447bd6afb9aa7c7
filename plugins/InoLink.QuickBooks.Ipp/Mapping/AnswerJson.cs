using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml.Serialization;
using InoLink.QuickBooks.Json;
using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>
/// An object of Intuit's SDK as the JSON that it was read from. No table here: an answer holds whatever QuickBooks has, and all of it counts, so the rules are those by
/// which the SDK itself reads and writes (ipp-sdk, Wire format). Members that QuickBooks sent but the SDK doesn't know are lost before we see them.
/// </summary>
internal static class AnswerJson
{
    private const string Specified = "Specified";
    private static readonly string[] Choices = { "ItemElementName", "ItemsElementName" };

    public static JsonObject Of(object entity)
    {
        JsonObject json = new();
        Dictionary<string, PropertyInfo> named = new(StringComparer.Ordinal);
        foreach (PropertyInfo property in entity.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            named[property.Name] = property;
        }

        foreach (PropertyInfo property in named.Values)
        {
            if (!IsSaid(entity, property, named) || property.GetValue(entity) is not { } value)
            {
                continue;
            }

            switch (property.Name)
            {
                case "AnyIntuitObject":
                    Add(json, ChoiceName(property, value, Choice(entity, named)), value);
                    break;
                case "AnyIntuitObjects":
                    AddChoices(json, entity, property, (Array)value, named);
                    break;
                default:
                    Add(json, property.Name == "Value" && entity is Data.ReferenceType or Data.MemoRef ? "value" : property.Name, value);
                    break;
            }
        }

        return json;
    }

    // flags and choice names say something of another property; a value type whose flag is down wasn't in the answer
    private static bool IsSaid(object entity, PropertyInfo property, Dictionary<string, PropertyInfo> named)
    {
        bool isFlag = property.Name.EndsWith(Specified, StringComparison.Ordinal) && named.ContainsKey(property.Name.Substring(0, property.Name.Length - Specified.Length));
        bool isSilent = named.TryGetValue(property.Name + Specified, out PropertyInfo? flag) && flag.GetValue(entity) is false;
        return !isFlag && !isSilent && !Choices.Contains(property.Name);
    }

    private static object? Choice(object entity, Dictionary<string, PropertyInfo> named) =>
        Choices.Where(named.ContainsKey).Select(name => named[name].GetValue(entity)).FirstOrDefault();

    private static void AddChoices(JsonObject json, object entity, PropertyInfo property, Array values, Dictionary<string, PropertyInfo> named)
    {
        Array? names = Choice(entity, named) as Array;
        for (int i = 0; i < values.Length; i++)
        {
            if (values.GetValue(i) is { } value)
            {
                Add(json, ChoiceName(property, value, names != null && i < names.Length ? names.GetValue(i) : null), value);
            }
        }
    }

    // the choice beside it names it; else the attribute that the SDK's class carries for this type; else the type itself
    private static string? ChoiceName(PropertyInfo property, object value, object? choice) =>
        choice is Enum chosen ? Name(chosen)
        : property.GetCustomAttributes<XmlElementAttribute>().FirstOrDefault(element => element.Type == value.GetType() && element.ElementName.Length > 0)?.ElementName
            ?? (IsIntuits(value) ? value.GetType().Name : null);

    private static void Add(JsonObject json, string? name, object value)
    {
        if (name != null && Value(value) is { } said)
        {
            json[name] = said;
        }
    }

    private static object? Value(object value) => value switch
    {
        string or bool or decimal => value,
        int or long or short or byte or double or float => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        DateTime time => Time(time),
        Enum choice => Name(choice),
        IEnumerable items => items.Cast<object?>().Where(item => item != null).Select(item => Value(item!)).ToList(),
        _ when IsIntuits(value) => Of(value),
        _ => null,
    };

    // a date of a document has neither time nor zone; a point in time was read with its zone, so its kind says so
    private static string Time(DateTime time) => time.Kind == DateTimeKind.Unspecified
        ? time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
        : time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    // some values have a text that is no C# name, e.g. "Accounts Receivable"
    private static string Name(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<XmlEnumAttribute>()?.Name is { Length: > 0 } text ? text : value.ToString();

    private static bool IsIntuits(object value) => value.GetType().Namespace == "Intuit.Ipp.Data";
}
