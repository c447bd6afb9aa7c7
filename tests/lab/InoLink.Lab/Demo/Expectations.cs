using System.Text.Json.Nodes;

namespace InoLink.Lab.Demo;

/// <summary>Compares outcomes with the sample's expected.json. A group holds records whose outcomes depend on which job came first: the outcomes as a set must be the listed ones.</summary>
public sealed class Expectations(JsonObject expected)
{
    public IReadOnlyList<Verdict> Judge(IReadOnlyList<Outcome> outcomes)
    {
        Dictionary<string, string?> complaints = new(StringComparer.Ordinal);
        foreach ((string key, JsonNode? wanted) in expected["records"]!.AsObject())
        {
            complaints[key] = outcomes.FirstOrDefault(outcome => outcome.Key == key) is { } found ? Compare(found, wanted!.AsObject()) : "no such record";
        }

        foreach (JsonObject group in expected["groups"]!.AsArray().OfType<JsonObject>())
        {
            JudgeGroup(group, outcomes, complaints);
        }

        return [.. outcomes.Select(outcome => new Verdict(outcome, complaints.TryGetValue(outcome.Key, out string? complaint) ? complaint : "nothing is expected of it"))];
    }

    private static void JudgeGroup(JsonObject group, IReadOnlyList<Outcome> outcomes, Dictionary<string, string?> complaints)
    {
        List<JsonObject> open = [.. group["outcomes"]!.AsArray().OfType<JsonObject>()];
        foreach (string key in group["members"]!.AsArray().Select(member => member!.GetValue<string>()))
        {
            Outcome? found = outcomes.FirstOrDefault(outcome => outcome.Key == key);
            JsonObject? match = found is null ? null : open.FirstOrDefault(wanted => Compare(found, wanted) is null);
            if (match is not null)
            {
                open.Remove(match);
            }

            complaints[key] = match is null ? $"fits none of the group's outcomes ({group["why"]})" : null;
        }
    }

    private static string? Compare(Outcome outcome, JsonObject wanted)
    {
        string status = wanted["status"]!.GetValue<string>();
        string recordStatus = status == "Success" ? "Linked" : "Error";
        return outcome.JobStatus != status ? $"job should be {status}"
            : outcome.RecordStatus != recordStatus ? $"record should be {recordStatus}"
            : status == "Error" ? CompareError(outcome, wanted)
            : CompareHeld(outcome, wanted);
    }

    private static string? CompareError(Outcome outcome, JsonObject wanted)
    {
        string? code = wanted["code"]?.GetValue<string>();
        string? says = wanted["says"]?.GetValue<string>();
        return code is not null && outcome.Code != code ? $"should say {code}"
            : says is not null && !outcome.Words.Contains(says, StringComparison.Ordinal) ? $"should say \"{says}\""
            : null;
    }

    private static string? CompareHeld(Outcome outcome, JsonObject wanted)
    {
        string? name = wanted["displayName"]?.GetValue<string>();
        List<string>? names = wanted["displayNameOneOf"]?.AsArray().Select(one => one!.GetValue<string>()).ToList();
        string? parent = wanted["parent"]?.GetValue<string>();
        string? item = wanted["item"]?.GetValue<string>();
        string? type = wanted["type"]?.GetValue<string>();
        decimal? net = wanted["net"]?.GetValue<decimal>();
        string? says = wanted["says"]?.GetValue<string>();
        return outcome.Held is null ? "has nothing in QuickBooks"
            : name is not null && outcome.Held["DisplayName"]?.GetValue<string>() != name ? $"should be \"{name}\" in QuickBooks, is \"{outcome.Held["DisplayName"]}\""
            : names is not null && !names.Contains(outcome.Held["DisplayName"]?.GetValue<string>() ?? "") ? $"should be one of \"{string.Join("\", \"", names)}\" in QuickBooks, is \"{outcome.Held["DisplayName"]}\""
            : parent != outcome.ParentDisplayName && wanted.ContainsKey("parent") ? $"should stand under \"{parent}\", stands under \"{outcome.ParentDisplayName}\""
            : item is not null && outcome.Held["Name"]?.GetValue<string>() != item ? $"should be the item \"{item}\", is \"{outcome.Held["Name"]}\""
            : type is not null && outcome.Held["Type"]?.GetValue<string>() != type ? $"should be of the type {type}, is {outcome.Held["Type"]}"
            : net is not null && outcome.BookedNet != net ? $"should come to {net} without tax in QuickBooks, comes to {outcome.BookedNet}"
            : outcome.CrmNet != outcome.BookedNet ? $"is {outcome.CrmNet} without tax in the CRM, {outcome.BookedNet} in QuickBooks"
            : says is not null && !outcome.Words.Contains(says, StringComparison.Ordinal) && !outcome.Words.StartsWith("Already up to date", StringComparison.Ordinal) ? $"should say \"{says}\""
            : null;
    }
}
