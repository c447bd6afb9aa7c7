using System.Activities;
using System.ServiceModel;
using System.Text.RegularExpressions;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>
/// What every activity answers: whether it succeeded and, if not, a code and a sentence, so that a process can branch (dataverse-runtime §3). An expected refusal ends the step well; only what nobody
/// expects throws. Instances are shared by runs: nothing of a run is kept here.
/// </summary>
public abstract class LinkActivity : CodeActivity
{
    // "[INO-1003] You may not promote records ...": how the custom APIs refuse
    private static readonly Regex Refused = new(@"^\[(?<code>[A-Z]+-[0-9A-Za-z]+)\] (?<message>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Yes where it was done.</summary>
    [Output("Succeeded")]
    public OutArgument<bool> Succeeded { get; set; } = null!;

    /// <summary>INO-nnnn; empty where it succeeded.</summary>
    [Output("Error Code")]
    public OutArgument<string> ErrorCode { get; set; } = null!;

    /// <summary>What happened and what to do, in the language of the environment; empty where it succeeded.</summary>
    [Output("Error Message")]
    public OutArgument<string> ErrorMessage { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
        Run run = new(context);
        try
        {
            Answer(context, true, "", "");
            Work(run);
        }
        catch (RefusedException refused)
        {
            Answer(run, refused.Problem);
        }
        catch (FaultException<OrganizationServiceFault> denied) when (Fault.IsAccessDenied(denied))
        {
            Answer(run, Catalogue.NoRight(Asking.Role));
        }
        catch (FaultException<OrganizationServiceFault> fault) when (Refused.Match(fault.Message) is { Success: true } match)
        {
            Answer(context, false, match.Groups["code"].Value, match.Groups["message"].Value);
        }
    }

    /// <summary>The activity's own work.</summary>
    /// <exception cref="RefusedException">It can't be done, for a reason that somebody can mend.</exception>
    private protected abstract void Work(Run run);

    private void Answer(Run run, Problem problem)
    {
        Problem told = problem.In(run.Language);
        Answer(run.Activity, false, told.Code, told.ToString());
    }

    private void Answer(CodeActivityContext context, bool succeeded, string code, string message)
    {
        Succeeded.Set(context, succeeded);
        ErrorCode.Set(context, code);
        ErrorMessage.Set(context, message);
    }
}
