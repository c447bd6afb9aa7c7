using System.ServiceModel;
using System.Text.Json.Nodes;
using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.LinkExisting;

/// <summary>Two lists that grew apart find each other: through the zip, by a bookkeeper, and nothing is sent.</summary>
public class LinkExistingTests
{
    [Fact]
    public async Task A_page_shows_each_unlinked_record_beside_its_likeliest_customer_with_the_reason()
    {
        await using Rig rig = await Rig.OpenAsync();
        Customer(rig, "Acme", "info@acme.example");
        Customer(rig, "Beta Works, Inc.");
        Customer(rig, "Somebody Else", phone: "(555) 987-6543");
        Guid acme = Account(rig, "acme", ("emailaddress1", "INFO@acme.example"));
        Guid beta = Account(rig, "Beta Works");
        Guid gamma = Account(rig, "Gamma", ("telephone1", "+1 555 987 6543"));
        Guid lonely = Account(rig, "Lonely");
        await LoadAsync(rig);

        OrganizationResponse page = Find(rig, "account");

        Assert.Equal([acme, beta, gamma, lonely], Rows(page).Select(row => Guid.Parse((string)row["RecordId"])));
        Assert.Equal(["Name,Email", "SimilarName", "Phone", null], Rows(page).Select(row => row.GetAttributeValue<string>("Reasons")));
        Assert.Equal([true, false, false, null], Rows(page).Select(row => row.GetAttributeValue<bool?>("IsExact")));
        Assert.Equal(["Acme", "Beta Works, Inc.", "Somebody Else", null], Rows(page).Select(row => row.GetAttributeValue<string>("QuickBooksName")));
        Assert.Equal(4, page["UnlinkedCount"]);
        Assert.True((bool)page["HasList"]);
        Assert.Equal([acme], Rows(Find(rig, "account", ("Filter", "Exact"))).Select(row => Guid.Parse((string)row["RecordId"])));
        Assert.Equal(3, Rows(Find(rig, "account", ("Filter", "Proposed"))).Count);
        Assert.Equal([gamma], Rows(Find(rig, "account", ("Search", "amm"))).Select(row => Guid.Parse((string)row["RecordId"])));
    }

    [Fact]
    public async Task B31_Linking_records_a_baseline_and_sends_nothing_and_a_later_change_sends_only_that()
    {
        await using Rig rig = await Rig.OpenAsync();
        string id = Customer(rig, "Acme", "info@acme.example");
        Guid acme = Account(rig, "Acme", ("emailaddress1", "info@acme.example"), ("fax", "12345"), ("websiteurl", "https://acme.example"));
        await LoadAsync(rig);
        Entity proposal = Rows(Find(rig, "account")).Single();
        rig.Lab.QuickBooks.Log.Clear();

        OrganizationResponse answer = Link(rig, "account", (acme, proposal));
        await rig.SettleAsync();

        Assert.Equal(1, answer["LinkedCount"]);
        Assert.Empty(rig.Lab.QuickBooks.Log.Entries);
        Assert.Equal("Linked", rig.LinkStatus("account", acme));
        Entity link = Links(rig, acme).Single();
        Assert.Equal(id, Rig.Text(link, "ino_accountingid"));
        Assert.Contains("Bo Bookkeeper", Rig.Text(link, "ino_linkreason"), StringComparison.Ordinal);
        Assert.Empty(rig.Jobs(acme));

        Bookkeeper(rig).Update(new Entity("account", acme) { ["fax"] = "67890" });
        await rig.SettleAsync();

        Assert.Equal("Success", Rig.StatusOf(rig.LastJob(acme)));
        JsonObject sent = JsonNode.Parse(rig.Lab.QuickBooks.Log.Entries.Last(entry => entry.Method == "POST").Body!)!.AsObject();
        Assert.Equal(["Fax", "Id", "SyncToken", "sparse"], sent.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Acme", rig.Books.All("Customer").Single(customer => customer["Id"]!.GetValue<string>() == id)["DisplayName"]!.GetValue<string>());
    }

    [Fact]
    [Reaches("INO-2103")]
    [Reaches("INO-2104")]
    [Reaches("INO-2105")]
    public async Task B07_One_customer_has_one_record_and_one_record_one_customer()
    {
        await using Rig rig = await Rig.OpenAsync();
        Customer(rig, "Acme");
        Customer(rig, "Acme Two");
        Guid acme = Account(rig, "Acme");
        Guid other = Account(rig, "Acme Copy");
        await LoadAsync(rig);
        Entity entry = Rows(Find(rig, "account", ("Search", "Acme"))).First(row => row.GetAttributeValue<string>("QuickBooksName") == "Acme");
        Entity second = Entry(rig, "Acme Two");

        OrganizationResponse twice = Link(rig, "account", (acme, entry), (other, entry));
        OrganizationResponse taken = Link(rig, "account", (other, entry));
        OrganizationResponse again = Link(rig, "account", (acme, second));

        Assert.Equal("", Codes(twice).First());
        Refuses(Results(twice)[1], "INO-2105");
        Refuses(Results(taken).Single(), "INO-2103", "Acme");
        Refuses(Results(again).Single(), "INO-2104", "Customer");
        Assert.DoesNotContain(Rows(Find(rig, "account")), row => row.GetAttributeValue<string>("QuickBooksName") == "Acme");
        Laboratory.Execute(Bookkeeper(rig), "ino_Unlink", ("TableName", "account"), ("RecordId", acme));
        Assert.Equal(2, Link(rig, "account", (other, entry), (acme, second))["LinkedCount"]);
    }

    [Fact]
    [Reaches("INO-2101")]
    public async Task A_child_is_linked_after_its_parent_and_alone_it_is_told_to_wait_for_it()
    {
        await using Rig rig = await Rig.OpenAsync();
        Customer(rig, "Parent");
        Customer(rig, "Child");
        Guid parent = Account(rig, "Parent");
        Guid child = Account(rig, "Child", ("parentaccountid", new EntityReference("account", parent)));
        await LoadAsync(rig);
        Entity parentEntry = Entry(rig, "Parent");
        Entity childEntry = Entry(rig, "Child");

        OrganizationResponse alone = Link(rig, "account", (child, childEntry));
        OrganizationResponse both = Link(rig, "account", (child, childEntry), (parent, parentEntry));

        Refuses(Results(alone).Single(), "INO-2101", "Parent");
        Assert.Equal(2, both["LinkedCount"]);
        rig.Lab.QuickBooks.Log.Clear();
        await rig.SettleAsync();
        Assert.Empty(rig.Lab.QuickBooks.Log.Entries);
    }

    [Fact]
    public async Task Products_are_found_by_their_number_and_need_no_accounts_to_be_linked()
    {
        await using Rig rig = await Rig.OpenAsync();
        string id = rig.Books.Create("Item", new JsonObject { ["Name"] = "CH-1", ["Type"] = "Service", ["IncomeAccountRef"] = new JsonObject { ["value"] = "1" } })["Id"]!.GetValue<string>();
        Guid chair = Product(rig, "Chair", "ch-1");
        Guid bundle = Product(rig, "Bundle", "CH-1x", structure: 3);
        await LoadAsync(rig);

        IReadOnlyList<Entity> rows = Rows(Find(rig, "product"));
        OrganizationResponse answer = Link(rig.Administrator, rig, "product", (chair, rows.Single(row => Guid.Parse((string)row["RecordId"]) == chair)));

        Assert.DoesNotContain(rows, row => Guid.Parse((string)row["RecordId"]) == bundle);
        Assert.True((bool)rows.Single(row => Guid.Parse((string)row["RecordId"]) == chair)["IsExact"]);
        Assert.Equal(["Number"], rows.Where(row => row.Contains("Reasons")).Select(row => (string)row["Reasons"]));
        Assert.Equal(1, answer["LinkedCount"]);
        Assert.Equal(id, Rig.Text(rig.Administrator.Retrieve("product", chair, new ColumnSet("ino_accountingid")), "ino_accountingid"));
    }

    [Fact]
    public async Task Whoever_may_not_write_the_record_may_not_link_it_and_salespeople_may_not_link_at_all()
    {
        await using Rig rig = await Rig.OpenAsync();
        Customer(rig, "Acme");
        Guid acme = Account(rig, "Acme");
        await LoadAsync(rig);
        Entity entry = Entry(rig, "Acme");
        IOrganizationService blind = rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Bea Blind", "InoLink Administrator"));

        OrganizationResponse unseen = Link(blind, rig, "account", (acme, entry));

        Assert.Equal(["INO-1104"], Codes(unseen));
        Assert.Contains("prvWriteino_AccountingCompany", Refused(() => Link(rig.Salesperson, rig, "account", (acme, entry))), StringComparison.Ordinal);
        Assert.Contains("prvWriteino_AccountingCompany", Refused(() => Laboratory.Execute(rig.Salesperson, "ino_FindLinkProposals", ("CompanyId", rig.Company().Id), ("TableName", "account"))), StringComparison.Ordinal);
        Assert.Empty(Links(rig, acme));
    }

    [Fact]
    public async Task What_was_set_aside_is_not_proposed_again()
    {
        await using Rig rig = await Rig.OpenAsync();
        Customer(rig, "Acme");
        Guid acme = Account(rig, "Acme");
        await LoadAsync(rig);

        Bookkeeper(rig).Update(new Entity("account", acme) { ["ino_notinquickbooks"] = true });

        Assert.Empty(Rows(Find(rig, "account")));
        Bookkeeper(rig).Update(new Entity("account", acme) { ["ino_notinquickbooks"] = false });
        Assert.Single(Rows(Find(rig, "account")));
    }

    [Fact]
    [Reaches("INO-1018")]
    [Reaches("INO-2102")]
    [Reaches("INO-2107")]
    public async Task A_record_that_waits_for_its_promotion_and_an_entry_that_is_inactive_are_refused()
    {
        await using Rig rig = await Rig.OpenAsync();
        string id = Customer(rig, "Acme");
        Customer(rig, "Queued");
        Guid acme = Account(rig, "Acme");
        Guid queued = Account(rig, "Queued");
        await LoadAsync(rig);
        Entity acmeEntry = Entry(rig, "Acme");
        Entity queuedEntry = Entry(rig, "Queued");
        rig.Books.MakeInactive("Customer", id);
        await LoadAsync(rig);
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.Throttled) { Entity = "Customer", Operation = "create" });
        Rig.Promote(Bookkeeper(rig), "account", queued);
        await rig.Lab.DrainAsync();

        Refuses(Results(Link(rig, "account", (acme, acmeEntry))).Single(), "INO-2102");
        Refuses(Results(Link(rig, "account", (queued, queuedEntry))).Single(), "INO-1018");
        Told.ByRefusal(
            () => Laboratory.Execute(Bookkeeper(rig), "ino_LinkExisting", ("CompanyId", rig.Company().Id), ("TableName", "account"), ("RecordIds", new[] { acme.ToString("D") }), ("EntryIds", Array.Empty<string>())),
            "INO-2107", "1 records and 0");
        rig.Books.Reactivate("Customer", id);
        await LoadAsync(rig);
        Assert.Equal(1, Link(rig, "account", (acme, Entry(rig, "Acme")))["LinkedCount"]);
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", queued));
    }

    [Fact]
    [Reaches("INO-2106")]
    public async Task A_customer_of_another_currency_is_refused_and_the_one_of_the_same_is_linked()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Books.ChangeSettings(profile => profile with { MultiCurrency = true });
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_settingsreadon"] = null });
        rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Acme Euro", ["CurrencyRef"] = new JsonObject { ["value"] = "EUR" } });
        rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Acme Dollar", ["CurrencyRef"] = new JsonObject { ["value"] = "USD" } });
        Guid acme = Account(rig, "Acme");
        await LoadAsync(rig);

        OrganizationResponse euro = Link(rig, "account", (acme, Entry(rig, "Acme Euro")));

        Refuses(Results(euro).Single(), "INO-2106", "EUR", "USD");
        Assert.Equal("", rig.LinkStatus("account", acme));
        Assert.Equal(1, Link(rig, "account", (acme, Entry(rig, "Acme Dollar")))["LinkedCount"]);
    }

    [Fact]
    public async Task Pages_go_on_behind_what_was_linked_and_none_is_skipped_or_shown_twice_not_even_of_one_name()
    {
        await using Rig rig = await Rig.OpenAsync();
        for (int i = 0; i < 25; i++)
        {
            Account(rig, i < 12 ? "Same Name" : $"Zed {i:D2}");
        }

        await LoadAsync(rig);
        List<string> seen = [];
        string? token = null;
        do
        {
            OrganizationResponse page = Find(rig, "account", ("PageSize", 7), ("PageToken", token ?? ""));
            seen.AddRange(Rows(page).Select(row => (string)row["RecordId"]));

            // somebody promotes one of the page meanwhile: it leaves the list
            Rig.Promote(Bookkeeper(rig), "account", Guid.Parse(seen[^1]));
            token = page.Results.ContainsKey("NextPageToken") ? (string?)page["NextPageToken"] : null;
        }
        while (token is not null);

        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    internal static Guid Account(Rig rig, string name, params (string Column, object Value)[] more) => Rig.Create(Bookkeeper(rig), "account", [("name", name), .. more]);

    private static string Customer(Rig rig, string name, string email = "", string phone = "")
    {
        JsonObject customer = new() { ["DisplayName"] = name };
        if (email.Length > 0)
        {
            customer["PrimaryEmailAddr"] = new JsonObject { ["Address"] = email };
        }

        if (phone.Length > 0)
        {
            customer["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = phone };
        }

        return rig.Books.Create("Customer", customer)["Id"]!.GetValue<string>();
    }

    private static Guid Product(Rig rig, string name, string number, int structure = 1)
    {
        EntityReference First(string table) => rig.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(false) }).Entities[0].ToEntityReference();
        return Rig.Create(rig.Administrator, "product", ("name", name), ("productnumber", number), ("productstructure", new OptionSetValue(structure)), ("defaultuomid", First("uom")),
            ("defaultuomscheduleid", First("uomschedule")), ("quantitydecimal", 2), ("producttypecode", new OptionSetValue(3)));
    }

    internal static IOrganizationService Bookkeeper(Rig rig) => rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Bo Bookkeeper", "InoLink Administrator", "Salesperson"));

    internal static async Task LoadAsync(Rig rig)
    {
        Laboratory.Execute(Bookkeeper(rig), "ino_LoadLists", ("CompanyId", rig.Company().Id));
        await rig.SettleAsync();
    }

    internal static OrganizationResponse Find(Rig rig, string table, params (string Name, object Value)[] more) =>
        Laboratory.Execute(Bookkeeper(rig), "ino_FindLinkProposals", [("CompanyId", rig.Company().Id), ("TableName", table), .. more]);

    internal static OrganizationResponse Link(Rig rig, string table, params (Guid Record, Entity Entry)[] pairs) => Link(Bookkeeper(rig), rig, table, pairs);

    internal static OrganizationResponse Link(IOrganizationService caller, Rig rig, string table, params (Guid Record, Entity Entry)[] pairs) => Laboratory.Execute(
        caller, "ino_LinkExisting", ("CompanyId", rig.Company().Id), ("TableName", table), ("RecordIds", pairs.Select(pair => pair.Record.ToString("D")).ToArray()),
        ("EntryIds", pairs.Select(pair => pair.Entry.LogicalName == "ino_listentry" ? pair.Entry.Id.ToString("D") : (string)pair.Entry["EntryId"]).ToArray()));

    internal static IReadOnlyList<Entity> Rows(OrganizationResponse page) => [.. ((EntityCollection)page["Records"]).Entities];

    private static IReadOnlyList<Entity> Results(OrganizationResponse answer) => [.. ((EntityCollection)answer["Results"]).Entities];

    private static void Refuses(Entity result, string code, params string[] words)
    {
        Assert.False((bool)result["Linked"]);
        Told.InAnswer(code, Rig.Text(result, "ErrorCode"), Rig.Text(result, "Problem"), Rig.Text(result, "Fix"), words);
    }

    private static IEnumerable<string> Codes(OrganizationResponse answer) => Results(answer).Select(row => Rig.Text(row, "ErrorCode"));

    private static Entity Entry(Rig rig, string name)
    {
        QueryExpression query = new("ino_listentry") { ColumnSet = new ColumnSet("ino_name") };
        query.Criteria.AddCondition("ino_name", ConditionOperator.Equal, name);
        query.Criteria.AddCondition("ino_listtype", ConditionOperator.Equal, 776210001);
        return rig.Administrator.RetrieveMultiple(query).Entities.Single();
    }

    private static IReadOnlyList<Entity> Links(Rig rig, Guid record)
    {
        QueryExpression query = new("ino_link") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("ino_recordid", ConditionOperator.Equal, record.ToString("D"));
        return [.. rig.Administrator.RetrieveMultiple(query).Entities];
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<FaultException<OrganizationServiceFault>>(call).Detail.Message;
}
