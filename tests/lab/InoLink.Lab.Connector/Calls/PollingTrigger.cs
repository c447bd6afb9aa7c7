using System.Net;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Connector.Calls;

/// <summary>
/// A flow's polling trigger: calls the operation once, then the Location of each answer. All that it knows between two polls is that address, so that a restart is a new instance with it.
/// </summary>
public sealed class PollingTrigger(ConnectorHost host, string operationId, JsonObject inputs, Uri? location = null)
{
    /// <summary>The address of the next poll; null before the first.</summary>
    public Uri? Location { get; private set; } = location;

    /// <summary>When the flow may come again.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Goes on from an address that was kept.</summary>
    public void Resume(Uri kept) => Location = kept;

    /// <summary>Asks once. The rows that the flow gets; none where the answer was 202.</summary>
    /// <param name="answerIsLost">The connector worked, but the flow never sees the answer.</param>
    public async Task<IReadOnlyList<JsonObject>> PollAsync(bool answerIsLost = false)
    {
        ConnectorAnswer answer = Location is null ? await host.CallAsync(operationId, inputs) : await host.FollowAsync(operationId, Location);
        if (answerIsLost)
        {
            return [];
        }

        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Accepted))
        {
            throw new InvalidOperationException($"The poll failed with {(int)answer.Status}: {answer.Body?.ToJsonString()}");
        }

        Location = answer.Location ?? throw new InvalidOperationException("The answer to a poll has no Location.");
        RetryAfter = answer.RetryAfter;
        return answer.Status == HttpStatusCode.Accepted ? [] : [.. answer.Body!["value"]!.AsArray().Select(row => row!.AsObject())];
    }
}
