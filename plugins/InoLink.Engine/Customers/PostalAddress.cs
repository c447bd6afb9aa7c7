using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Customers;

/// <summary>One postal address as the CRM holds it; blank parts are empty.</summary>
public sealed class PostalAddress
{
    public static PostalAddress Of(Entity row, AddressColumns columns) => new()
    {
        Lines = new[] { columns.Name, columns.PrimaryContactName, columns.Street1, columns.Street2, columns.Street3 }
            .Select(column => row.Text(column).Trim()).Where(line => line.Length > 0).ToList(),
        City = row.Text(columns.City).Trim(),
        State = row.Text(columns.State).Trim(),
        PostalCode = row.Text(columns.PostalCode).Trim(),
        Country = row.Text(columns.Country).Trim(),
    };

    /// <summary>Address name, primary contact, street 1 to 3: the lines in the order in which they go over (inolink §2.1).</summary>
    public IReadOnlyList<string> Lines { get; set; } = Array.Empty<string>();

    public string City { get; set; } = "";

    public string State { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string Country { get; set; } = "";

    /// <summary>Intuit's members of a PhysicalAddress, with the lengths they take (quickbooks-api §3).</summary>
    public IEnumerable<AddressPart> Parts => Lines
        .Select((line, i) => new AddressPart("Line" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), "a street line", line, 500))
        .Concat(new[]
        {
            new AddressPart("City", "City", City, 255),
            new AddressPart("CountrySubDivisionCode", "State/Province", State, 255),
            new AddressPart("PostalCode", "ZIP/Postal Code", PostalCode, 30),
            new AddressPart("Country", "Country/Region", Country, 255),
        });

    public bool IsBlank => Lines.Count == 0 && City.Length == 0 && State.Length == 0 && PostalCode.Length == 0 && Country.Length == 0;
}

/// <summary>One member of an address.</summary>
public sealed class AddressPart
{
    public AddressPart(string name, string label, string value, int limit)
    {
        Name = name;
        Label = label;
        Value = value;
        Limit = limit;
    }

    public string Name { get; }

    public string Label { get; }

    public string Value { get; }

    public int Limit { get; }
}
