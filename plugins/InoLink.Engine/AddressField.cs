using InoLink.Engine.Customers;

namespace InoLink.Engine;

/// <summary>One line of a table that says which address of the CRM goes into a field of a QuickBooks entity.</summary>
/// <typeparam name="TFacts">What it is read from.</typeparam>
public sealed class AddressField<TFacts>
{
    /// <param name="name">Intuit's field.</param>
    /// <param name="label">The address as people call it.</param>
    public AddressField(string name, string label, Func<TFacts, PostalAddress> value)
    {
        Name = name;
        Label = label;
        Value = value;
    }

    public string Name { get; }

    public string Label { get; }

    public Func<TFacts, PostalAddress> Value { get; }
}
