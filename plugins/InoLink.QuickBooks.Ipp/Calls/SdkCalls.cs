using System.Net;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;
using Intuit.Ipp.Core;
using Intuit.Ipp.Core.Configuration;

namespace InoLink.QuickBooks.Ipp.Calls;

/// <summary>
/// One call through Intuit's SDK: token, time-out (BOOKS B05) and request id for every attempt, a refused token renewed once. The configuration is in memory, so that no
/// file is looked for; what isn't said in it, MemoryConfigurationProvider sets: JSON and gzip both ways, every logging sink off, no retry policy (ipp-sdk, Consequences 2, 4, 9).
/// </summary>
internal sealed class SdkCalls
{
    /// <summary>Values 1 to 74 are ignored since August 2025; 75 is what every call runs as.</summary>
    private const string Minor = "75";
    private readonly Uri api;
    private readonly string realmId;
    private readonly TokenSource tokens;
    private readonly TimeBudget budget;
    private readonly TimeSpan longestWait;

    public SdkCalls(Uri api, string realmId, TokenSource tokens, TimeBudget budget, TimeSpan? longestWait = null)
    {
        this.api = api;
        this.realmId = realmId;
        this.tokens = tokens;
        this.budget = budget;
        this.longestWait = longestWait ?? TimeSpan.MaxValue;

        // of this host only: no extra round trip before a body, no connection kept for an execution that may come too late for it (dataverse-runtime §1 Network)
        ServicePoint host = ServicePointManager.FindServicePoint(api);
        host.Expect100Continue = false;
        host.ConnectionLeaseTimeout = 0;
    }

    /// <param name="items">Writes or queries that the call carries: they decide its time-out.</param>
    /// <param name="requestId">Null for a call that writes nothing.</param>
    /// <param name="call">Makes the call and gives the answer in the shape of Intuit's JSON.</param>
    public Reply Run(int items, string? requestId, Func<ServiceContext, JsonObject> call)
    {
        TimeSpan timeout = TimeBudget.For(items);
        string? refused = null;
        while (true)
        {
            if (!budget.Fits(timeout))
            {
                return NoTime();
            }

            if (tokens.Get(out string token, refused) is { } without)
            {
                return new Reply { Failure = without };
            }

            // renewing the token may have taken its own time-out
            if (!budget.Fits(timeout))
            {
                return NoTime();
            }

            Reply reply = Attempt(new BearerToken(token), timeout < longestWait ? timeout : longestWait, requestId, call);
            if (refused != null || !AnswerReader.TokenRefused(reply))
            {
                return reply;
            }

            // a refused token is definite: nothing was done. It is renewed once and the same call, with the same request id, goes again.
            refused = token;
        }
    }

    private static Reply NoTime() => new() { Failure = Answer.Of(AnswerKind.NotSent, "No time was left in this run.") };

    private Reply Attempt(BearerToken bearer, TimeSpan timeout, string? requestId, Func<ServiceContext, JsonObject> call)
    {
        try
        {
            return new Reply { Status = 200, Text = JsonText.Write(call(Context(bearer, timeout, requestId))) };
        }
        catch (Exception failure) when (bearer.WasAsked || failure is not NotSupportedException)
        {
            return SdkFailure.Reply(failure, bearer.WasAsked, timeout);
        }
    }

    // a new one for every attempt: the SDK forgets the request id after each (Consequences 10), and a context is not for two threads (6)
    private ServiceContext Context(BearerToken bearer, TimeSpan timeout, string? requestId)
    {
        IppConfiguration configuration = new() { BaseUrl = new BaseUrl { Qbo = api.AbsoluteUri }, MinorVersion = new MinorVersion { Qbo = Minor } };
        return new ServiceContext(realmId, IntuitServicesType.QBO, bearer, new MemoryConfigurationProvider(configuration))
        {
            Timeout = (int)timeout.TotalMilliseconds,

            // the SDK appends it to the address as it is; left null it would make one up, empty it sends none
            RequestId = requestId == null ? "" : Uri.EscapeDataString(requestId),
        };
    }
}
