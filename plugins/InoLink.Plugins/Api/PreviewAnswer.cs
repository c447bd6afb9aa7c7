using InoLink.Engine;
using InoLink.Engine.Companies;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The answer of ino_PlanPromotion: rows, sums and one sentence.</summary>
internal sealed class PreviewAnswer
{
    private readonly EntityCollection plans = new();
    private readonly Dictionary<string, Entity> totals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<string> obstacles = new();
    private readonly Language language;
    private int along;
    private int calls;

    /// <param name="language">What problems are told in.</param>
    public PreviewAnswer(Language language) => this.language = language;

    /// <summary>A record that can't even be planned.</summary>
    public void Refuse(EntityReference record, Problem problem)
    {
        Entity row = Row(record, "Refused");
        Explain(row, problem);
    }

    /// <param name="obstacle">Why the company can't be written to for now: everything would wait.</param>
    public void Add(Company company, IReadOnlyList<PlannedRecord> planned, int callsOfCompany, Problem? obstacle)
    {
        calls += callsOfCompany;
        if (obstacle != null)
        {
            obstacles.Add(obstacle.In(language).ToString());
        }

        foreach (PlannedRecord record in planned)
        {
            Entity row = Row(record.Record, record.Action);
            row["Wave"] = record.Wave;
            row["CompanyName"] = company.Name;
            row["QuickBooksType"] = record.QuickBooksType;
            row["QuickBooksId"] = (record.Link ?? (record.Action == "Link" ? record.Former : null))?.AccountingId;
            row["QuickBooksName"] = record.QuickBooksName;
            row["Warnings"] = string.Join(" ", record.Plan.Warnings);
            if (record.NeededBy != null)
            {
                along++;
                row["NeededBy"] = record.NeededBy.Name;
            }

            if (record.Plan.Problem is { } problem)
            {
                Explain(row, problem);
            }

            if (record.Plan.Totals is { } sums)
            {
                Sum(row, sums);
            }
        }
    }

    public void Write(Invocation run)
    {
        EntityCollection sums = new();
        sums.Entities.AddRange(totals.Values);
        run.Answer("Plans", plans);
        run.Answer("Totals", sums);
        run.Answer("CreateCount", Count("Create"));
        run.Answer("UpdateCount", Count("Update") + Count("Link"));
        run.Answer("UpToDateCount", Count("UpToDate"));
        run.Answer("RefusedCount", Count("Refused") + Count("Waits"));
        run.Answer("AlongCount", along);
        run.Answer("QuickBooksCalls", calls);
        run.Answer("Message", Message());
        run.Answer("Obstacle", obstacles.Count == 0 ? null : string.Join(" ", obstacles));
    }

    private Entity Row(EntityReference record, string action)
    {
        counts[action] = Count(action) + 1;
        Entity row = new()
        {
            ["Order"] = plans.Entities.Count + 1,
            ["TableName"] = record.LogicalName,
            ["RecordId"] = record.Id.ToString("D"),
            ["RecordName"] = record.Name,
            ["Action"] = action,
        };
        plans.Entities.Add(row);
        return row;
    }

    private void Explain(Entity row, Problem problem)
    {
        row["ErrorCode"] = problem.Code;
        row["Problem"] = problem.In(language).Sentence;
        row["Fix"] = problem.In(language).Fix;
    }

    private void Sum(Entity row, Totals sums)
    {
        row["Net"] = sums.PlannedNet;
        row["Tax"] = sums.CrmTax;
        row["Currency"] = sums.Currency;
        if (!totals.TryGetValue(sums.Currency, out Entity? total))
        {
            totals.Add(sums.Currency, total = new Entity { ["Currency"] = sums.Currency, ["Documents"] = 0, ["Net"] = 0m, ["Tax"] = 0m });
        }

        total["Documents"] = (int)total["Documents"] + 1;
        total["Net"] = (decimal)total["Net"] + sums.PlannedNet;
        total["Tax"] = (decimal)total["Tax"] + (sums.CrmTax ?? 0m);
    }

    private int Count(string action) => counts.TryGetValue(action, out int count) ? count : 0;

    private string Message()
    {
        string whole = Results.Planned(Count("Create"), Count("Update") + Count("Link"), Count("UpToDate"), Count("Refused") + Count("Waits"), along, calls).In(language);
        return string.Join(" ", new[] { whole }.Concat(obstacles));
    }
}
