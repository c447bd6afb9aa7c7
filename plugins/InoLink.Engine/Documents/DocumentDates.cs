using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>Which day a document is booked on (BOOKS B17, B18). Pure; days only, no time and no zone enters here.</summary>
public static class DocumentDates
{
    /// <summary>The day of a document by the company's preferences. Estimates post nothing, so closed books don't concern them.</summary>
    public static DateTime TxnDate(DocumentSource document, DateTime today, DocumentPreferences preferences, CompanySettings settings, out DateTime? moved, out Problem? problem)
    {
        DateTime? closed = DocumentStates.Becomes(document, preferences) == "Estimate" ? null : settings.BookCloseDate;
        return TxnDate(document.Date, today, closed, preferences.DayOfPromotion, preferences.RedateClosedBooks, out moved, out problem);
    }

    /// <summary>The day of what posts.</summary>
    /// <param name="own">The document's own day; null where the CRM has none.</param>
    /// <param name="today">Today in the company's zone.</param>
    /// <param name="closed">The last closed day of the books; null where they are open.</param>
    /// <param name="redate">Move a closed day to the next open one; else it is refused.</param>
    /// <param name="moved">The original day, where it was moved.</param>
    public static DateTime TxnDate(DateTime? own, DateTime today, DateTime? closed, bool dayOfPromotion, bool redate, out DateTime? moved, out Problem? problem)
    {
        DateTime day = (dayOfPromotion ? today : own ?? today).Date;
        moved = null;
        problem = null;
        if (closed == null || day > closed.Value.Date)
        {
            return day;
        }

        if (!redate)
        {
            problem = Catalogue.BooksClosed(day, closed.Value);
            return day;
        }

        moved = day;
        return closed.Value.Date.AddTicks(TimeSpan.TicksPerDay);
    }

    /// <summary>First day of the fiscal year that a day lies in.</summary>
    /// <param name="firstMonth">1 (January) to 12.</param>
    public static DateTime FiscalYear(DateTime day, int firstMonth) => new(day.Month < firstMonth ? day.Year - 1 : day.Year, firstMonth, 1);

    /// <summary>A moment as a day of the zone.</summary>
    public static DateTime Day(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).Date;
}
