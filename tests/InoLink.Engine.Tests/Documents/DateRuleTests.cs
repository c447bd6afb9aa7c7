using System.Globalization;
using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Documents;

/// <summary>Which day a document is booked on (BOOKS B17, B18).</summary>
public sealed class DateRuleTests
{
    private static readonly TimeZoneInfo Auckland = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
    private static readonly TimeZoneInfo LosAngeles = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>What a person of the zone enters as a day is stored as that zone's midnight in UTC.</summary>
    [Theory]
    [InlineData("2026-01-31T11:00", "Pacific/Auckland", "2026-02-01")]
    [InlineData("2026-02-28T11:00", "Pacific/Auckland", "2026-03-01")]
    [InlineData("2026-06-30T12:00", "Pacific/Auckland", "2026-07-01")]
    [InlineData("2025-12-31T11:00", "Pacific/Auckland", "2026-01-01")]
    [InlineData("2026-02-01T08:00", "America/Los_Angeles", "2026-02-01")]
    [InlineData("2026-03-01T07:59", "America/Los_Angeles", "2026-02-28")]
    [InlineData("2026-07-01T07:00", "America/Los_Angeles", "2026-07-01")]
    [InlineData("2024-03-01T04:00", "America/Los_Angeles", "2024-02-29")]
    [InlineData("2026-03-08T10:30", "America/Los_Angeles", "2026-03-08")]
    [InlineData("2026-02-01T00:00", "Etc/UTC", "2026-02-01")]
    public void B17_AMoment_IsADayInTheCompanysZone(string utc, string zone, string day) => Assert.Equal(Day(day), DocumentDates.Day(Moment(utc), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void B17_TheSameMoment_IsTwoDays_InUtcPlus13AndUtcMinus8()
    {
        DateTime moment = Moment("2026-01-31T20:00");

        Assert.Equal(Day("2026-02-01"), DocumentDates.Day(moment, Auckland));
        Assert.Equal(Day("2026-01-31"), DocumentDates.Day(moment, LosAngeles));
    }

    [Fact]
    public void B17_TheDateIsAlwaysExplicit_TheDocumentsElseToday_OrTheDayOfPromotionByPreference()
    {
        DocumentSource undated = Samples.Invoice(Samples.Line(1m));
        undated.Date = null;
        DocumentPreferences promotion = Samples.Preferences;
        promotion.DayOfPromotion = true;

        Assert.Equal("2026-03-02", Samples.Sent(Samples.Invoice(Samples.Line(1m))).Text("TxnDate"));
        Assert.Equal("2026-03-09", Samples.Sent(undated).Text("TxnDate"));
        Assert.Equal("2026-03-09", Samples.Sent(Samples.Invoice(Samples.Line(1m)), promotion).Text("TxnDate"));
    }

    [Fact]
    public void B17_TheDueDate_GoesOnlyIfTheCrmHasOne_AndOnInvoicesOnly()
    {
        DocumentSource due = Samples.Invoice(Samples.Line(1m));
        due.DueDate = new DateTime(2026, 3, 31);
        DocumentSource order = Samples.Order(Samples.Line(1m));
        order.DueDate = due.DueDate;
        DocumentPreferences receipt = Samples.Preferences;
        receipt.OrderBecomes = "SalesReceipt";

        Assert.Equal("2026-03-31", Samples.Sent(due).Text("DueDate"));
        Assert.False(Samples.Sent(Samples.Invoice(Samples.Line(1m))).Has("DueDate"));
        Assert.False(Samples.Sent(order, receipt).Has("DueDate"));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void B17_AProcessOfAnotherCalendar_WritesTheSameDays(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        DocumentSource quote = Samples.Quote(Samples.Line(1234.5m));
        quote.ExpiresOn = new DateTime(2026, 2, 28);
        string expected = JsonText.Write(Samples.Sent(quote));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, JsonText.Write(Samples.Sent(quote)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2026-03-01", "none")]
    [InlineData("2026-03-02", "INO-1717")]
    [InlineData("2026-03-31", "INO-1717")]
    public void B18_ADateOnOrBeforeTheClosingDate_IsRefused(string closed, string code) => Assert.Equal(code, Samples.Refusal(Samples.Invoice(Samples.Line(1m)), settings: Samples.ClosedUpTo(closed)));

    [Fact]
    public void B18_ByPreference_ItMovesToTheNextOpenDay_WithTheOriginalDateInTheMemo()
    {
        DocumentPreferences redate = Samples.Preferences;
        redate.RedateClosedBooks = true;

        JsonObject sent = Samples.Sent(Samples.Invoice(Samples.Line(1m)), redate, Samples.ClosedUpTo("2026-03-31"));

        Assert.Equal("2026-04-01", sent.Text("TxnDate"));
        Assert.Contains("2026-03-02", sent.Text("PrivateNote"), StringComparison.Ordinal);
        Assert.EndsWith(" ino:0123456789", sent.Text("PrivateNote"), StringComparison.Ordinal);
    }

    [Fact]
    public void B18_AnEstimatePostsNothing_SoClosedBooksDoNotHoldItUp()
    {
        DocumentPreferences estimate = Samples.Preferences;
        estimate.OrderBecomes = "Estimate";

        Assert.Equal("2026-03-02", Samples.Sent(Samples.Quote(Samples.Line(1m)), settings: Samples.ClosedUpTo("2026-03-31")).Text("TxnDate"));
        Assert.Equal("2026-03-02", Samples.Sent(Samples.Order(Samples.Line(1m)), estimate, Samples.ClosedUpTo("2026-03-31")).Text("TxnDate"));
        Assert.Equal("INO-1717", Samples.Refusal(Samples.Order(Samples.Line(1m)), settings: Samples.ClosedUpTo("2026-03-31")));
    }

    [Fact]
    public void B33_ADocumentBeforeItsItemsInventoryBegins_IsRefused()
    {
        DocumentContext context = Samples.Context;
        context.Items[Samples.Pump].StartsOn = new DateTime(2026, 3, 3);

        Assert.Equal("INO-1718", Samples.Refusal(Samples.Invoice(Samples.Line(1m), Samples.Line(1m, product: Samples.Pump)), context: context));
        context.Items[Samples.Pump].StartsOn = new DateTime(2026, 3, 2);
        Assert.Equal("none", Samples.Refusal(Samples.Invoice(Samples.Line(1m, product: Samples.Pump)), context: context));
    }

    private static DateTime Day(string day) => DateTime.Parse(day, CultureInfo.InvariantCulture);

    private static DateTime Moment(string utc) => DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
