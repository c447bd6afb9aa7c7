using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Records;

/// <summary>
/// The link columns of a row against its link, which is the truth (BOOKS B07): what a copy, a revision, an import or a hand has put there is taken back. Pure.
/// </summary>
public static class LinkColumns
{
    /// <summary>
    /// The change that makes the row say what its link says; null where it does already. To be Linked and Error may stand on any row: the one is a request, the other the end of one.
    /// </summary>
    /// <param name="row">A row with <see cref="Promotable.Columns"/>.</param>
    /// <param name="links">Its open links. Of several, to several companies, the row shows one, whichever it is.</param>
    public static Entity? Correction(Entity row, IEnumerable<Link> links)
    {
        List<Link> open = links.ToList();
        return open.Count == 0 ? WithoutLink(row) : WithLink(row, open.FirstOrDefault(link => link.AccountingId == row.Text(Promotable.AccountingId)) ?? open.Last());
    }

    /// <summary>
    /// What to take off a row that was just created: nobody has promoted it, so all it says is copied from another row, but for To be Linked, which is a request. Null where it says nothing.
    /// </summary>
    public static Entity? OfNewRow(Entity row)
    {
        Entity change = new(row.LogicalName, row.Id);
        foreach (string column in Promotable.Columns(row.LogicalName).Where(column => row.GetAttributeValue<object>(column) != null))
        {
            change[column] = null;
        }

        if (IsAsked(row))
        {
            change.Attributes.Remove(Promotable.LinkStatus);
        }

        return Complete(change);
    }

    /// <summary>True where somebody asks for the row to be promoted.</summary>
    public static bool IsAsked(Entity row) => row.Choice(Promotable.LinkStatus) == (int)LinkStatus.ToBeLinked;

    private static Entity? WithoutLink(Entity row)
    {
        Entity change = new(row.LogicalName, row.Id);
        foreach (string column in new[] { Promotable.AccountingId, Promotable.AccountingRef, Promotable.TotalCheck }.Where(column => row.GetAttributeValue<object>(column) != null))
        {
            change[column] = null;
        }

        if (row.Choice(Promotable.LinkStatus) == (int)LinkStatus.Linked)
        {
            change[Promotable.LinkStatus] = null;
            change[Promotable.LastLinkedOn] = null;
        }

        return Complete(change);
    }

    private static Entity? WithLink(Entity row, Link link)
    {
        Entity change = new(row.LogicalName, row.Id);
        if (row.Choice(Promotable.LinkStatus) is null or (int)LinkStatus.Unlinked)
        {
            change[Promotable.LinkStatus] = LinkStatus.Linked.ToOption();
        }

        if (row.Text(Promotable.AccountingId) != link.AccountingId)
        {
            change[Promotable.AccountingId] = link.AccountingId;
        }

        if (!Promotable.IsMaster(row.LogicalName) && row.Text(Promotable.AccountingRef) != link.AccountingRef)
        {
            change[Promotable.AccountingRef] = link.AccountingRef.Length == 0 ? null : link.AccountingRef;
        }

        return Complete(change);
    }

    // ino_linkerror always goes with the status: so our own step knows the write as ours and asks nothing
    private static Entity? Complete(Entity change)
    {
        if (change.Contains(Promotable.LinkStatus))
        {
            change[Promotable.LinkError] = null;
        }

        return change.Attributes.Count == 0 ? null : change;
    }
}
