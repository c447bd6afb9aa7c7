using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Records;

/// <summary>
/// Why a record wants no link any more although a write of it is on its way or its outcome was unknown until now: it was deleted, merged away or unlinked meanwhile. What stands in QuickBooks
/// is recorded all the same, and the link closed at once (BOOKS B03, B07).
/// </summary>
public static class Departure
{
    private const string MergedColumn = "merged";

    /// <summary>The columns that <see cref="Of"/> needs.</summary>
    public static string[] Columns(string table) => table is AccountTable.Name or ContactTable.Name
        ? new[] { Promotable.LinkStatus, MergedColumn }
        : new[] { Promotable.LinkStatus };

    /// <summary>The reason, or null where the record is there to be linked. Documents go once: they can't be unlinked by hand.</summary>
    /// <param name="row">The row as it is now; null where it is gone.</param>
    public static Text? Of(string table, Entity? row) =>
        row == null ? Results.DeletedMeanwhile()
        : row.Flag(MergedColumn) ? Results.MergedMeanwhile()
        : Promotable.IsMaster(table) && row.Choice(Promotable.LinkStatus) == (int)LinkStatus.Unlinked ? Results.UnlinkedMeanwhile()
        : null;

    /// <summary>Closes the record's open links and clears what the record says of it.</summary>
    public static void Settle(IOrganizationService system, string table, Guid record, string reason, Guid? by, DateTime now)
    {
        foreach (Link link in new Links.Links(system).AllOpenOf(new[] { record }))
        {
            new Links.Links(system).Close(link, now, by, reason);
        }

        if (system.Find(table, record, Promotable.Columns(table)) is { } row && LinkColumns.Correction(row, Array.Empty<Link>()) is { } change)
        {
            system.Update(change);
        }
    }
}
