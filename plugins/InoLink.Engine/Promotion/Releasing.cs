using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// The administrator's way out of a document that is Linked (BOOKS B35): only if its QuickBooks object is gone, deleted or voided, the link is closed and the lock lifted; the next
/// Promote makes a new generation of the link.
/// </summary>
public sealed class Releasing
{
    /// <summary>The fate of an object that is gone.</summary>
    public const string Deleted = "deleted";
    private const string ObjectNotFound = "610";
    private const string Voided = "Voided";
    private readonly IOrganizationService system;

    public Releasing(IOrganizationService system) => this.system = system;

    /// <summary>What became of the object in QuickBooks: deleted or voided; empty while it stands. Pure.</summary>
    /// <param name="answer">Answer to the query by its id.</param>
    public static string FateOf(Link link, Answer answer, out Problem? problem)
    {
        problem = null;
        if (answer.Is(ObjectNotFound))
        {
            return Deleted;
        }

        if (answer.Kind != AnswerKind.Done)
        {
            problem = Catalogue.NotAsked(answer.Reason);
            return "";
        }

        if (answer.Body.Objects(link.QuickBooksType).FirstOrDefault() is not { } held)
        {
            return Deleted;
        }

        // a void sets every amount to zero and the memo to Voided (quickbooks-api §5); a document that was free of charge from the start is none
        decimal total = held.Number("TotalAmt") ?? 0m;
        string memo = held.Text("PrivateNote")?.Trim() ?? "";
        if (total == 0m && (memo.StartsWith(Voided, StringComparison.OrdinalIgnoreCase) || DocumentTotals.Planned(link.Sent) != 0m))
        {
            return "voided";
        }

        problem = Catalogue.StillThere(link.Title, total);
        return "";
    }

    /// <summary>Closes the link and empties the columns of the record; the document may be changed and promoted again.</summary>
    public void Run(EntityReference record, Link link, DateTime now, Guid by, string reason)
    {
        new Links.Links(system).Close(link, now, by, reason);
        system.Update(new Entity(record.LogicalName, record.Id)
        {
            [Promotable.LinkStatus] = null,
            [Promotable.LinkError] = null,
            [Promotable.AccountingId] = null,
            [Promotable.AccountingRef] = null,
            [Promotable.TotalCheck] = null,
            [Promotable.LastLinkedOn] = null,
        });
    }
}
