using System.Reflection;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>An interface whose calls one function answers. Neither sealed nor internal, since the run-time derives from it.</summary>
public class Answering : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> answer = (_, _) => null;

    public static T Of<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        T proxy = Create<T, Answering>();
        ((Answering)(object)proxy).answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => answer(targetMethod!, args ?? []);
}
