using System.Globalization;
using System.Reflection;
using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>
/// A type of Intuit's SDK as a list of the members that a draft may hold; a member is called the same in JSON and in the SDK, but for the text of references and memos.
/// The rule of <c>XxxSpecified</c> is kept here and nowhere else: the SDK sends a value type only if its flag is set (ipp-sdk, Wire format), so whoever sets Xxx sets its
/// flag, and what isn't in the draft stays unsaid.
/// </summary>
internal sealed class Table<T>
    where T : class, new()
{
    private readonly Dictionary<string, Action<T, object, string>> members = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => members.Keys;

    /// <param name="path">Where the draft stands, for errors: the entity, then member by member.</param>
    public T Make(JsonObject draft, string path)
    {
        T made = new();
        foreach (KeyValuePair<string, object?> field in draft)
        {
            string at = $"{path}.{field.Key}";
            if (!members.TryGetValue(field.Key, out Action<T, object, string>? set))
            {
                throw new UnmappedFieldException(at, "no table has this field.");
            }

            // the SDK leaves null out (NullValueHandling.Ignore), which says something else than the draft
            set(made, field.Value ?? throw new UnmappedFieldException(at, "its value is null."), at);
        }

        return made;
    }

    public Table<T> Text(string name) => Value(name, Read.Text);

    /// <summary>Text inside a small object: lower-case <c>value</c> in JSON.</summary>
    public Table<T> ValueText() => Add("value", Setter("Value", Read.Text));

    public Table<T> Amount(string name) => Value(name, Read.Amount);

    public Table<T> Flag(string name) => Value(name, Read.Flag);

    /// <summary>A plain date. Its kind is Unspecified: that is the one which the SDK doesn't convert to UTC before it cuts the time off (ipp-sdk, Dates).</summary>
    public Table<T> Day(string name) => Value(name, Read.Day);

    public Table<T> Instant(string name) => Value(name, Read.Instant);

    public Table<T> Choice<TEnum>(string name)
        where TEnum : struct => Value(name, Read.Choice<TEnum>);

    public Table<T> Part<TPart>(string name, Table<TPart> table)
        where TPart : class, new() => Value(name, (value, path) => table.Make(Read.Object(value, path), path));

    public Table<T> Parts<TPart>(string name, Table<TPart> table)
        where TPart : class, new() => Value(name, (value, path) => Read.List(value, path).Select((item, i) => Item(table, item, path, i)).ToArray());

    public Table<T> Reference(string name) => Part(name, CommonTables.Reference);

    /// <summary>A member that needs more than one property.</summary>
    public Table<T> Add(string name, Action<T, object, string> set)
    {
        members.Add(name, set);
        return this;
    }

    private Table<T> Value<TValue>(string name, Func<object, string, TValue> read) => Add(name, Setter(name, read));

    private static Action<T, object, string> Setter<TValue>(string name, Func<object, string, TValue> read)
    {
        PropertyInfo? property = typeof(T).GetProperty(name);
        if (property?.PropertyType != typeof(TValue))
        {
            throw new ArgumentException($"{typeof(T).Name} of Intuit's SDK has no {name} of type {typeof(TValue).Name}.", nameof(name));
        }

        PropertyInfo? specified = typeof(T).GetProperty(name + "Specified");
        return (target, value, path) =>
        {
            property.SetValue(target, read(value, path));
            specified?.SetValue(target, true);
        };
    }

    private static TPart Item<TPart>(Table<TPart> table, object? item, string path, int i)
        where TPart : class, new()
    {
        string at = $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]";
        return table.Make(Read.Object(item, at), at);
    }
}
