using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>What promoting would do with one record, in the order in which it would happen.</summary>
public sealed class PlannedRecord
{
    public PlannedRecord(EntityReference record, Plan plan, int wave, Link? link, Link? former, EntityReference? neededBy)
    {
        Record = record;
        Plan = plan;
        Wave = wave;
        Link = link;
        Former = former;
        NeededBy = neededBy;
    }

    /// <summary>With its name.</summary>
    public EntityReference Record { get; }

    /// <summary>As the drain would make it; ids of what goes over in the same run are placeholders.</summary>
    public Plan Plan { get; }

    /// <summary>From 1; the records of one wave go in as few calls as possible.</summary>
    public int Wave { get; }

    public Link? Link { get; }

    /// <summary>What the record was linked to before Unlink: taken up again if it still stands in QuickBooks.</summary>
    public Link? Former { get; }

    /// <summary>The record it goes along with; null where it was asked for itself.</summary>
    public EntityReference? NeededBy { get; }

    /// <summary>Create, Link (to the object of before), Update, UpToDate, Waits (for something that is under way) or Refused.</summary>
    public string Action =>
        Plan.Kind == PlanKind.Create && Former != null ? "Link"
        : Plan.Problem is { Fate: Fate.Waits } ? "Waits"
        : Plan.Kind.ToString();

    /// <summary>Intuit's entity; empty where the plan refuses a record that is not linked.</summary>
    public string QuickBooksType => Plan.Write?.Entity ?? Link?.QuickBooksType ?? "";

    /// <summary>The name or number that it has in QuickBooks; empty where QuickBooks numbers.</summary>
    public string QuickBooksName => Plan.Wanted.Text("DisplayName") ?? Plan.Wanted.Text("Name") ?? Plan.Wanted.Text("DocNumber") ?? "";
}
