using System.Globalization;
using InoLink.QuickBooks.Ipp.Calls;
using InoLink.QuickBooks.Ipp.Mapping;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;
using Intuit.Ipp.Core;
using Intuit.Ipp.Data;
using Intuit.Ipp.DataService;
using Intuit.Ipp.QueryFilter;

namespace InoLink.QuickBooks.Ipp;

/// <summary>
/// The road to a QuickBooks company over Intuit's .NET SDK. The engine's drafts stay the only model: they become objects of the SDK right before a call
/// (<see cref="Drafts"/>), and its answers become JSON right after (<see cref="AnswerJson"/>), judged by the same ladder as on our own road.
/// </summary>
public sealed class IppCompany : IQuickBooksCompany
{
    /// <summary>Code of the error when a draft holds what the tables don't carry.</summary>
    public const string Unmapped = "ino:unmapped";

    /// <summary>Intuit's limit of a batch (fault 1040).</summary>
    private const int MostItems = 30;
    private readonly SdkCalls calls;

    public IppCompany(QuickBooksHosts hosts, string realmId, TokenSource tokens, TimeBudget budget)
        : this(hosts, realmId, tokens, budget, null)
    {
    }

    /// <summary>For tests: time-outs cut to <paramref name="longestWait"/>.</summary>
    internal IppCompany(QuickBooksHosts hosts, string realmId, TokenSource tokens, TimeBudget budget, TimeSpan? longestWait) =>
        calls = new SdkCalls(hosts.Api, realmId, tokens, budget, longestWait);

    public IReadOnlyList<Answer> Send(string requestId, IReadOnlyList<QuickBooksWrite> writes)
    {
        Check(writes.Count);
        Answer?[] refused = new Answer?[writes.Count];
        List<Draft> drafts = new();
        for (int i = 0; i < writes.Count; i++)
        {
            try
            {
                drafts.Add(new Draft(Number(i), writes[i], Drafts.Entity(writes[i])));
            }
            catch (UnmappedFieldException unmapped)
            {
                refused[i] = new Answer(AnswerKind.Refused, null, new[] { new FaultError(Unmapped, unmapped.Message, unmapped.Message, unmapped.Path) }, unmapped.Message, null);
            }
        }

        Queue<Answer> answers = new(drafts.Count == 0 ? Array.Empty<Answer>() : writes.Count == 1 ? One(requestId, drafts[0]) : Many(requestId, drafts));
        return refused.Select(answer => answer ?? answers.Dequeue()).ToList();
    }

    public IReadOnlyList<Answer> Query(IReadOnlyList<string> statements)
    {
        Check(statements.Count);
        if (statements.Count == 1)
        {
            // of any entity: the service casts what it has read, and every entity is an IEntity
            Reply single = calls.Run(1, null, context => new JsonObject { { "QueryResponse", BatchItems.Rows(new QueryService<IEntity>(context).ExecuteIdsQuery(statements[0])) } });
            return new[] { AnswerReader.Read(single, body => body.Object("QueryResponse")) };
        }

        List<string> bIds = statements.Select((_, i) => Number(i)).ToList();
        Reply reply = calls.Run(statements.Count, null, context => Execute(context, batch =>
        {
            for (int i = 0; i < statements.Count; i++)
            {
                batch.Add(statements[i], bIds[i]);
            }
        }));
        return AnswerReader.ReadBatch(reply, bIds, item => item.Object("QueryResponse"));
    }

    public Answer ReadSettings(out CompanySettings? settings)
    {
        settings = null;
        Answer info = First("CompanyInfo", "SELECT * FROM CompanyInfo");
        if (info.Kind != AnswerKind.Done)
        {
            return info;
        }

        Answer preferences = First("Preferences", "SELECT * FROM Preferences");
        if (preferences.Kind == AnswerKind.Done)
        {
            settings = CompanySettings.From(info.Body, preferences.Body);
        }

        return preferences;
    }

    // the SDK can read an object by its id only, and a rate has none: so it is asked for by a query
    public Answer ReadExchangeRate(string currency, DateTime day, out decimal? rate)
    {
        string asOf = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Answer answer = Query(new[] { $"SELECT * FROM ExchangeRate WHERE SourceCurrencyCode = {QueryText.Quote(currency)} AND AsOfDate = '{asOf}'" })[0];
        rate = answer.Body.Objects("ExchangeRate").FirstOrDefault()?.Number("Rate");
        return answer;
    }

    public Answer ReadChanges(IReadOnlyList<string> entities, DateTime since)
    {
        List<IEntity> named = entities.Select(Drafts.Named).ToList();
        Reply reply = calls.Run(1, null, context =>
        {
            // the SDK writes the time as it is and calls it UTC
            IntuitCDCResponse changes = new DataService(context).CDC(named, since);
            return new JsonObject { { "CDCResponse", BatchItems.Rows(changes.entities.Values.SelectMany(rows => rows)) } };
        });
        return AnswerReader.Read(reply, body => body.Object("CDCResponse"));
    }

    private static void Check(int count)
    {
        if (count is < 1 or > MostItems)
        {
            throw new ArgumentException($"One call carries 1 to {MostItems} items, not {count}.");
        }
    }

    private Answer First(string entity, string statement)
    {
        Answer rows = Query(new[] { statement })[0];
        return rows.Kind != AnswerKind.Done ? rows
            : rows.Body.Objects(entity).FirstOrDefault() is { } row ? Answer.Done(row, rows.IntuitTid)
            : Answer.Of(AnswerKind.Uncertain, $"QuickBooks' answer holds no {entity}.");
    }

    private IReadOnlyList<Answer> One(string requestId, Draft draft)
    {
        Reply reply = calls.Run(1, requestId, context =>
        {
            DataService service = new(context);
            IEntity answer = draft.Write.IsUpdate ? service.Update(draft.Entity) : service.Add(draft.Entity);
            return answer == null ? new JsonObject() : new JsonObject { { answer.GetType().Name, AnswerJson.Of(answer) } };
        });
        return new[] { AnswerReader.Read(reply, body => body.Object(draft.Write.Entity)) };
    }

    private IReadOnlyList<Answer> Many(string requestId, IReadOnlyList<Draft> drafts)
    {
        Reply reply = calls.Run(drafts.Count, requestId, context => Execute(context, batch =>
        {
            foreach (Draft draft in drafts)
            {
                batch.Add(draft.Entity, draft.BId, draft.Write.IsUpdate ? OperationEnum.update : OperationEnum.create);
            }
        }));
        string[] entities = drafts.Select(draft => draft.Write.Entity).Distinct().ToArray();
        return AnswerReader.ReadBatch(reply, drafts.Select(draft => draft.BId).ToList(), item => entities.Select(item.Object).FirstOrDefault(found => found != null));
    }

    private static JsonObject Execute(ServiceContext context, Action<Batch> fill)
    {
        Batch batch = new DataService(context).CreateNewBatch();
        fill(batch);
        batch.Execute();

        // not by batch[id]: it fails on an id that the answer leaves out
        return new JsonObject { { "BatchItemResponse", batch.IntuitBatchItemResponses.Select(item => (object?)BatchItems.Of(item)).ToList() } };
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private sealed class Draft
    {
        public Draft(string bId, QuickBooksWrite write, IEntity entity)
        {
            BId = bId;
            Write = write;
            Entity = entity;
        }

        public string BId { get; }

        public QuickBooksWrite Write { get; }

        public IEntity Entity { get; }
    }
}
