using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Assembly records are for workflow activities only: sandboxed, signed, named as the DLL is (solution-format §8.2). The
/// package's assemblies have none, the server makes them.
/// </summary>
public sealed class ClassicAssembliesRule : IRule
{
    public string Name => "classic-assemblies";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement record in zip.Section("SolutionPluginAssemblies"))
        {
            string fullName = (string?)record.Attribute("FullName") ?? "";
            foreach (string what in Violations(zip, record, fullName))
            {
                yield return new Finding(Name, fullName, what);
            }
        }
    }

    private static IEnumerable<string> Violations(SolutionZip zip, XElement record, string fullName)
    {
        if ((string?)record.Element("IsolationMode") != "2" || (string?)record.Element("SourceType") != "0")
        {
            yield return "IsolationMode has to be 2 (sandbox) and SourceType 0 (database)";
        }

        if (zip.Code?.Assemblies.Any(a => a.FullName == fullName) == true)
        {
            yield return "is in the plug-in package: remove the record, the server makes it";
        }

        string file = ((string?)record.Element("FileName") ?? "").TrimStart('/');
        if (zip.Find(file) is not { } dll)
        {
            yield break;
        }

        PluginAssembly assembly = PluginAssembly.Read(file, dll.Bytes);
        if (assembly.FullName != fullName)
        {
            yield return $"the DLL is {assembly.FullName}: names have to be the same";
        }

        if (!assembly.IsSigned)
        {
            yield return "the DLL has no strong name: sign it";
        }

        foreach (XElement type in record.Descendants("PluginType"))
        {
            string name = (string?)type.Attribute("Name") ?? "";
            if (!assembly.PublicTypes.Contains(name))
            {
                yield return $"type {name} is no public class of the DLL: correct the name, or the class";
            }

            if ((string?)type.Attribute("AssemblyQualifiedName") != $"{name}, {fullName}")
            {
                yield return $"type {name}: AssemblyQualifiedName has to be '{name}, {fullName}'";
            }
        }
    }
}
