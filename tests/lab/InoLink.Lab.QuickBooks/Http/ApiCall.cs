using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Wire;
using Microsoft.AspNetCore.Http;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>A call of <c>/v3/company/{realm}/…</c>, taken apart.</summary>
internal sealed record ApiCall
{
    public required string Realm { get; init; }

    public required string Method { get; init; }

    /// <summary>Path as sent.</summary>
    public required string Path { get; init; }

    public required Uri FullAddress { get; init; }

    /// <summary>What follows the realm.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    public required IQueryCollection Query { get; init; }

    /// <summary>Unpacked body.</summary>
    public required string Body { get; init; }

    /// <summary>The body as JSON, null where it isn't an object.</summary>
    public JsonObject? Json { get; init; }

    /// <summary>Why the body can't be read, for the 2010.</summary>
    public string? BodyProblem { get; init; }

    /// <summary>Canonical entity name; empty for query, batch, cdc and unknown paths.</summary>
    public string Entity { get; init; } = "";

    public string Operation { get; init; } = "";

    public IReadOnlyList<(string Entity, string Operation)> Items { get; init; } = [];

    public string? RequestId => Query["requestid"].ToString() is { Length: > 0 } id ? id : null;

    public IReadOnlySet<string> Includes => Query["include"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static async Task<ApiCall> ReadAsync(HttpRequest request)
    {
        string[] segments = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        (string body, string? problem) = await ReadBodyAsync(request);
        ApiCall call = new()
        {
            Realm = segments.Length > 2 ? segments[2] : "", Method = request.Method, Path = request.Path.Value!, Segments = [.. segments.Skip(3)],
            FullAddress = new Uri($"http://{request.Host}{request.Path}{request.QueryString}"), Query = request.Query, Body = body, BodyProblem = problem,
        };
        string head = call.Segments.Count > 0 ? call.Segments[0].ToLowerInvariant() : "";
        if (head == "query" || problem is not null || request.Method != "POST" || call.Segments.Count == 3)
        {
            return call.Named(head);
        }

        try
        {
            JsonNode? node = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            call = call with { Json = node as JsonObject, BodyProblem = node is JsonObject ? null : "Unexpected JSON" };
        }
        catch (JsonException exception)
        {
            call = call with { BodyProblem = exception.Message };
        }

        return call.Named(head);
    }

    /// <summary>The entity and operation of a batch item; the member that isn't bId, operation or optionsData names the entity.</summary>
    public static (string Entity, string Operation) OfItem(JsonObject item)
    {
        if (item.ContainsKey("Query"))
        {
            return ("", "query");
        }

        string entity = item.Select(pair => pair.Key).FirstOrDefault(name => name is not ("bId" or "operation" or "optionsData")) ?? "";
        string operation = Wire.Json.String(item, "operation")?.ToLowerInvariant() ?? "";
        bool voids = operation == "void" || (operation == "update" && Wire.Json.String(item, "optionsData")?.Contains("void", StringComparison.OrdinalIgnoreCase) == true);
        return (EntityCatalogue.Find(entity)?.Name ?? entity, voids ? "void" : operation);
    }

    private ApiCall Named(string head) => head switch
    {
        "query" or "batch" or "cdc" => this with { Operation = head, Items = [.. BatchItems().Select(OfItem)] },
        "companyinfo" => this with { Entity = "CompanyInfo", Operation = Method == "GET" ? "read" : "update" },
        "preferences" => this with { Entity = "Preferences", Operation = Method == "GET" ? "read" : "update" },
        "exchangerate" => this with { Entity = "ExchangeRate", Operation = Method == "GET" ? "read" : "update" },
        _ => this with { Entity = EntityCatalogue.Find(head)?.Name ?? "", Operation = OperationOf() },
    };

    private IEnumerable<JsonObject> BatchItems() =>
        Json?["BatchItemRequest"] is JsonArray items ? items.OfType<JsonObject>() : [];

    private string OperationOf()
    {
        if (Method == "GET")
        {
            return "read";
        }

        if (Segments.Count == 3)
        {
            return Segments[2].ToLowerInvariant();
        }

        string operation = Query["operation"].ToString().ToLowerInvariant();
        if (operation == "void" || Includes.Contains("void"))
        {
            return "void";
        }

        return operation is "" or "create" or "update" ? string.IsNullOrEmpty(Wire.Json.String(Json, "Id")) ? "create" : "update" : operation;
    }

    private static async Task<(string Body, string? Problem)> ReadBodyAsync(HttpRequest request)
    {
        await using Stream unpacked = request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        using MemoryStream bytes = new();
        await unpacked.CopyToAsync(bytes);
        try
        {
            string body = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            return (body, request.ContentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true && bytes.Length > 0 ? "xml" : null);
        }
        catch (DecoderFallbackException exception)
        {
            return ("", $"Invalid UTF-8 middle byte 0x{exception.BytesUnknown?.FirstOrDefault() ?? 0:x}");
        }
    }
}
