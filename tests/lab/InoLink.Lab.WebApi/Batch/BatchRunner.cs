using System.Text;
using System.Text.RegularExpressions;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using Microsoft.Extensions.Primitives;

namespace InoLink.Lab.WebApi.Batch;

/// <summary>
/// Runs a batch in its order. A change set is one transaction: one failure undoes it and is its only answer. After a failure the batch ends with that status, unless
/// <c>Prefer: odata.continue-on-error</c>; what was done before it stays.
/// </summary>
internal sealed partial class BatchRunner(LocalDataverse dataverse, Func<ApiRequest, CallContext, ApiResponse> handle)
{
    public async Task<ApiResponse> RunAsync(ApiRequest batch, CallContext caller)
    {
        var parts = await BatchReader.ReadAsync(batch.Header("Content-Type"), batch.Body);
        var boundary = $"batchresponse_{Guid.NewGuid():D}";
        StringBuilder body = new();
        var status = 200;
        foreach (var part in parts)
        {
            var failed = part.IsChangeSet ? ChangeSet(batch, part, caller, boundary, body) : Single(batch, part.Requests[0], caller, boundary, body);
            if (failed is { } code && !batch.Prefer.ContinueOnError)
            {
                status = code;
                break;
            }
        }

        body.Append("--").Append(boundary).Append("--\r\n");
        return new ApiResponse(status, body.ToString(), $"multipart/mixed; boundary={boundary}");
    }

    private int? Single(ApiRequest batch, BatchRequest request, CallContext caller, string boundary, StringBuilder body)
    {
        var answer = handle(Resolve(batch, request, new Dictionary<string, string>()), caller);
        Write(body, boundary, null, answer);
        return answer.Status >= 400 ? answer.Status : null;
    }

    private int? ChangeSet(ApiRequest batch, BatchPart part, CallContext caller, string boundary, StringBuilder body)
    {
        Dictionary<string, string> addresses = new(StringComparer.Ordinal);
        try
        {
            var answers = dataverse.InTransaction(caller, inside => part.Requests.Select(request =>
            {
                var answer = handle(Resolve(batch, request, addresses), inside);
                if (answer.Status >= 400)
                {
                    throw new ChangeSetFailedException(answer, request.ContentId);
                }

                if (answer.Headers.TryGetValue("OData-EntityId", out var address) || answer.Headers.TryGetValue("Location", out address))
                {
                    addresses[request.ContentId!] = address;
                }

                return (request.ContentId, Answer: answer);
            }).ToList());
            var changes = $"changesetresponse_{Guid.NewGuid():D}";
            body.Append("--").Append(boundary).Append("\r\nContent-Type: multipart/mixed; boundary=").Append(changes).Append("\r\n\r\n");
            foreach (var (id, answer) in answers)
            {
                Write(body, changes, id, answer);
            }

            body.Append("--").Append(changes).Append("--\r\n");
            return null;
        }
        catch (ChangeSetFailedException failed)
        {
            Write(body, boundary, failed.ContentId, failed.Answer);
            return failed.Answer.Status;
        }
    }

    /// <summary>Puts addresses in for references such as <c>$1</c>, in the request's address and in the body's references to rows.</summary>
    private static ApiRequest Resolve(ApiRequest batch, BatchRequest request, Dictionary<string, string> addresses)
    {
        var address = request.Address;
        if (LeadingReference().Match(address) is { Success: true } leading)
        {
            address = Known(addresses, leading.Groups["id"].Value) + address[leading.Length..];
        }

        var text = request.Body.IsEmpty ? "" : BodyReference().Replace(Encoding.UTF8.GetString(request.Body.Span), match => $"{match.Groups["name"].Value}\"{Known(addresses, match.Groups["id"].Value)}\"");
        Uri uri = address.StartsWith('/') ? new Uri(new Uri(batch.Root.GetLeftPart(UriPartial.Authority)), address) : new Uri(batch.Root, address);
        return new ApiRequest(request.Method, batch.Root, uri, WithDefaults(batch, request.Headers), Encoding.UTF8.GetBytes(text));
    }

    // who calls, and what is left out, holds for the whole batch unless a part says otherwise; Prefer never does
    private static Dictionary<string, StringValues> WithDefaults(ApiRequest batch, IReadOnlyDictionary<string, StringValues> own)
    {
        Dictionary<string, StringValues> headers = new(own, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in batch.Headers.Where(header => header.Key.StartsWith("MSCRM.", StringComparison.OrdinalIgnoreCase)))
        {
            headers.TryAdd(name, value);
        }

        return headers;
    }

    private static string Known(Dictionary<string, string> addresses, string id) =>
        addresses.TryGetValue(id, out var address) ? address : throw ApiException.BadUri($"Content-ID Reference: '${id}' does not exist in the batch context.");

    private static void Write(StringBuilder body, string boundary, string? contentId, ApiResponse answer)
    {
        body.Append("--").Append(boundary).Append("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (contentId is not null)
        {
            body.Append("Content-ID: ").Append(contentId).Append("\r\n");
        }

        body.Append("\r\nHTTP/1.1 ").Append(answer.Status).Append(' ').Append(Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(answer.Status)).Append("\r\n");
        if (answer.ContentType is { } type)
        {
            body.Append("Content-Type: ").Append(type).Append("\r\n");
        }

        foreach (var (name, value) in answer.Headers)
        {
            body.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        body.Append("\r\n").Append(answer.Body).Append("\r\n");
    }

    [GeneratedRegex(@"^/?\$(?<id>[A-Za-z0-9_-]+)")]
    private static partial Regex LeadingReference();

    [GeneratedRegex(@"(?<name>""[^""]*@odata\.(?:bind|id)""\s*:\s*)""/?\$(?<id>[A-Za-z0-9_-]+)""")]
    private static partial Regex BodyReference();
}
