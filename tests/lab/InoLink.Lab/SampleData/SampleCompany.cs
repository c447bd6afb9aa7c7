using System.Text.Json.Nodes;

namespace InoLink.Lab.SampleData;

/// <summary>The sample company's data files (folder Sample), as they are. Keys name records across the files: <c>account:KEY</c>, <c>contact:KEY</c>, <c>product:KEY</c>, <c>quote:KEY</c>, <c>salesorder:KEY</c>, <c>invoice:KEY</c>.</summary>
public sealed record SampleCompany
{
    private SampleCompany(string folder)
    {
        Accounts = Read(folder, "accounts.json").AsArray();
        Contacts = Read(folder, "contacts.json").AsArray();
        Products = Read(folder, "products.json").AsArray();
        Documents = Read(folder, "documents.json").AsArray();
        QuickBooks = Read(folder, "quickbooks.json").AsObject();
        Expected = Read(folder, "expected.json").AsObject();
    }

    public JsonArray Accounts { get; init; }

    public JsonArray Contacts { get; init; }

    public JsonArray Products { get; init; }

    /// <summary>Quotes, orders and invoices; <c>table</c> says which.</summary>
    public JsonArray Documents { get; init; }

    /// <summary>What stands in QuickBooks before anything is promoted.</summary>
    public JsonObject QuickBooks { get; }

    /// <summary>The outcome of every record.</summary>
    public JsonObject Expected { get; }

    public static SampleCompany Load() => new(Path.Combine(AppContext.BaseDirectory, "Sample"));

    private static JsonNode Read(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return JsonNode.Parse(File.ReadAllText(path)) ?? throw new InvalidDataException($"{path} is empty.");
    }
}
