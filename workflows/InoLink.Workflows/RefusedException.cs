using InoLink.Engine.Problems;

namespace InoLink.Workflows;

/// <summary>Ends an activity with a problem that its outputs tell.</summary>
internal sealed class RefusedException : Exception
{
    public RefusedException(Problem problem)
        : base(problem.ToString()) => Problem = problem;

    public Problem Problem { get; }
}
