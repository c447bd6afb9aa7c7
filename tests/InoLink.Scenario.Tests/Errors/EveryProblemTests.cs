using System.Reflection;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>Every sentence of ours that a person can meet is met by a scenario through the zip, and only those are in the engine that ships.</summary>
public sealed class EveryProblemTests
{
    [Fact]
    public void Every_code_of_the_shipped_engine_is_reached_by_a_scenario()
    {
        IEnumerable<string> reached = typeof(EveryProblemTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<ReachesAttribute>()).Select(attribute => attribute.Code);

        Assert.Equal(ShippedCatalogue.Codes, reached.Distinct().Order(StringComparer.Ordinal));
    }
}
