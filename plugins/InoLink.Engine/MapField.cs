using InoLink.QuickBooks.Json;

namespace InoLink.Engine;

/// <summary>One line of a table that says what goes into a field of a QuickBooks entity.</summary>
/// <typeparam name="TFacts">What values are made from.</typeparam>
public sealed class MapField<TFacts>
{
    /// <param name="name">Intuit's field.</param>
    /// <param name="from">Label of the column or preference that it comes from.</param>
    /// <param name="limit">Characters that QuickBooks takes; 0 for what is no text of the CRM's.</param>
    /// <param name="value">As it goes over; null or an empty text is left out.</param>
    public MapField(string name, string from, int limit, Func<TFacts, object?> value)
    {
        Name = name;
        From = from;
        Limit = limit;
        Value = value;
    }

    public string Name { get; }

    public string From { get; }

    public int Limit { get; }

    public Func<TFacts, object?> Value { get; }

    /// <summary>The member that holds the value, where Intuit keeps an object: value of a reference, Address of an e-mail. Null where the field itself does.</summary>
    public string? Member { get; set; }

    /// <summary>A name: colon, tab and line break are forbidden, and there has to be one.</summary>
    public bool IsName { get; set; }

    public bool IsEmail { get; set; }

    /// <summary>Said at creation only (BOOKS B31).</summary>
    public bool AtCreation { get; set; }

    /// <summary>Whether the entity can't be made without it; it is a preference then.</summary>
    public Func<TFacts, bool> IsNeeded { get; set; } = _ => false;

    public object Wrap(object value) => Member == null ? value : new JsonObject { { Member, value } };
}
