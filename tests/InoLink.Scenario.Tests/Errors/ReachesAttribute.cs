using System.Reflection;
using Xunit.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>
/// The scenario ends with a problem of that code in front of a person: on a job, or in the answer of a call. The test fails where none of <see cref="Told"/>'s checks met it, so the
/// attribute is no mere claim; <see cref="EveryProblemTests"/> demands one for each code of the engine that ships.
/// </summary>
/// <param name="code">INO-nnnn.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ReachesAttribute(string code) : BeforeAfterTestAttribute
{
    private int before;

    public string Code { get; } = code;

    public override void Before(MethodInfo methodUnderTest) => before = Told.Times(Code);

    public override void After(MethodInfo methodUnderTest) => Assert.True(Told.Times(Code) > before, $"{methodUnderTest.Name} says that it reaches {Code}, but checked no job and no answer for it");
}
