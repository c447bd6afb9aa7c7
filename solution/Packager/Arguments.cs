namespace InoLink.Packager;

/// <summary>The command line: a verb, positional arguments and <c>--name value</c> pairs.</summary>
internal sealed class Arguments
{
    private readonly List<string> positional = [];
    private readonly List<KeyValuePair<string, string>> options = [];

    public Arguments(string[] args)
    {
        Verb = args.Length == 0 ? "" : args[0];
        for (int i = 1; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                positional.Add(args[i]);
            }
            else if (i + 1 < args.Length)
            {
                options.Add(new(args[i], args[++i]));
            }
            else
            {
                throw new SolutionException($"{args[i]} needs a value");
            }
        }
    }

    public string Verb { get; }

    public string Positional(int index, string name) =>
        index < positional.Count ? positional[index] : throw new SolutionException($"{Verb} needs <{name}>");

    public List<string> All(string option) => options.Where(o => o.Key == option).Select(o => o.Value).ToList();

    /// <summary>The solution version, four numbers: the platform compares it on upgrade (solution-format §2).</summary>
    public Version Version()
    {
        string text = All("--version").LastOrDefault() ?? throw new SolutionException($"{Verb} needs --version <x.y.z.w>");
        return System.Version.TryParse(text, out Version? version) && version.Revision >= 0
            ? version
            : throw new SolutionException($"--version {text} is not of the form x.y.z.w");
    }
}
