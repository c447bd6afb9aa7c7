namespace InoLink.Lab.Dataverse;

/// <summary>
/// The server's "now": real time plus an offset that only grows. Everything the platform stamps or compares (createdon,
/// modifiedon, postponed jobs, leases) reads this clock, so a test can move days in a moment. <see cref="LocalDataverse"/>
/// stores the offset in its database: a reopened file never goes back in time.
/// </summary>
public sealed class LabClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>Raised after the clock was moved; the argument is the new offset. A waiting scheduler looks again then.</summary>
    public event Action<TimeSpan>? Advanced;

    /// <summary>How far this clock is ahead of the machine's.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    /// <summary>Now, as the platform stamps it: UTC.</summary>
    public DateTime UtcNow => GetUtcNow().UtcDateTime;

    /// <summary>Moves the clock forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative span: the clock never goes back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var offset = Interlocked.Add(ref _offsetTicks, by.Ticks);
        Advanced?.Invoke(TimeSpan.FromTicks(offset));
    }

    /// <summary>Moves the clock forward to at least this offset; used when a database is reopened.</summary>
    internal void EnsureOffset(TimeSpan offset)
    {
        var missing = offset - Offset;
        if (missing > TimeSpan.Zero)
        {
            Advance(missing);
        }
    }
}
