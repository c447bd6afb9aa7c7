using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine;

public enum PlanKind
{
    /// <summary>Nothing is sent; the job ends or waits with the problem.</summary>
    Refused,

    /// <summary>QuickBooks already has every value; nothing is sent.</summary>
    UpToDate,

    Create,

    Update,
}

/// <summary>What is to become of one record, decided before any call.</summary>
public sealed class Plan
{
    private Plan(PlanKind kind, JsonObject wanted, QuickBooksWrite? write, Problem? problem, IReadOnlyList<string>? warnings, Totals? totals = null)
    {
        Kind = kind;
        Wanted = wanted;
        Write = write;
        Problem = problem;
        Warnings = warnings ?? Array.Empty<string>();
        Totals = totals;
    }

    public PlanKind Kind { get; }

    /// <summary>Every value that QuickBooks holds of ours once the plan is carried out: it becomes the link's last sent values.</summary>
    public JsonObject Wanted { get; }

    public QuickBooksWrite? Write { get; }

    public Problem? Problem { get; }

    /// <summary>Sentences that a job shows although it succeeded.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Of a document; null for customers and items.</summary>
    public Totals? Totals { get; }

    /// <summary>Digest of what is sent: an id is repeated only with the same (BOOKS B03).</summary>
    public string Hash => DeterministicId.Digest(JsonText.Canonical(Write?.Body() ?? Wanted));

    public static Plan Refuse(Problem problem) => new(PlanKind.Refused, new JsonObject(), null, problem, null);

    public static Plan UpToDate(JsonObject wanted, IReadOnlyList<string>? warnings = null) => new(PlanKind.UpToDate, wanted, null, null, warnings);

    public static Plan Create(string entity, JsonObject wanted, JsonObject fields, IReadOnlyList<string>? warnings = null, Totals? totals = null) =>
        new(PlanKind.Create, wanted, QuickBooksWrite.Create(entity, fields), null, warnings, totals);

    public static Plan Update(string entity, string id, string syncToken, JsonObject wanted, JsonObject changed, IReadOnlyList<string>? warnings = null) =>
        new(PlanKind.Update, wanted, QuickBooksWrite.Update(entity, id, syncToken, changed), null, warnings);
}
