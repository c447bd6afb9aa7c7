namespace InoLink.Engine.LinkExisting;

/// <summary>A record that is not linked, as far as it is compared.</summary>
public sealed class LinkSubject
{
    public LinkSubject(Guid id, string name, string number, string email, IReadOnlyList<string> phones)
    {
        Id = id;
        Name = name.Trim();
        Number = number.Trim();
        Email = email.Trim();
        Phones = phones.Select(phone => phone.Trim()).Where(phone => phone.Length > 0).ToList();
    }

    public Guid Id { get; }

    public string Name { get; }

    /// <summary>Account number, or product id; empty for contacts.</summary>
    public string Number { get; }

    public string Email { get; }

    public IReadOnlyList<string> Phones { get; }

    /// <summary>Of a product its id is what QuickBooks has as the item's name (inolink §2.3).</summary>
    public bool IsProduct { get; set; }

    /// <summary>The texts that an entry's name may equal.</summary>
    public IEnumerable<string> Names => (IsProduct ? new[] { Number, Name } : new[] { Name }).Where(name => name.Length > 0);
}
