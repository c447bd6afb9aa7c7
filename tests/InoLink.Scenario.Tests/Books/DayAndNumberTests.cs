using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B17, B18 and B20: which day, which number.</summary>
public class DayAndNumberTests
{
    [Theory]
    [InlineData("Pacific/Tongatapu", "2026-01-31T11:30:00", "2026-02-01")]
    [InlineData("Pacific/Tongatapu", "2026-01-31T10:30:00", "2026-01-31")]
    [InlineData("America/Los_Angeles", "2026-02-01T07:30:00", "2026-01-31")]
    [InlineData("America/Los_Angeles", "2026-02-01T08:30:00", "2026-02-01")]
    public async Task B17_a_moment_becomes_the_day_of_the_companys_zone_at_a_months_end(string zone, string moment, string day)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.SetCompany("ino_timezone", zone);
        DateTime utc = DateTime.SpecifyKind(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        EntityReference customer = rig.Customer("Zone Ltd");
        EntityReference product = rig.Product("ZONE-1");
        EntityReference quote = rig.Sale("quote", customer, product, 5m, ("effectivefrom", utc));
        EntityReference order = rig.Sale("salesorder", customer, product, 6m);
        rig.Update(order, ("submitdate", utc));

        await rig.PromoteAsync(quote, order);

        rig.AssertLinked(quote, order);
        Assert.Equal(day, SalesRig.Text(rig.Booked("Estimate")["TxnDate"]));
        Assert.Equal(day, SalesRig.Text(rig.Booked("Invoice")["TxnDate"]));
    }

    [Theory]
    [InlineData("Pacific/Tongatapu")]
    [InlineData("America/Los_Angeles")]
    public async Task B17_a_plain_date_goes_as_it_is_in_every_zone_and_a_document_without_one_gets_the_companys_today(string zone)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.SetCompany("ino_timezone", zone);
        EntityReference customer = rig.Customer("Plain Ltd");
        EntityReference product = rig.Product("PLAIN-1");
        EntityReference dated = rig.Sale("invoice", customer, product, 5m, ("ino_documentdate", new DateTime(2026, 1, 31)));
        EntityReference undated = rig.Sale("invoice", customer, product, 6m);

        await rig.PromoteAsync(dated, undated);

        rig.AssertLinked(dated, undated);
        Assert.Equal("2026-01-31", SalesRig.Text(Of(rig, dated)["TxnDate"]));
        DateTime sent = rig.Row(undated).GetAttributeValue<DateTime>("ino_lastlinkedon");
        string today = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(sent, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(today, SalesRig.Text(Of(rig, undated)["TxnDate"]));
    }

    [Fact]
    [Reaches("INO-1717")]
    public async Task B18_a_document_in_closed_books_is_refused_and_goes_with_a_later_date()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { BookCloseDate = new DateOnly(2026, 3, 31) });
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Closed Ltd"), rig.Product("CLOSED-1"), 5m, ("ino_documentdate", new DateTime(2026, 3, 31)));

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1717", "2026-03-31");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.Update(invoice, ("ino_documentdate", new DateTime(2026, 4, 1)));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
        Assert.Equal("2026-04-01", SalesRig.Text(rig.Booked("Invoice")["TxnDate"]));
    }

    [Fact]
    public async Task B18_by_preference_it_is_dated_to_the_next_open_day_and_the_memo_keeps_its_own()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { BookCloseDate = new DateOnly(2026, 3, 31) });
        rig.Prefer(SalesRig.Transactions, ("ino_closedbooks", new OptionSetValue(SalesRig.SecondChoice)));
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Closed Ltd"), rig.Product("CLOSED-1"), 5m, ("ino_documentdate", new DateTime(2026, 2, 10)));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Assert.Equal("2026-04-01", SalesRig.Text(rig.Booked("Invoice")["TxnDate"]));
        Assert.Contains("2026-02-10", SalesRig.Text(rig.Booked("Invoice")["PrivateNote"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B18_books_closed_since_the_settings_were_read_end_in_QuickBooks_refusal_and_the_next_promote_knows()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Closing Ltd"), rig.Product("CLOSED-1"), 5m, ("ino_documentdate", new DateTime(2026, 3, 31)));
        rig.Books.ChangeSettings(profile => profile with { BookCloseDate = new DateOnly(2026, 3, 31) });

        await rig.PromoteAsync(invoice);
        Assert.Equal("Error", rig.Status(invoice));
        Assert.Empty(rig.Books.All("Invoice"));

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1717");
        rig.Update(invoice, ("ino_documentdate", new DateTime(2026, 4, 1)));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
    }

    [Fact]
    public async Task B20_the_CRMs_number_goes_over_where_both_sides_say_so()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { CustomTxnNumbers = true });
        rig.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", true));
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Number Ltd"), rig.Product("NUM-1"), 5m);

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        string number = Rig.Text(rig.Row(invoice), "invoicenumber");
        Assert.Equal(number, SalesRig.Text(rig.Booked("Invoice")["DocNumber"]));
        Assert.Equal(number, Rig.Text(rig.Row(invoice), "ino_accountingref"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Reaches("INO-1724")]
    public async Task B20_preference_and_company_that_disagree_are_refused_until_they_agree(bool companyWants)
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { CustomTxnNumbers = companyWants });
        rig.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", !companyWants));
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Number Ltd"), rig.Product("NUM-1"), 5m);

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1724");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", companyWants));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
    }

    [Fact]
    [Reaches("INO-1732")]
    public async Task B20_a_number_that_QuickBooks_has_already_is_refused_by_6140_and_goes_once_the_number_is_free()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { CustomTxnNumbers = true, WarnDuplicateNumbers = true });
        rig.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", true));
        EntityReference customer = rig.Customer("Number Ltd");
        EntityReference product = rig.Product("NUM-1");
        EntityReference first = rig.Sale("invoice", customer, product, 5m, ("invoicenumber", "F-1"));
        await rig.PromoteAsync(first);
        rig.AssertLinked(first);
        EntityReference second = rig.Sale("invoice", customer, product, 6m, ("invoicenumber", "F-1"));

        await rig.PromoteAsync(second);
        rig.AssertRefused(second, "INO-1732", "F-1");
        Assert.DoesNotContain(rig.Log.Entries, entry => entry.Query.Contains("allowduplicatedocnum", StringComparison.Ordinal));

        // the number of an invoice is fixed in the CRM, so the bookkeeper renumbers the other one
        rig.Books.Update("Invoice", SalesRig.Text(rig.Booked("Invoice")["Id"]), new JsonObject { ["DocNumber"] = "F-0" });
        await rig.RetryAsync(second);
        rig.AssertLinked(first, second);
    }

    private static JsonObject Of(SalesRig rig, EntityReference document) => rig.Books.Find("Invoice", Rig.Text(rig.Row(document), "ino_accountingid"))!;
}
