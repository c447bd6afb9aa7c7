using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks;

/// <summary>What a step's XML says it is.</summary>
internal static class StepIdentity
{
    /// <summary>Name of the message; null when its id is unknown.</summary>
    public static string? Message(XElement step) =>
        (string?)step.Element("SdkMessageName") ?? SdkMessage.NameOf((string?)step.Element("SdkMessageId") ?? "");

    public static string Name(XElement step) => (string?)step.Attribute("Name") ?? "step";

    public static string Table(XElement step) => (string?)step.Element("PrimaryEntity") ?? "";
}
