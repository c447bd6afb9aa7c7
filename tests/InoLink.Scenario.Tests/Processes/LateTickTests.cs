using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>A tick that stands still is said where people look for the connection.</summary>
public class LateTickTests
{
    [Fact]
    [Reaches("INO-2305")]
    public async Task The_connection_status_says_when_the_tick_is_late_and_stops_saying_it_when_it_is_not()
    {
        await using Rig rig = await Rig.OpenAsync();
        Assert.Equal("", Message(rig));

        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(10));
        Told.InWords(Message(rig), "INO-2305", "has never been woken");

        rig.Lab.Execute("ino_WakeLinkJobs");
        Assert.Equal("", Message(rig));
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(10));
        Told.InWords(Message(rig), "INO-2305", "was last woken at ");
        rig.Lab.Execute("ino_WakeLinkJobs");
        Assert.Equal("", Message(rig));
    }

    [Fact]
    public async Task Where_the_service_is_the_tick_two_of_its_intervals_are_late()
    {
        await using Rig rig = await Rig.OpenAsync();
        Rig.Create(
            rig.Administrator, "ino_linkpreference", ("ino_name", "Service"), ("ino_feature", new OptionSetValue(776210006)), ("ino_enabled", true), ("ino_pollinterval", 60),
            ("ino_accountingcompanyid", rig.Company().ToEntityReference()));
        rig.Lab.Execute("ino_WakeLinkJobs");

        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(115));
        Assert.Equal("", Message(rig));
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("was last woken", Message(rig), StringComparison.Ordinal);
    }

    private static string Message(Rig rig) => (string)rig.Lab.Execute("ino_GetConnectionStatus")["Message"];
}
