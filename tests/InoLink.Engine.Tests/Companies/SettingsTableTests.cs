using System.Text.RegularExpressions;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Companies;

/// <summary>Settings of the original (inolink §4.1): each is a column here, or has a reason not to be. And no preference is shown that nothing reads.</summary>
public sealed partial class SettingsTableTests
{
    private const string NotThisWay = "QuickBooks to Dynamics 365: InoLink promotes one way.";
    private const string NoService = "Jobs run at once and the tick is Dataverse's own: there is no service to schedule.";

    private static readonly Dictionary<string, string> Kept = new()
    {
        ["QuickBooks (company) | Company Name, Country, Base Currency"] = "ino_accountingcompany.ino_name ino_accountingcompany.ino_country ino_accountingcompany.ino_homecurrency",
        ["QuickBooks (company) | Use Sandbox"] = "ino_accountingcompany.ino_environment",
        ["QuickBooks (company) | Client ID*, Client Secret* (OAuth Consumer Key/Secret for 1.0)"] = "ino_connection.ino_clientid ino_connection.ino_clientsecret",
        ["QuickBooks (company) | Owning Business Unit* (or chosen attribute value)"] = "ino_accountingcompany.ino_businessunitid",
        ["CRM→QB Customer | Name Matching Criteria*"] = "ino_linkpreference.ino_namematching",
        ["CRM→QB Customer | Deadlock Win"] = "ino_linkpreference.ino_deadlockwin",
        ["CRM→QB Customer | Allow Primary contact to sync*"] = "ino_linkpreference.ino_allowprimarycontact",
        ["CRM→QB Product | Deadlock Win*"] = "ino_linkpreference.ino_deadlockwin",
        ["CRM→QB Product | Product Mapping: Inventory / Non Inventory / Service → Asset Account*, Income Account*, Expense Account* (picture shows all three for Inventory)"] =
            "ino_linkpreference.ino_inventoryassetaccountid ino_linkpreference.ino_inventoryincomeaccountid ino_linkpreference.ino_inventoryexpenseaccountid "
            + "ino_linkpreference.ino_noninventoryincomeaccountid ino_linkpreference.ino_noninventoryexpenseaccountid ino_linkpreference.ino_serviceincomeaccountid ino_linkpreference.ino_serviceexpenseaccountid",
        ["CRM→QB Quote, Order, Invoice | Auto Create Missing Customer*"] = "ino_linkpreference.ino_autocreatemissingcustomer",
        ["Transaction Settings | Write-In Product*, Line Discount Product*, Shipping Product*"] = "ino_linkpreference.ino_writeinitemid ino_linkpreference.ino_linediscountitemid ino_linkpreference.ino_shippingitemid",
        ["Transaction Settings | Enable Tax Calculation*"] = "ino_linkpreference.ino_taxamount",
    };

    private static readonly Dictionary<string, string> Without = new()
    {
        ["QuickBooks (all companies) | Account Attribute"] = "The owning business unit routes (BOOKS B36).",
        ["QuickBooks (all companies) | Contact Attribute"] = "The owning business unit routes (BOOKS B36).",
        ["QuickBooks (all companies) | Use Field Service Tax*"] = "Tax codes are chosen on the record and in the preferences (BOOKS B16).",
        ["QuickBooks (company) | OAuth Version"] = "Intuit has only 2.0 left.",
        ["QuickBooks (company) | User*"] = NotThisWay,
        ["CRM→QB Product | Name Matching Criteria*"] = "A product's id is the item's name, and an id is the same or another one.",
        ["CRM→QB Product | Base Price List*"] = "A product's own list price goes over.",
        ["QB→CRM Customer | Name Matching Criteria*, Deadlock Win, Allow Primary contact to sync"] = NotThisWay,
        ["QB→CRM Customer | Last Modified From"] = NotThisWay,
        ["QB→CRM Product | Name Matching Criteria*, Deadlock Win*"] = NotThisWay,
        ["QB→CRM Product | Unit Group*, Units*"] = NotThisWay,
        ["QB→CRM Product | Base Price List*"] = NotThisWay,
        ["QB→CRM Product | Decimal Supported*"] = NotThisWay,
        ["QB→CRM Product | Last Modified From"] = NotThisWay,
        ["QB→CRM Transaction History | Credit Memo, Received Payments, Sales Receipt, Estimate, Invoice"] = NotThisWay,
        ["QB→CRM Transaction History | Last Modified From"] = NotThisWay,
        ["Service Scheduling: QB→CRM High Priority | switch, Days*, Start/End Time, Poll Interval (minutes)"] = NotThisWay,
        ["QB→CRM Low Priority | switch, Days*, Poll Interval (hours)"] = NotThisWay,
        ["CRM→QB Service | switch, Days*, Start/End Time, Poll Interval (minutes)"] = NoService,
        ["License | First Name*, Last Name*, Company Name*, Email*, Website*, Main Phone*; Notification From/To, Notify To Inogic, interval Once a day / week / month; or a .lic file"] = "There is no license to activate.",
    };

    /// <summary>The row's key, name and state.</summary>
    private static readonly string[] NoSettings = ["ino_linkpreferenceid", "ino_name", "statecode", "statuscode"];

    [SharedFact]
    public void TheTable_NamesEverySettingOfTheOriginal() => Assert.Equal(Original().Order(StringComparer.Ordinal), Kept.Keys.Concat(Without.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void ASettingThatIsKept_IsAColumnOfTheSolution() => Assert.All(Kept.Values.SelectMany(columns => columns.Split(' ')).Select(column => column.Split('.')), column => Assert.Contains(column[1], Columns(column[0])));

    [Fact]
    public void EveryPreferenceThatTheSolutionHas_IsReadByTheEngine()
    {
        string schema = File.ReadAllText(Engine("Schema", "CompanyTables.cs"));
        string sources = string.Concat(Directory.GetFiles(Engine(), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        Dictionary<string, string> names = Constant().Matches(schema[schema.IndexOf("class PreferenceTable", StringComparison.Ordinal)..]).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);

        Assert.All(Columns("ino_linkpreference").Except(NoSettings), column => Assert.True(names.TryGetValue(column, out string? name) && Regex.Count(sources, $@"PreferenceTable\.{name}\b") >= 2, $"{column}: queried and used?"));
    }

    private static IEnumerable<string> Columns(string table)
    {
        string folder = Directory.GetDirectories(Solution()).Single(found => string.Equals(Path.GetFileName(found), table, StringComparison.OrdinalIgnoreCase));
        return [.. Attribute().Matches(File.ReadAllText(Path.Combine(folder, "Entity.xml"))).Select(match => match.Groups[1].Value.ToLowerInvariant())];
    }

    // a window's name stands on its first row only
    private static IEnumerable<string> Original()
    {
        string window = "";
        foreach (string[] cells in File.ReadAllLines(Path.Combine(RepositoryFolder.Shared, "reference", "inolink.md")).SkipWhile(line => !line.StartsWith("### 4.1", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("### 4.2", StringComparison.Ordinal)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')))
        {
            window = cells[1].Trim().Length > 0 ? cells[1].Trim() : window;
            yield return $"{window} | {cells[2].Trim()}";
        }
    }

    private static string Engine(params string[] path) => Path.Combine([RepositoryFolder.Root, "plugins", "InoLink.Engine", .. path]);

    private static string Solution(params string[] path) => Path.Combine([RepositoryFolder.Root, "solution", "InoLink", "Entities", .. path]);

    [GeneratedRegex("const string (\\w+) = \"(ino_\\w+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex("<attribute PhysicalName=\"(\\w+)\"")]
    private static partial Regex Attribute();
}
