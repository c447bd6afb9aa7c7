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
            : CompareCustomer(outcome, wanted);
    }

    private static string? CompareError(Outcome outcome, JsonObject wanted)
    {
        string? code = wanted["code"]?.GetValue<string>();
        string? says = wanted["says"]?.GetValue<string>();
        return code is not null && outcome.Code != code ? $"should say {code}"
            : says is not null && !outcome.Words.Contains(says, StringComparison.Ordinal) ? $"should say \"{says}\""
            : null;
    }

    private static string? CompareCustomer(Outcome outcome, JsonObject wanted)
    {
        string? name = wanted["displayName"]?.GetValue<string>();
        string? parent = wanted["parent"]?.GetValue<string>();
        return outcome.Customer is null ? "has no customer in QuickBooks"
            : name is not null && outcome.Customer["DisplayName"]?.GetValue<string>() != name ? $"should be \"{name}\" in QuickBooks, is \"{outcome.Customer["DisplayName"]}\""
            : parent != outcome.ParentDisplayName && wanted.ContainsKey("parent") ? $"should stand under \"{parent}\", stands under \"{outcome.ParentDisplayName}\""
            : null;
    }
}
