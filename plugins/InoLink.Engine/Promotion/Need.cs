using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Promotion;

/// <summary>Another record that a plan leans on, as far as it is or will be in QuickBooks: a parent, a customer, a product, the order behind an invoice.</summary>
public sealed class Need
{
    private Need(string accountingId, string type, JsonObject sent, Problem? problem)
    {
        AccountingId = accountingId;
        QuickBooksType = type;
        Sent = sent;
        Problem = problem;
    }

    /// <summary>QuickBooks' id, or in a preview a placeholder for the one it will get; empty while there is none.</summary>
    public string AccountingId { get; }

    /// <summary>Intuit's entity; empty while there is no id.</summary>
    public string QuickBooksType { get; }

    /// <summary>What QuickBooks holds of ours.</summary>
    public JsonObject Sent { get; }

    /// <summary>Why it is not there; null where it is, or where its outcome is open.</summary>
    public Problem? Problem { get; }

    public bool IsThere => AccountingId.Length > 0;

    public static Need Of(Link link) => new(link.AccountingId, link.QuickBooksType, link.Sent, null);

    /// <summary>Something that goes over in the same run, in a wave before: its id is not known yet.</summary>
    public static Need Planned(Guid record, Plan plan, string type) => new("new:" + record.ToString("D"), type, plan.Wanted, null);

    /// <param name="problem">Null where its outcome is still open.</param>
    public static Need Missing(Problem? problem) => new("", "", new JsonObject(), problem);
}
