/// <summary>
/// Runs between the connector and the environment's Web API. Answers lose what only OData clients want (annotations, empty values), link jobs get the names of their choices,
/// and the trigger polls: it keeps its place in the Location that it answers with, and nowhere else.
/// </summary>
public class Script : ScriptBase
{
    private const string Trigger = "WhenLinkJobFinishes";
    private const string State = "triggerstate";
    private const string Rows = "/ino_linkjobs";
    private const string ProcessedAt = "ino_processedat";
    private const string JobId = "ino_linkjobid";
    private const string FormattedValue = "@OData.Community.Display.V1.FormattedValue";

    // a poll that follows a cut page comes soon, any other after a minute
    private const int Soon = 1;
    private const int Later = 60;

    // a flow takes the rows of a page apart, and can't take more than 100 apart where its runs are limited
    private const int PageSize = 100;

    private const int FirstOption = 776210000;
    private static readonly string[] Statuses = { "Queued", "InProgress", "Success", "Error", "Canceled" };
    private static readonly string[] Operations = { "Promote", "Update", "Batch", "LoadLists", "ReadChanges" };
    private static readonly string[] Sources = { "CRM", "Accounting" };
    private static readonly string[] Ends = { "Success", "Error", "Canceled" };

    // a job is stamped right before it is stored: one that is stored late must not fall behind the place of the trigger
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(30);

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        if (this.Is(Trigger))
        {
            return await this.PollAsync().ConfigureAwait(false);
        }

        var response = await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || response.Content == null)
        {
            return response;
        }

        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (text.Length > 0)
        {
            response.Content = CreateJsonContent(Clean(Parse(text)).ToString(Newtonsoft.Json.Formatting.None));
        }

        return response;
    }

    /// <summary>The time of the script's machine, in UTC.</summary>
    protected virtual DateTimeOffset UtcNow()
    {
        return DateTimeOffset.UtcNow;
    }

    private string columns;
    private string conditions;

    // First call: takes down the time and answers 202. Later calls: the jobs that ended since, oldest first, or 202. The state holds the second up to which all jobs were
    // told of. A page ends where a second ends, so that jobs of the same second need no list of those already seen; only a second of more than a page is cut, by the ids of
    // its jobs. An answer that gets lost is asked for again with the old state, and is the same again.
    private async Task<HttpResponseMessage> PollAsync()
    {
        var asked = HttpUtility.ParseQueryString(this.Context.Request.RequestUri.Query);
        var state = (asked[State] ?? string.Empty).Split(',');
        if (state[0].Length == 0)
        {
            return this.NotYet(Format(this.UtcNow() - TimeSpan.FromSeconds(1)));
        }

        this.columns = asked["$select"] ?? string.Empty;
        this.conditions = " and ino_recordid ne null and " + Outcome(asked["outcome"]) + Table(asked["table"]);
        if (state.Length > 1)
        {
            var rest = await this.ReadAsync(Second(state[0]), 0).ConfigureAwait(false);
            if (rest.Refusal != null || rest.Jobs.Any(job => After(job, state[1])))
            {
                return rest.Refusal ?? this.PartOf(rest.Jobs, state[0], state[1]);
            }
        }

        var until = Format(this.UtcNow() - SettleTime);
        var page = await this.ReadAsync(ProcessedAt + " gt " + state[0] + " and " + ProcessedAt + " lt " + until, PageSize + 1).ConfigureAwait(false);
        if (page.Refusal != null)
        {
            return page.Refusal;
        }

        if (page.Jobs.Count == 0)
        {
            return this.NotYet(state[0]);
        }

        var last = (string)page.Jobs.Last()[ProcessedAt];
        if (page.Jobs.Count <= PageSize)
        {
            return this.Told(page.Jobs, last, Later);
        }

        var whole = page.Jobs.Where(job => (string)job[ProcessedAt] != last).ToList();
        if (whole.Count > 0)
        {
            return this.Told(whole, (string)whole.Last()[ProcessedAt], Soon);
        }

        var second = await this.ReadAsync(Second(last), 0).ConfigureAwait(false);
        return second.Refusal ?? this.PartOf(second.Jobs, last, string.Empty);
    }

    // The next page of one second's jobs, in the order of their ids as text: which order the database has for them is not known here.
    private HttpResponseMessage PartOf(List<JObject> jobs, string second, string after)
    {
        var left = jobs.Where(job => After(job, after)).OrderBy(Id, StringComparer.OrdinalIgnoreCase).ToList();
        var part = left.Take(PageSize).ToList();
        return this.Told(part, part.Count < left.Count ? second + "," + Id(part.Last()) : second, Soon);
    }

    // Asks for the jobs that meet a condition, all pages of them, or the first ones where top is more than 0.
    private async Task<Answer> ReadAsync(string condition, int top)
    {
        var address = new UriBuilder(this.Context.Request.RequestUri);
        var cut = address.Path.LastIndexOf("/trigger/", StringComparison.OrdinalIgnoreCase);
        address.Path = (cut < 0 ? address.Path.Substring(0, address.Path.LastIndexOf('/')) : address.Path.Substring(0, cut)) + Rows;
        address.Query = "$select=" + Uri.EscapeDataString(this.columns) + "&$filter=" + Uri.EscapeDataString(condition + this.conditions)
            + "&$orderby=" + Uri.EscapeDataString(ProcessedAt + " asc," + JobId + " asc") + (top > 0 ? "&$top=" + XmlConvert.ToString(top) : string.Empty);

        var answer = new Answer();
        for (var next = address.Uri; next != null;)
        {
            var response = await this.Context.SendAsync(this.Request(next), this.CancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                answer.Refusal = response;
                return answer;
            }

            var page = Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
            answer.Jobs.AddRange(((JArray)page["value"]).Cast<JObject>());
            var more = (string)page["@odata.nextLink"];
            next = more == null ? null : new Uri(more);
        }

        return answer;
    }

    // a request can be sent once only
    private HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var header in this.Context.Request.Headers.Where(h => h.Key != "Host"))
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return request;
    }

    private HttpResponseMessage Told(List<JObject> jobs, string state, int seconds)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Content = CreateJsonContent(new JObject { ["value"] = new JArray(jobs.Select(job => Clean(job))) }.ToString(Newtonsoft.Json.Formatting.None));
        return this.WithState(response, state, seconds);
    }

    private HttpResponseMessage NotYet(string state)
    {
        return this.WithState(new HttpResponseMessage(HttpStatusCode.Accepted), state, Later);
    }

    // the address that the flow called, not the environment's: the platform calls it again
    private HttpResponseMessage WithState(HttpResponseMessage response, string state, int seconds)
    {
        var location = new UriBuilder(this.Context.OriginalRequestUri);
        var query = HttpUtility.ParseQueryString(location.Query);
        query[State] = state;
        location.Query = query.ToString();
        response.Headers.Location = location.Uri;
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return response;
    }

    // some regions give the operation's id in base64
    private bool Is(string operation)
    {
        return this.Context.OperationId == operation || this.Context.OperationId == Convert.ToBase64String(Encoding.UTF8.GetBytes(operation));
    }

    private static string Outcome(string outcome)
    {
        var ends = Ends.Contains(outcome) ? new[] { outcome } : Ends;
        return "(" + string.Join(" or ", ends.Select(end => "ino_jobstatus eq " + XmlConvert.ToString(FirstOption + Array.IndexOf(Statuses, end)))) + ")";
    }

    private static string Table(string table)
    {
        return string.IsNullOrWhiteSpace(table) ? string.Empty : " and ino_tablename eq '" + table.Replace("'", "''") + "'";
    }

    private static string Format(DateTimeOffset time)
    {
        return XmlConvert.ToString(time.ToUniversalTime(), "yyyy-MM-ddTHH:mm:ssZ");
    }

    private static string Second(string time)
    {
        return ProcessedAt + " eq " + time;
    }

    private static string Id(JObject job)
    {
        return (string)job[JobId];
    }

    private static bool After(JObject job, string id)
    {
        return string.Compare(Id(job), id, StringComparison.OrdinalIgnoreCase) > 0;
    }

    // dates stay the text that they are
    private static JObject Parse(string text)
    {
        using (var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal })
        {
            return JObject.Load(reader);
        }
    }

    // Without annotations and empty values: Swagger 2.0 knows no null, and a flow takes a missing value for null.
    private static JToken Clean(JToken token)
    {
        if (token is JArray list)
        {
            return new JArray(list.Select(Clean));
        }

        if (!(token is JObject row))
        {
            return token;
        }

        var clean = new JObject();
        foreach (var property in row.Properties().Where(p => p.Name.IndexOf('@') < 0 && p.Value.Type != JTokenType.Null))
        {
            clean[property.Name] = Clean(property.Value);
        }

        if (row[JobId] != null)
        {
            Name(row, clean, "ino_jobstatus", Statuses);
            Name(row, clean, "ino_operation", Operations);
            Name(row, clean, "ino_source", Sources);
            clean["ino_accountingcompanyname"] = row["_ino_accountingcompanyid_value" + FormattedValue];
            if (clean["ino_accountingcompanyname"].Type == JTokenType.Null)
            {
                clean.Remove("ino_accountingcompanyname");
            }
        }

        return clean;
    }

    // the English name whatever the user's language, so that a flow's condition is the same for everybody
    private static void Name(JObject row, JObject clean, string column, string[] names)
    {
        var value = row[column];
        var index = value == null || value.Type != JTokenType.Integer ? -1 : (int)value - FirstOption;
        if (index >= 0 && index < names.Length)
        {
            clean[column + "name"] = names[index];
        }
    }

    private sealed class Answer
    {
        public List<JObject> Jobs { get; } = new List<JObject>();

        public HttpResponseMessage Refusal { get; set; }
    }
}
