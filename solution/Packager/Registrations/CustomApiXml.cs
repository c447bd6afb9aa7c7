using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Registrations;

/// <summary>The files of a custom API (solution-format §9), by their path below the solution folder.</summary>
/// <param name="package">Unique name of the plug-in package.</param>
public sealed class CustomApiXml(string package)
{
    public const string Folder = "customapis/";

    public IEnumerable<KeyValuePair<string, XElement>> Of(PluginClass type)
    {
        if (type.CustomApi is not { } api)
        {
            yield break;
        }

        string folder = Folder + api.UniqueName;
        yield return new($"{folder}/customapi.xml", Api(type, api));
        foreach (ParameterDeclaration request in api.Requests)
        {
            yield return new(
                $"{folder}/customapirequestparameters/{request.Name}/customapirequestparameter.xml",
                Parameter("customapirequestparameter", request, new XElement("isoptional", request.Optional ? 1 : 0)));
        }

        foreach (ParameterDeclaration response in api.Responses)
        {
            // a response property with isoptional is refused
            yield return new(
                $"{folder}/customapiresponseproperties/{response.Name}/customapiresponseproperty.xml",
                Parameter("customapiresponseproperty", response, null));
        }
    }

    private XElement Api(PluginClass type, CustomApiDeclaration api)
    {
        return new XElement(
            "customapi",
            new XAttribute("uniquename", api.UniqueName),

            // the subscribers of a business event are asynchronous steps; nobody is to hang anything onto the rest
            new XElement("allowedcustomprocessingsteptype", api.IsEvent ? 1 : 0),
            new XElement("bindingtype", 0),
            Label("description", api.Description),
            Label("displayname", api.DisplayName),
            api.ExecutePrivilege.Length == 0 ? null : new XElement("executeprivilegename", api.ExecutePrivilege),
            new XElement("iscustomizable", 1),
            new XElement("isfunction", api.IsFunction ? 1 : 0),
            new XElement("isprivate", 0),
            new XElement("name", api.UniqueName),

            // an event has no main operation: an API without a type is valid (solution-format §9)
            api.IsEvent ? null : new XElement("plugintypeid", new XElement("plugintypeexportkey", ExportKey.Of(package, type.Assembly, type.FullName))),
            new XElement("workflowsdkstepenabled", 0));
    }

    private static XElement Parameter(string root, ParameterDeclaration parameter, XElement? isOptional) =>
        new(
            root,
            new XAttribute("uniquename", parameter.Name),
            Label("description", parameter.Description),
            Label("displayname", parameter.Name),
            new XElement("iscustomizable", 1),
            isOptional,
            new XElement("name", parameter.Name),
            new XElement("type", parameter.Type.ToString(CultureInfo.InvariantCulture)));

    private static XElement Label(string element, string text) =>
        new(
            element,
            new XAttribute("default", text),
            new XElement("label", new XAttribute("description", text), new XAttribute("languagecode", 1033)));
}
