using System.Text.RegularExpressions;
using InoLink.Tests;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>The public surface of an official assembly, as listed in <c>../shared/reference/sdk-surface</c>.</summary>
internal sealed partial class SurfaceListing
{
    private readonly Dictionary<string, string?> baseOf = [];
    private readonly HashSet<string> members = [];

    public SurfaceListing(IEnumerable<string> lines)
    {
        Lines = lines.Where(line => !line.StartsWith('#')).ToHashSet();
        foreach (string line in Lines)
        {
            string[] words = line.Split(' ', 3);
            if (words[0] == "T")
            {
                Match extends = Extends().Match(words[2]);
                baseOf[words[1]] = extends.Success ? extends.Groups[1].Value : null;
            }
            else if (words[0] == "M")
            {
                members.UnionWith(Signatures(words[2]).Select(signature => $"{words[1]} {signature}"));
            }
        }
    }

    public IReadOnlySet<string> Lines { get; }

    /// <summary>The official Microsoft.Xrm.Sdk 9.0.2.56.</summary>
    public static SurfaceListing OfSdk() => Of("Microsoft.Xrm.Sdk.9.0.2.56.txt");

    /// <summary>The official Microsoft.Xrm.Sdk.Workflow 9.0.2.42.</summary>
    public static SurfaceListing OfWorkflow() => Of("Microsoft.Xrm.Sdk.Workflow.9.0.2.42.txt");

    public bool HasType(string type) => baseOf.ContainsKey(type);

    /// <summary>Whether the type or a base of it has the member, by its signature in metadata: "System.Void set_Id(System.Guid)".</summary>
    public bool HasMember(string type, string signature)
    {
        for (string? at = type; at != null; at = baseOf.GetValueOrDefault(at))
        {
            if (members.Contains($"{at} {signature}"))
            {
                return true;
            }

            // constructors are not inherited
            if (signature.Contains(" .ctor(", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return false;
    }

    private static SurfaceListing Of(string file) => new(File.ReadLines(Path.Combine(RepositoryFolder.Shared, "reference", "sdk-surface", file)));

    private static IEnumerable<string> Signatures(string member)
    {
        Match match = Member().Match(member);
        if (!match.Success)
        {
            throw new FormatException($"not a member line of a surface listing: {member}");
        }

        string type = match.Groups["type"].Value;
        string name = match.Groups["name"].Value;
        string[] parameters = ParameterTypes(match.Groups["parameters"].Value);
        switch (match.Groups["kind"].Value)
        {
            case "property":
                if (member.Contains("get; ", StringComparison.Ordinal))
                {
                    yield return $"{type} get_{name}({string.Join(", ", parameters)})";
                }

                if (member.Contains("set; ", StringComparison.Ordinal))
                {
                    yield return $"System.Void set_{name}({string.Join(", ", parameters.Append(type))})";
                }

                break;
            case "field":
                yield return $"{type} {name}";
                break;
            case "event":
                yield return $"System.Void add_{name}({type})";
                yield return $"System.Void remove_{name}({type})";
                break;
            case "ctor":
                yield return $"System.Void .ctor({string.Join(", ", parameters)})";
                break;
            default:
                yield return $"{type} {name}({string.Join(", ", parameters)})";
                break;
        }
    }

    // "params System.Object[] args", "out !!0& value", "System.String name = null": the type stands before the name
    private static string[] ParameterTypes(string parameters)
        => parameters.Length == 0 ? [] : parameters.Split(", ").Select(parameter => ParameterModifier().Replace(parameter, "").Split(' ')[0]).ToArray();

    [GeneratedRegex(@" extends ([^ <]+)")]
    private static partial Regex Extends();

    [GeneratedRegex(@"^(?<kind>ctor|method|property|field|event) (?:(?:public|protected|static|abstract|sealed|override|virtual|const|readonly) )+(?:(?<type>[^ (]+) )?(?<name>[^ (\[]+)(?:[(\[](?<parameters>.*?)[)\]](?= where |$| \{))?")]
    private static partial Regex Member();

    [GeneratedRegex(@"^(?:params |out )+")]
    private static partial Regex ParameterModifier();
}
