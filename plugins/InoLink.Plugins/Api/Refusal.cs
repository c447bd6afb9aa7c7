using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>A problem as a custom API tells it: the code in front, so that a flow can branch on it (connector §4).</summary>
internal static class Refusal
{
    public static InvalidPluginExecutionException Of(Problem problem) => new($"[{problem.Code}] {problem}");
}
