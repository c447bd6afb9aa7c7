using System.Globalization;
using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Scheduling;

/// <summary>
/// When the service of CRM to Accounting works: days, hours and interval of a link preference of the feature Service (inolink.md §4.1, Service Scheduling). Hours are those of the company's time zone; an end
/// before the start runs over midnight. Blank days are all, blank hours the whole day, a blank interval one hour.
/// </summary>
public sealed class ServiceSchedule
{
    /// <summary>A beat may come some seconds before the hour is round.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>The shortest time between two beats of one instance; a classic workflow that waits less is taken for a loop (dataverse-runtime §4, §5).</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly IReadOnlyList<DayOfWeek> days;
    private readonly TimeSpan start;
    private readonly TimeSpan end;
    private readonly TimeSpan interval;
    private readonly DateTime? lastRun;
    private readonly TimeZoneInfo zone;
    private readonly string lastBeatJob;

    /// <param name="row">With <see cref="Columns"/>; null where the preference is gone.</param>
    public ServiceSchedule(Entity? row, TimeZoneInfo zone)
    {
        Id = row?.Id ?? Guid.Empty;
        this.zone = zone;
        IsOn = row?.Choice(PreferenceTable.Feature) == (int)Feature.Service && row.GetAttributeValue<bool?>(PreferenceTable.Enabled) != false && (row.Choice("statecode") ?? RowState.Active) == RowState.Active;
        days = (row?.GetAttributeValue<OptionSetValueCollection>(PreferenceTable.ServiceDays) ?? new OptionSetValueCollection()).Select(day => Weekdays.Of(day.Value)).ToList();
        interval = row?.GetAttributeValue<int?>(PreferenceTable.PollInterval) is { } minutes ? TimeSpan.FromMinutes(minutes) : DefaultInterval;
        lastRun = row?.Time(PreferenceTable.LastRunOn);
        LastBeat = row?.Time(PreferenceTable.LastBeatOn);
        lastBeatJob = row?.Text(PreferenceTable.LastBeatJob) ?? "";
        start = Hour(row, PreferenceTable.ServiceStart, TimeSpan.Zero);
        end = Hour(row, PreferenceTable.ServiceEnd, Day);
    }

    public static string[] Columns { get; } =
    {
        PreferenceTable.PreferenceName, PreferenceTable.Company, PreferenceTable.Feature, PreferenceTable.Enabled, PreferenceTable.LastBeatOn, PreferenceTable.LastBeatJob, PreferenceTable.ServiceDays, PreferenceTable.ServiceStart, PreferenceTable.ServiceEnd, PreferenceTable.PollInterval, PreferenceTable.LastRunOn, "statecode",
    };

    public Guid Id { get; }

    /// <summary>False where the preference is switched off, inactive or gone.</summary>
    public bool IsOn { get; }

    /// <summary>When an instance of the service last looked whether it is due.</summary>
    public DateTime? LastBeat { get; }

    /// <summary>A start or end that is no time of day; null where both are.</summary>
    public Problem? Problem { get; private set; }

    /// <param name="row">With <see cref="Columns"/>; null where the preference is gone.</param>
    public static ServiceSchedule Of(IOrganizationService system, Entity? row) =>
        new(row, row?.Reference(PreferenceTable.Company) is { } company ? new Companies.Companies(system).Find(company)?.Zone ?? TimeZoneInfo.Utc : TimeZoneInfo.Utc);

    /// <summary>Whether another instance is at work: switched off and on again, or started twice. An instance that is delivered a second time after a crash is the same one.</summary>
    public bool IsAnothers(Guid job, DateTime now) => LastBeat != null && now < LastBeat.Value + Beat - Slack && lastBeatJob != job.ToString("D");

    /// <summary>Whether the service works at that moment (UTC).</summary>
    public bool IsDue(DateTime now)
    {
        if (!IsOn || (lastRun != null && now < lastRun.Value + interval - Slack))
        {
            return false;
        }

        DateTime local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(now, DateTimeKind.Utc), zone);
        TimeSpan time = local.TimeOfDay;
        bool runsOverMidnight = end <= start;
        bool isEarly = runsOverMidnight && time < end;
        bool isWithin = runsOverMidnight ? time >= start || isEarly : time >= start && time < end;

        // the hours after midnight belong to the day on which they began
        DayOfWeek day = isEarly ? local.AddDays(-1).DayOfWeek : local.DayOfWeek;
        return isWithin && (days.Count == 0 || days.Contains(day));
    }

    private TimeSpan Hour(Entity? row, string column, TimeSpan otherwise)
    {
        string text = (row?.Text(column) ?? "").Trim();
        if (text.Length == 0)
        {
            return otherwise;
        }

        if (text == "24:00")
        {
            return Day;
        }

        if (TimeSpan.TryParseExact(text, new[] { @"h\:mm", @"hh\:mm" }, CultureInfo.InvariantCulture, out TimeSpan hour))
        {
            return hour;
        }

        Problem = Catalogue.NoTimeOfDay(text);
        return otherwise;
    }
}
