using InoLink.Engine.Scheduling;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Scheduling;

public class ServiceScheduleTests
{
    // a Wednesday
    private static readonly DateTime Noon = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_blank_preference_works_at_any_time_and_once_an_hour()
    {
        Assert.True(Schedule().IsDue(Noon));
        Assert.False(Schedule(("ino_lastrunon", Noon.AddMinutes(-58))).IsDue(Noon));
        Assert.True(Schedule(("ino_lastrunon", Noon.AddMinutes(-59))).IsDue(Noon));
    }

    [Theory]
    [InlineData("ino_enabled", false)]
    [InlineData("ino_feature", 776210000)]
    [InlineData("statecode", 1)]
    public void A_preference_that_is_off_inactive_or_of_another_feature_never_works(string column, object value)
    {
        ServiceSchedule schedule = Schedule((column, value is int option ? new OptionSetValue(option) : value));

        Assert.False(schedule.IsOn);
        Assert.False(schedule.IsDue(Noon));
    }

    [Fact]
    public void A_preference_that_is_gone_is_off() => Assert.False(new ServiceSchedule(null, TimeZoneInfo.Utc).IsOn);

    [Theory]
    [InlineData("08:00", "17:00", 8, true)]
    [InlineData("08:00", "17:00", 17, false)]
    [InlineData("8:00", "24:00", 23, true)]
    [InlineData("22:00", "06:00", 23, true)]
    [InlineData("22:00", "06:00", 5, true)]
    [InlineData("22:00", "06:00", 6, false)]
    public void Hours_hold_from_the_start_to_before_the_end_also_over_midnight(string start, string end, int hour, bool due)
        => Assert.Equal(due, Schedule(("ino_servicestart", start), ("ino_serviceend", end)).IsDue(Noon.Date.AddHours(hour)));

    [Fact]
    public void Days_are_those_of_the_companys_time_zone_and_the_small_hours_belong_to_the_day_before()
    {
        OptionSetValueCollection wednesday = [new OptionSetValue(776210002)];
        Assert.True(Schedule(("ino_servicedays", wednesday)).IsDue(Noon));
        Assert.False(Schedule(("ino_servicedays", wednesday)).IsDue(Noon.AddDays(1)));

        // 23:30 of Wednesday in UTC is Thursday 12:30 at UTC+13
        Assert.False(new ServiceSchedule(Row(("ino_servicedays", wednesday)), TimeZoneInfo.CreateCustomTimeZone("far", TimeSpan.FromHours(13), "far", "far")).IsDue(Noon.AddHours(11.5)));
        Assert.True(Schedule(("ino_servicedays", wednesday), ("ino_servicestart", "22:00"), ("ino_serviceend", "04:00")).IsDue(Noon.Date.AddDays(1).AddHours(3)));
    }

    [Theory]
    [InlineData("8")]
    [InlineData("25:00")]
    [InlineData("morning")]
    public void A_start_that_is_no_time_of_day_is_said(string start)
        => Assert.Contains(start, Schedule(("ino_servicestart", start)).Problem!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void Another_instance_is_one_whose_beat_is_younger_than_ten_minutes_and_not_ones_own()
    {
        Guid own = Guid.NewGuid();
        ServiceSchedule schedule = Schedule(("ino_lastbeaton", Noon.AddMinutes(-5)), ("ino_lastbeatjob", own.ToString("D")));

        Assert.False(schedule.IsAnothers(own, Noon));
        Assert.True(schedule.IsAnothers(Guid.NewGuid(), Noon));
        Assert.False(schedule.IsAnothers(Guid.NewGuid(), Noon.AddMinutes(5)));
    }

    private static ServiceSchedule Schedule(params (string Column, object Value)[] values) => new(Row(values), TimeZoneInfo.Utc);

    private static Entity Row(params (string Column, object Value)[] values)
    {
        Entity row = new("ino_linkpreference", Guid.NewGuid()) { ["ino_feature"] = new OptionSetValue(776210006), ["ino_enabled"] = true };
        foreach ((string column, object value) in values)
        {
            row[column] = value;
        }

        return row;
    }
}
