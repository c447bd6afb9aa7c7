using System.Collections;
using System.Globalization;

namespace InoLink.QuickBooks.Json;

/// <summary>
/// A JSON object whose members keep their order. Values are <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>,
/// <see cref="JsonObject"/>, <see cref="List{T}"/> of object, or null. Numbers are decimal: money never passes through a double.
/// </summary>
public sealed class JsonObject : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<string> order = new();
    private readonly Dictionary<string, object?> members = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => order;

    public int Count => order.Count;

    /// <summary>The member's value; null when it is absent or null.</summary>
    public object? this[string name]
    {
        get => members.TryGetValue(name, out object? value) ? value : null;
        set
        {
            if (!members.ContainsKey(name))
            {
                order.Add(name);
            }

            members[name] = value;
        }
    }

    /// <summary>For collection initialisers: adds a member, null included.</summary>
    public void Add(string name, object? value) => this[name] = value;

    public bool Has(string name) => members.ContainsKey(name);

    public void Remove(string name)
    {
        if (members.Remove(name))
        {
            order.Remove(name);
        }
    }

    public JsonObject? Object(string name) => this[name] as JsonObject;

    public string? Text(string name) => this[name] switch
    {
        null => null,
        string text => text,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => null,
    };

    public decimal? Number(string name) => this[name] switch
    {
        decimal number => number,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) => number,
        _ => null,
    };

    /// <summary>True or false; QuickBooks sends booleans, but its NameValue lists hold them as text.</summary>
    public bool? Flag(string name) => this[name] switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out bool flag) => flag,
        _ => null,
    };

    /// <summary>The objects of an array member; empty when the member is absent.</summary>
    public IEnumerable<JsonObject> Objects(string name) => this[name] is List<object?> list ? list.OfType<JsonObject>() : Enumerable.Empty<JsonObject>();

    /// <summary>The text of a member along a path, e.g. <c>ParentRef.value</c>.</summary>
    public string? TextAt(string path)
    {
        string[] names = path.Split('.');
        JsonObject? at = this;
        for (int i = 0; i < names.Length - 1; i++)
        {
            at = at?.Object(names[i]);
        }

        return at?.Text(names[names.Length - 1]);
    }

    /// <summary>A new object with the same members; values are shared.</summary>
    public JsonObject Copy()
    {
        JsonObject copy = new();
        foreach (string name in order)
        {
            copy[name] = members[name];
        }

        return copy;
    }

    public override string ToString() => JsonText.Write(this);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        order.Select(name => new KeyValuePair<string, object?>(name, members[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
