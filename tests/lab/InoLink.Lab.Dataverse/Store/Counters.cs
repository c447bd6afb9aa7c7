using System.Globalization;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>
/// What only grows: the row version of the organization and the offset of its clock. Kept in memory, stored with each commit; a
/// rolled-back number is not used again while the process lives, and an offset that no commit saw has stamped nothing.
/// </summary>
internal sealed class Counters(LabClock clock)
{
    private TimeSpan _storedOffset;
    private long _version;
    private long _storedVersion;

    public long Version => Interlocked.Read(ref _version);

    public long NextVersion() => Interlocked.Increment(ref _version);

    public void Load(StoreConnection connection)
    {
        _version = _storedVersion = long.Parse(Settings.Read(connection, "rowversion") ?? "1000000", CultureInfo.InvariantCulture);
        _storedOffset = TimeSpan.FromTicks(long.Parse(Settings.Read(connection, "clockoffset") ?? "0", CultureInfo.InvariantCulture));
        clock.EnsureOffset(_storedOffset);
    }

    public void Store(StoreConnection writer)
    {
        var version = Version;
        if (version != _storedVersion)
        {
            Settings.Write(writer, "rowversion", version.ToString(CultureInfo.InvariantCulture));
            _storedVersion = version;
        }

        var offset = clock.Offset;
        if (offset != _storedOffset)
        {
            Settings.Write(writer, "clockoffset", offset.Ticks.ToString(CultureInfo.InvariantCulture));
            _storedOffset = offset;
        }
    }
}
