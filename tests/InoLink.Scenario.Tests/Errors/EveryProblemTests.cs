using System.Reflection;
using System.Text.RegularExpressions;
using InoLink.Scenario.Tests.Solution;
using InoLink.Tests;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>Every sentence of ours that a person can meet is met by a scenario through the zip, and only those are in the engine that ships.</summary>
public sealed partial class EveryProblemTests
{
    // codes whose scenario is still to be written; nobody adds to it
    private static readonly string[] WithoutScenario =
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "tests", "InoLink.Scenario.Tests", "Errors"), "*.without-scenario.txt").SelectMany(File.ReadAllLines)];

    [Fact]
    public void Every_code_of_the_shipped_engine_is_reached_by_a_scenario()
    {
        IEnumerable<string> reached = typeof(EveryProblemTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<ReachesAttribute>()).Select(attribute => attribute.Code);

        Assert.Equal(Shipped(), reached.Concat(WithoutScenario).Distinct().Order(StringComparer.Ordinal));
    }

    // the strings of the catalogue's methods
    private static IEnumerable<string> Shipped()
    {
        byte[] engine = [];
        new ShippedZip("1.0.0.0").EditPackage(files => engine = files.Single(file => file.Key.EndsWith("/InoLink.Engine.dll", StringComparison.Ordinal)).Value);
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(engine));
        return module.GetType("InoLink.Engine.Problems.Catalogue").Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode == OpCodes.Ldstr).Select(instruction => (string)instruction.Operand).Where(text => Code().IsMatch(text)).Distinct()
            .Order(StringComparer.Ordinal).ToList();
    }

    [GeneratedRegex(@"^INO-\d{4}$")]
    private static partial Regex Code();
}
