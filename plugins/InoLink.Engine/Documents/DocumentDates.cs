using InoLink.Engine.Problems;

namespace InoLink.Engine.Documents;

/// <summary>Which day a document is booked on (BOOKS B17, B18). Pure; days only, no time and no zone enters here.</summary>
public static class DocumentDates
{
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
        return closed.Value.Date.AddDays(1);
    }

    /// <summary>A moment as a day of the zone.</summary>
    public static DateTime Day(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).Date;
}
