namespace InoLink.Engine.Writing;

/// <summary>When a job that could not go tries again. Pure.</summary>
public static class Backoff
{
    private static readonly TimeSpan[] Steps =
    {
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromDays(1),
    };

    /// <summary>A 429 pauses the whole company for a minute, not each job.</summary>
    public static TimeSpan Throttled { get; } = TimeSpan.FromMinutes(1);

    /// <summary>1, 5, 15 min, 1 h, 4 h, then daily. <paramref name="attempt"/> counts from 1.</summary>
    public static TimeSpan After(int attempt) => Steps[Math.Min(Math.Max(attempt, 1), Steps.Length) - 1];

    /// <summary>
    /// From the sending to the next look: 150 s at first, since Intuit works up to 120 s on a request and only after that a look-up proves anything;
    /// then 5, 15 min, 1 h (BOOKS B04).
    /// </summary>
    public static TimeSpan NextProbe(TimeSpan sinceSent) =>
        sinceSent < TimeSpan.FromSeconds(150) ? TimeSpan.FromSeconds(150)
        : sinceSent < TimeSpan.FromMinutes(7) ? sinceSent + TimeSpan.FromMinutes(5)
        : sinceSent < TimeSpan.FromMinutes(22) ? sinceSent + TimeSpan.FromMinutes(15)
        : sinceSent + TimeSpan.FromHours(1);
}
