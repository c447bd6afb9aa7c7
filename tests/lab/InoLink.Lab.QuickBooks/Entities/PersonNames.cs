using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>What customers, vendors and employees have in common: their names, phones, e-mail (quickbooks-api §3).</summary>
internal static class PersonNames
{
    private static readonly string[] Parts = ["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"];
    private static readonly string[] Named = [.. Parts, "DisplayName", "PrintOnCheckName", "CompanyName"];

    public static readonly Member[] Names =
    [
        Text("Title", 16), Text("GivenName", 100), Text("MiddleName", 100), Text("FamilyName", 100), Text("Suffix", 16),
        Text("FullyQualifiedName").Server(), Text("CompanyName", 100), Text("DisplayName", 500), Text("PrintOnCheckName", 110), Flag("Active"),
        Part("PrimaryPhone", CommonShapes.Phone), Part("AlternatePhone", CommonShapes.Phone), Part("Mobile", CommonShapes.Phone), Part("Fax", CommonShapes.Phone),
        Part("PrimaryEmailAddr", CommonShapes.Email) with { Queryable = true }, Part("WebAddr", CommonShapes.WebAddress),
        Ignored("IntuitId"), Ignored("Organization"), Ignored("UserId"), Ignored("OtherContactInfo"), Ignored("V4IDPseudonym"),
    ];

    public static void Apply(Change change)
    {
        JsonObject draft = change.Draft;
        string display = DisplayName(change);
        CheckCharacters(draft);
        CheckEmailAndUrl(draft);
        StoredObject? holder = change.Work.Books.NameHolder(display);
        if (holder is not null && (holder.Entity, holder.Id) != (change.Before?.Entity, change.Before?.Id))
        {
            throw Refusal.DuplicateName();
        }

        draft["DisplayName"] = display;
        draft["PrintOnCheckName"] = change.Text("PrintOnCheckName") ?? display;
        draft["Active"] = draft["Active"] is null || Json.Flag(draft, "Active");
    }

    /// <summary>Gives each address its own Id; a new place is not geocoded, which QuickBooks shows as INVALID.</summary>
    public static void Address(Change change, string member)
    {
        if (Json.Object(change.Draft, member) is not { } address)
        {
            return;
        }

        int lines = Enumerable.Range(1, 5).Sum(line => Json.String(address, "Line" + line)?.Length ?? 0);
        if (lines > 2000)
        {
            throw new IntuitFault([Refusal.Length(lines, 2000, member)]);
        }

        foreach (string empty in address.Where(pair => pair.Value is null || Json.String(address, pair.Key) is "").Select(pair => pair.Key).ToList())
        {
            address.Remove(empty);
        }

        if (address["Id"] is null)
        {
            address["Id"] = Json.String(Json.Object(change.Before?.Json, member), "Id") ?? change.Work.NextId("Address");
            address["Lat"] = "INVALID";
            address["Long"] = "INVALID";
        }
    }

    private static string DisplayName(Change change)
    {
        string? given = change.Text("DisplayName")?.Trim();
        if (string.IsNullOrEmpty(given))
        {
            // a sparse update can't blank it (quickbooks-api §3)
            given = Json.String(change.Before?.Json, "DisplayName")
                ?? string.Join(' ', Parts.Select(part => change.Text(part)?.Trim()).Where(text => !string.IsNullOrEmpty(text)));
        }

        return given.Length > 0 ? given : throw Refusal.NoName();
    }

    private static void CheckCharacters(JsonObject draft)
    {
        List<FaultError> errors = [.. Named
            .Where(name => Json.String(draft, name) is { } text && text.AsSpan().IndexOfAny(":\t\n\r") >= 0 && name != "CompanyName")
            .Select(Refusal.NameCharacters)];
        if (errors.Count > 0)
        {
            throw new IntuitFault(errors);
        }
    }

    private static void CheckEmailAndUrl(JsonObject draft)
    {
        string? email = Json.String(Json.Object(draft, "PrimaryEmailAddr"), "Address");
        if (!string.IsNullOrEmpty(email) && !(email.Contains('@', StringComparison.Ordinal) && email.Contains('.', StringComparison.Ordinal)))
        {
            throw new IntuitFault([Refusal.Email("PrimaryEmailAddr")]);
        }

        string? url = Json.String(Json.Object(draft, "WebAddr"), "URI");
        if (!string.IsNullOrEmpty(url) && (url.Any(char.IsWhiteSpace) || !url.Contains('.', StringComparison.Ordinal)))
        {
            throw new IntuitFault([Refusal.Url("WebAddr")]);
        }
    }
}
