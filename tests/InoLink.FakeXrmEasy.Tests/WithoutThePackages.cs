namespace InoLink.FakeXrmEasy.Tests;

public class WithoutThePackages
{
    [Fact(Skip = "FakeXrmEasy and Microsoft's packages are not in this build: -p:UseOfficialSdk=true, on Windows or with Mono.")]
    public void Every_plugin_class_and_activity_runs_in_the_context_of_FakeXrmEasy()
    {
    }
}
