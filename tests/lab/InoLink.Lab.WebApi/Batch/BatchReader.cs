using System.Text;
using InoLink.Lab.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace InoLink.Lab.WebApi.Batch;

/// <summary>Reads a multipart/mixed body: requests and change sets in their order.</summary>
internal static class BatchReader
{
    private const int MaximumRequests = 1000;

    public static async Task<IReadOnlyList<BatchPart>> ReadAsync(string? contentType, ReadOnlyMemory<byte> body)
    {
        List<BatchPart> parts = [];
        using MemoryStream stream = new(body.ToArray());
        MultipartReader reader = new(Boundary(contentType), stream) { HeadersLengthLimit = 64 * 1024 };
        try
        {
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                parts.Add(Media(section.ContentType)?.MediaType.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase) == true
                    ? new BatchPart(true, await ChangeSetAsync(section))
                    : new BatchPart(false, [await RequestAsync(section)]));
            }
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            throw ApiException.BadUri($"The body of the batch can't be read: {problem.Message} Lines end with CR LF, and the last boundary with '--'.");
        }

        return parts.Sum(part => part.Requests.Count) <= MaximumRequests ? parts : throw ApiException.BadUri($"A batch holds at most {MaximumRequests} requests.");
    }

    private static async Task<IReadOnlyList<BatchRequest>> ChangeSetAsync(MultipartSection changeSet)
    {
        List<BatchRequest> requests = [];
        MultipartReader reader = new(Boundary(changeSet.ContentType), changeSet.Body) { HeadersLengthLimit = 64 * 1024 };
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            var request = await RequestAsync(section);
            requests.Add(request switch
            {
                { Method: "GET" } => throw ApiException.BadUri("A change set holds no GET requests."),
                { ContentId: null } => throw ApiException.BadUri("The MIME part corresponding to an operation in a changeset must contain a Content-ID header."),
                _ => request,
            });
        }

        return requests;
    }

    private static async Task<BatchRequest> RequestAsync(MultipartSection section)
    {
        if (Media(section.ContentType)?.MediaType.Equals("application/http", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw ApiException.BadUri($"A part of a batch must be application/http or multipart/mixed, not '{section.ContentType}'.");
        }

        using MemoryStream content = new();
        await section.Body.CopyToAsync(content);
        var bytes = content.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var head = Encoding.UTF8.GetString(bytes, 0, end < 0 ? bytes.Length : end).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var line = head is [var requestLine, ..] ? requestLine : "";
        var (first, last) = (line.IndexOf(' ', StringComparison.Ordinal), line.LastIndexOf(' '));

        // between the first and the last space, as the platform's library takes it: clients leave spaces in filters
        if (first <= 0 || last <= first || !line[last..].StartsWith(" HTTP/", StringComparison.Ordinal))
        {
            throw ApiException.BadUri("A part of a batch must begin with a request line such as 'GET accounts HTTP/1.1'.");
        }

        var body = end < 0 ? ReadOnlyMemory<byte>.Empty : bytes.AsMemory(end + 4);
        return new BatchRequest(section.Headers?.TryGetValue("Content-ID", out var id) == true ? id.ToString() : null, line[..first].ToUpperInvariant(), line[(first + 1)..last].Trim(), Headers(head[1..]), Trimmed(body));
    }

    private static Dictionary<string, StringValues> Headers(IEnumerable<string> lines)
    {
        Dictionary<string, StringValues> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            }
        }

        return headers;
    }

    // the empty lines before the next boundary are not the body's
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> body) => body[..body.Span.TrimEnd("\r\n \t"u8).Length];

    private static string Boundary(string? contentType) =>
        Media(contentType) is { } media && media.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(media.Boundary).Value is { Length: > 0 } boundary
            ? boundary
            : throw ApiException.BadUri($"A batch needs the Content-Type 'multipart/mixed; boundary=…', not '{contentType}'.");

    private static MediaTypeHeaderValue? Media(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var media) ? media : null;
}
