using InoLink.Lab.WebApi.Http;

namespace InoLink.Lab.WebApi.Batch;

/// <summary>A request of a batch, or a change set of several.</summary>
/// <param name="Requests">One request; in a change set all of them.</param>
internal sealed record BatchPart(bool IsChangeSet, IReadOnlyList<BatchRequest> Requests);

/// <summary>One request inside a batch; its address and body may still refer to others by <c>$content-id</c>.</summary>
internal sealed record BatchRequest(string? ContentId, string Method, string Address, IReadOnlyDictionary<string, Microsoft.Extensions.Primitives.StringValues> Headers, ReadOnlyMemory<byte> Body);
