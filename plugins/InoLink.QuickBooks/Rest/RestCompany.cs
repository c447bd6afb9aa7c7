using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;

namespace InoLink.QuickBooks.Rest;

/// <summary>Our own road to a QuickBooks company: REST and JSON, nothing but the framework (quickbooks-api §1, §6, §7).</summary>
public sealed class RestCompany : IQuickBooksCompany
{
    /// <summary>Values 1 to 74 are ignored since August 2025; 75 is what every call runs as.</summary>
    private const string MinorVersion = "75";

    /// <summary>Intuit's limit of a batch (fault 1040).</summary>
    private const int MostItems = 30;
    private readonly HttpExchange http;
    private readonly Uri company;
    private readonly string realmId;
    private readonly TokenSource tokens;
    private readonly TimeBudget budget;

    public RestCompany(HttpExchange http, QuickBooksHosts hosts, string realmId, TokenSource tokens, TimeBudget budget)
    {
        this.http = http;
        this.realmId = realmId;
        this.tokens = tokens;
        this.budget = budget;
        company = new Uri(hosts.Api, "v3/company/" + Uri.EscapeDataString(realmId) + "/");
    }

    public IReadOnlyList<Answer> Send(string requestId, IReadOnlyList<QuickBooksWrite> writes)
    {
        Check(writes.Count);
        if (writes.Count == 1)
        {
            QuickBooksWrite write = writes[0];
            Reply single = Call(1, () => Post(write.Entity.ToLowerInvariant() + Parameters(requestId), write.Body()));
            return new[] { AnswerReader.Read(single, body => body.Object(write.Entity)) };
        }

        List<string> bIds = Numbers(writes.Count);
        List<object?> items = writes.Select((write, i) => (object?)new JsonObject
        {
            { "bId", bIds[i] },
            { "operation", write.IsUpdate ? "update" : "create" },
            { write.Entity, write.Body() },
        }).ToList();
        Reply reply = Call(writes.Count, () => Post("batch" + Parameters(requestId), new JsonObject { { "BatchItemRequest", items } }));
        return AnswerReader.ReadBatch(reply, bIds, item => writes.Select(write => item.Object(write.Entity)).FirstOrDefault(found => found != null));
    }

    public IReadOnlyList<Answer> Query(IReadOnlyList<string> statements)
    {
        Check(statements.Count);
        if (statements.Count == 1)
        {
            Reply single = Call(1, () => Get("query" + Parameters(null) + "&query=" + Uri.EscapeDataString(statements[0])));
            return new[] { AnswerReader.Read(single, body => body.Object("QueryResponse")) };
        }

        List<string> bIds = Numbers(statements.Count);
        List<object?> items = statements.Select((statement, i) => (object?)new JsonObject { { "bId", bIds[i] }, { "Query", statement } }).ToList();
        Reply reply = Call(statements.Count, () => Post("batch" + Parameters(null), new JsonObject { { "BatchItemRequest", items } }));
        return AnswerReader.ReadBatch(reply, bIds, item => item.Object("QueryResponse"));
    }

    public Answer ReadSettings(out CompanySettings? settings)
    {
        settings = null;
        Answer info = AnswerReader.Read(Call(1, () => Get("companyinfo/" + Uri.EscapeDataString(realmId) + Parameters(null))), body => body.Object("CompanyInfo"));
        if (info.Kind != AnswerKind.Done)
        {
            return info;
        }

        Answer preferences = AnswerReader.Read(Call(1, () => Get("preferences" + Parameters(null))), body => body.Object("Preferences"));
        if (preferences.Kind == AnswerKind.Done)
        {
            settings = CompanySettings.From(info.Body, preferences.Body);
        }

        return preferences;
    }

    public Answer ReadExchangeRate(string currency, DateTime day, out decimal? rate)
    {
        string path = $"exchangerate{Parameters(null)}&sourcecurrencycode={Uri.EscapeDataString(currency)}&asofdate={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        Answer answer = AnswerReader.Read(Call(1, () => Get(path)), body => body.Object("ExchangeRate"));
        rate = answer.Body.Number("Rate");
        return answer;
    }

    private static void Check(int count)
    {
        if (count is < 1 or > MostItems)
        {
            throw new ArgumentException($"One call carries 1 to {MostItems} items, not {count}.");
        }
    }

    public Answer ReadChanges(IReadOnlyList<string> entities, DateTime since)
    {
        string moment = since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string path = $"cdc{Parameters(null)}&entities={Uri.EscapeDataString(string.Join(",", entities))}&changedSince={Uri.EscapeDataString(moment)}";
        return AnswerReader.Read(Call(1, () => Get(path)), Changes);
    }

    // {"CDCResponse":[{"QueryResponse":[{"Customer":[…]},{}]}]}: one member of QueryResponse for each entity, put together here
    private static JsonObject? Changes(JsonObject body)
    {
        if (body.Objects("CDCResponse").FirstOrDefault() is not { } response)
        {
            return null;
        }

        JsonObject changes = new();
        foreach (KeyValuePair<string, object?> member in response.Objects("QueryResponse").SelectMany(entity => entity).Where(member => member.Value is List<object?>))
        {
            changes[member.Key] = member.Value;
        }

        return changes;
    }

    private static List<string> Numbers(int count) => Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();

    private static string Parameters(string? requestId) =>
        "?minorversion=" + MinorVersion + (requestId == null ? "" : "&requestid=" + Uri.EscapeDataString(requestId));

    private HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(company, path));

    private HttpRequestMessage Post(string path, JsonObject body) => new(HttpMethod.Post, new Uri(company, path))
    {
        Content = new StringContent(JsonText.Write(body), Encoding.UTF8, "application/json"),
    };

    // A request message can be sent once only, so the call is a function that makes it.
    private Reply Call(int items, Func<HttpRequestMessage> make)
    {
        TimeSpan timeout = TimeBudget.For(items);
        string? refused = null;
        while (true)
        {
            if (!budget.Fits(timeout))
            {
                return NoTime();
            }

            Answer? without = tokens.Get(out string token, refused);
            if (without != null)
            {
                return new Reply { Failure = without };
            }

            // renewing the token may have taken its own time-out
            if (!budget.Fits(timeout))
            {
                return NoTime();
            }

            using HttpRequestMessage request = make();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            Reply reply = http.Send(request, timeout);
            if (refused != null || !AnswerReader.TokenRefused(reply))
            {
                return reply;
            }

            // 401 is definite: nothing was done. The token is renewed once and the same call, with the same request id, goes again.
            refused = token;
        }
    }

    private static Reply NoTime() => new() { Failure = Answer.Of(AnswerKind.NotSent, "No time was left in this run.") };
}
