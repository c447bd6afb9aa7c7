using InoLink.Lab.WebApi.Http;

namespace InoLink.Lab.WebApi.Batch;

/// <summary>Undoes a change set: carries the answer of the request that failed.</summary>
internal sealed class ChangeSetFailedException(ApiResponse answer, string? contentId) : Exception("A request of the change set failed.")
{
    public ApiResponse Answer { get; } = answer;

    public string? ContentId { get; } = contentId;
}
