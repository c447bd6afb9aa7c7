using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Lists;
using InoLink.Lab.QuickBooks.Query;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>The service behind the gateway: one call on the books of one company, with its requestid (quickbooks-api §6, §7).</summary>
internal sealed class ApiService(CompanyBooks books, TimeProvider clock, FaultInjector faults)
{
    private const int LongestRequestId = 50;
    private const int LongestBatchRequestId = 36;

    private static readonly HashSet<string> Includes = new(StringComparer.OrdinalIgnoreCase) { "void", "allowduplicatedocnum" };

    private readonly List<LoggedOperation> operations = [];

    /// <summary>What was done, for the log.</summary>
    public IReadOnlyList<LoggedOperation> Operations => operations;

    public async Task<Answer> HandleAsync(ApiCall call)
    {
        try
        {
            if (call.BodyProblem == "xml")
            {
                throw new NotEmulatedException("XML bodies");
            }

            RefuseUnknownIncludes(call.Includes);
            return Answer.Ok(call.Operation == "batch" && call.Segments.Count == 1 ? await BatchAsync(call) : await SingleAsync(call));
        }
        catch (IntuitFault fault)
        {
            if (operations.Count == 0)
            {
                operations.Add(new LoggedOperation(call.Entity, call.Operation, fault.Errors[0].Code, null));
            }

            return Answer.Fault(fault, clock.GetUtcNow());
        }
        catch (NotEmulatedException missing) // also from inside a batch: better the whole call fails loudly than an item looks refused
        {
            operations.Add(new LoggedOperation(call.Entity, call.Operation, "not emulated", null));
            return Answer.Plain(501, missing.Message);
        }
    }

    private static void RefuseUnknownIncludes(IReadOnlySet<string> includes)
    {
        if (includes.FirstOrDefault(include => !Includes.Contains(include)) is { } unknown)
        {
            throw new NotEmulatedException("include=" + unknown);
        }
    }

    private async Task<JsonObject> SingleAsync(ApiCall call)
    {
        if (call.BodyProblem is { } problem)
        {
            throw Refusal.Property(problem);
        }

        string? text = call.Method == "POST" && call.Operation == "query" ? call.Body : call.Query["query"].ToString();
        switch (call.Operation)
        {
            case "query" when call.Segments.Count == 1:
                return Logged("", "query", Read(work => Enveloped("QueryResponse", QueryRunner.Run(work, text!))));
            case "cdc" when call.Segments.Count == 1:
                await ItemFaultsAsync("", "cdc");
                return Logged("", "cdc", Read(work => Enveloped("CDCResponse", ChangeDataCapture.Run(work, call.Query["entities"].ToString(), call.Query["changedSince"].ToString()))));
            case "read" when call.Entity is "CompanyInfo" or "Preferences":
                return Logged(call.Entity, "read", Read(_ => Enveloped(call.Entity, call.Entity == "CompanyInfo" ? CompanySettings.CompanyInfo(books) : CompanySettings.Preferences(books))));
            case "read" when call.Entity == "ExchangeRate":
                return Logged(call.Entity, "read", Read(work => Enveloped("ExchangeRate", ExchangeRates.Answer(work, call.Query["sourcecurrencycode"].ToString(), call.Query["asofdate"].ToString()))));
        }

        EntityRules rules = EntityCatalogue.Find(call.Entity) ?? (call.Entity.Length > 0
            ? throw new NotEmulatedException("changing " + call.Entity)
            : throw Refusal.NoResource(call.Path, call.FullAddress.ToString()));
        if (call.Operation == "read")
        {
            return call.Segments.Count == 2
                ? Logged(call.Entity, "read", Read(work => Enveloped(rules.Name, Json.Copy(EntityService.Read(work, rules, call.Segments[1]).Json))))
                : throw Refusal.NoResource(call.Path, call.FullAddress.ToString());
        }

        return await WriteAsync(call, rules);
    }

    private async Task<JsonObject> WriteAsync(ApiCall call, EntityRules rules)
    {
        bool send = call.Segments.Count == 3 && call.Operation == "send";
        if (call.Segments.Count != 1 && !send)
        {
            throw Refusal.NoResource(call.Path, call.FullAddress.ToString());
        }

        if (call.RequestId?.Length > LongestRequestId)
        {
            throw Refusal.RequestId($"RequestId can't be longer than 50 characters; it is \"{call.RequestId}\" which is {call.RequestId.Length.ToString(CultureInfo.InvariantCulture)} characters");
        }

        await ItemFaultsAsync(call.Entity, call.Operation);
        return Write(call.RequestId, call.Entity, call.Operation, call.Body, work => send
            ? Enveloped(rules.Name, Json.Copy(Sending.Send(work, rules, call.Segments[1], call.Query["sendTo"].ToString()).Json))
            : Enveloped(rules.Name, Operate(work, rules, call.Operation, call.Json ?? throw Refusal.Property("No content to map to Object due to end of input"), call.Includes)));
    }

    private async Task<JsonObject> BatchAsync(ApiCall call)
    {
        if (call.BodyProblem is { } problem || call.Json?["BatchItemRequest"] is not JsonArray items)
        {
            throw Refusal.Property(call.BodyProblem ?? "BatchItemRequest");
        }

        if (items.Count > 30)
        {
            throw Refusal.BatchTooBig(items.Count);
        }

        bool repeated = RememberBatch(call);
        List<JsonObject> answers = [];
        foreach (JsonObject item in items.OfType<JsonObject>())
        {
            answers.Add(await ItemAsync(item, call.RequestId, repeated));
        }

        JsonObject[] shown = [.. answers];
        if (faults.ShuffleBatchAnswers)
        {
            faults.Shuffle<JsonObject>(shown);
        }

        return Enveloped("BatchItemResponse", new JsonArray([.. shown]));
    }

    /// <summary>Marks the requestid of a batch as seen; true if it was seen before and repeats are played as fault 6000.</summary>
    private bool RememberBatch(ApiCall call)
    {
        if (call.RequestId is not { } id)
        {
            return false;
        }

        if (id.Length > LongestBatchRequestId)
        {
            throw Refusal.RequestId($"The requestid of a batch can't be longer than 36 characters; it is \"{id}\" which is {id.Length.ToString(CultureInfo.InvariantCulture)} characters");
        }

        lock (books.Gate)
        {
            bool seen = books.Answered("batch " + id) is not null;
            if (!seen)
            {
                new Work(books, clock.GetUtcNow()).Commit(new AnsweredRequest("batch " + id, "batch", Hash(call.Body), "{}"));
            }

            return seen && faults.RequestIds == RequestIdMode.Fault6000;
        }
    }

    private async Task<JsonObject> ItemAsync(JsonObject item, string? requestId, bool repeated)
    {
        string bId = Json.String(item, "bId") ?? "";
        (string entity, string operation) = ApiCall.OfItem(item);
        JsonObject answer;
        try
        {
            if (repeated)
            {
                throw UnexpectedError();
            }

            if (bId.Length == 0 || (requestId is not null && bId.Length > 10))
            {
                throw bId.Length == 0 ? Refusal.Missing("bId") : Refusal.RequestId($"A bId can't be longer than 10 characters with a requestid: {bId}");
            }

            await ItemFaultsAsync(entity, operation);
            answer = operation == "query"
                ? Logged("", "query", Read(work => new JsonObject { ["QueryResponse"] = QueryRunner.Run(work, Json.String(item, "Query") ?? "") }))
                : Write(requestId is null ? null : requestId + bId, entity, operation, Json.Text(item), work => ItemWrite(work, entity, operation, item));
        }
        catch (IntuitFault fault)
        {
            operations.Add(new LoggedOperation(entity, operation, fault.Errors[0].Code, null));
            answer = new JsonObject { ["Fault"] = fault.ToJson() };
        }

        answer["bId"] = bId;
        return answer;
    }

    private static JsonObject ItemWrite(Work work, string entity, string operation, JsonObject item)
    {
        EntityRules rules = EntityCatalogue.Find(entity) ?? throw Refusal.Property($"Unrecognized field \"{entity}\" (class com.intuit.schema.finance.v3.BatchItemRequest), not marked as ignorable");
        JsonObject body = item[item.Select(pair => pair.Key).First(name => name.Equals(entity, StringComparison.OrdinalIgnoreCase))] as JsonObject
            ?? throw Refusal.Missing(entity);
        string options = Json.String(item, "optionsData") ?? "";
        HashSet<string> includes = options.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        RefuseUnknownIncludes(includes);
        return new JsonObject { [rules.Name] = Operate(work, rules, operation, body, includes) };
    }

    private static JsonObject Operate(Work work, EntityRules rules, string operation, JsonObject body, IReadOnlySet<string> includes) => operation switch
    {
        "create" or "update" => Json.Copy(EntityService.Save(work, rules, body, includes).Json),
        "void" => Json.Copy(EntityService.Void(work, rules, body).Json),
        "delete" => Deleted(EntityService.Delete(work, rules, body)),
        _ => throw Refusal.Unsupported(operation),
    };

    private static JsonObject Deleted(StoredObject stored) => new() { ["domain"] = "QBO", ["status"] = "Deleted", ["Id"] = stored.Id };

    private async Task ItemFaultsAsync(string entity, string operation)
    {
        foreach (FaultRule rule in faults.ForItem(books.Realm, entity, operation))
        {
            if (rule.Kind == FaultKind.UnexpectedError)
            {
                throw UnexpectedError();
            }

            if (rule.Kind == FaultKind.Refused)
            {
                throw new IntuitFault([.. rule.Errors.Select(error => new FaultError(error.Message, error.Detail, error.Code, ""))]) { LowerCase = rule.LowerCase };
            }

            await Task.Delay(rule.Delay);
        }
    }

    private JsonObject Read(Func<Work, JsonObject> read)
    {
        lock (books.Gate)
        {
            return read(new Work(books, clock.GetUtcNow()));
        }
    }

    /// <summary>Runs a write under the gate of the books and commits it with its requestid, so that a repeat finds either both or nothing.</summary>
    private JsonObject Write(string? requestId, string entity, string operation, string body, Func<Work, JsonObject> write)
    {
        lock (books.Gate)
        {
            if (requestId is not null && faults.RequestIds != RequestIdMode.Ignored && books.Answered(requestId) is { } answered)
            {
                if (faults.RequestIds == RequestIdMode.Fault6000)
                {
                    throw UnexpectedError();
                }

                operations.Add(new LoggedOperation(entity, operation, "replayed", null));
                return (JsonObject)JsonNode.Parse(answered.Answer)!;
            }

            Work work = new(books, clock.GetUtcNow());
            JsonObject answer = write(work);
            work.Commit(requestId is null ? null : new AnsweredRequest(requestId, operation + " " + entity, Hash(body), Json.Text(answer)));
            return Logged(entity, operation, answer);
        }
    }

    private JsonObject Logged(string entity, string operation, JsonObject answer)
    {
        operations.Add(new LoggedOperation(entity, operation, "done", Json.String(Json.Object(answer, entity), "Id")));
        return answer;
    }

    private JsonObject Enveloped(string member, JsonNode content) => new() { [member] = content, ["time"] = PacificTime.Envelope(clock.GetUtcNow()) };

    private static IntuitFault UnexpectedError() => Refusal.Business("An unexpected error has occurred while accessing or saving your data. Please wait a few minutes and try again.");

    private static string Hash(string body) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
