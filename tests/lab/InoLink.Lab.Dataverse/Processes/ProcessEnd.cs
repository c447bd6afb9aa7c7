namespace InoLink.Lab.Dataverse.Processes;

/// <summary>Why a run of a process came to rest.</summary>
/// <param name="Until">It waits until then; null = it has ended.</param>
/// <param name="IsCanceled">Stopped as canceled.</param>
/// <param name="Reason">What a stop said.</param>
internal sealed record ProcessEnd(DateTime? Until, bool IsCanceled, string Reason)
{
    public static ProcessEnd Done { get; } = new(null, false, "");
}
