using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Nothing of ours runs inside a user's save: every step is asynchronous, PostOperation, and tidies up its system job.</summary>
public sealed class StepModeRule : IRule
{
    private static readonly (string Element, string Value, string Why)[] Expected =
    [
        ("Mode", "1", "no step may be synchronous"),
        ("Stage", "40", "an asynchronous step can only be PostOperation"),
        ("AsyncAutoDelete", "1", "succeeded system jobs would pile up"),
        ("InvocationSource", "0", "parent pipeline"),
        ("SupportedDeployment", "0", "server only"),
        ("EventHandlerTypeCode", "4602", "a plug-in type"),
    ];

    public string Name => "step-mode";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement step in zip.Section("SdkMessageProcessingSteps"))
        {
            foreach ((string element, string value, string why) in Expected)
            {
                if ((string?)step.Element(element) != value)
                {
                    yield return new Finding(Name, (string?)step.Attribute("Name") ?? "step", $"{element} is '{(string?)step.Element(element)}': it has to be {value} ({why})");
                }
            }

            if (step.Element("SdkMessageId") == null == (step.Element("SdkMessageName") == null))
            {
                yield return new Finding(Name, (string?)step.Attribute("Name") ?? "step", "needs either SdkMessageId or SdkMessageName");
            }

            if (StepIdentity.Message(step) == null)
            {
                yield return new Finding(Name, (string?)step.Attribute("Name") ?? "step", "SdkMessageId is not a message id that is known: correct it");
            }
        }
    }
}
