namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An import that the platform would refuse. The message is the platform's wording where one was seen (solution-format §16).</summary>
public sealed class SolutionRefusedException : Exception
{
    /// <summary>0x80048060: the zip or one of its root files is unusable (solution-format §1).</summary>
    public const int InvalidFile = unchecked((int)0x80048060);

    /// <summary>0x80048033: the general "import failed" of the platform.</summary>
    public const int ImportFailed = unchecked((int)0x80048033);

    /// <summary>0x80040203: invalid argument (solution-format §4.4).</summary>
    public const int InvalidArgument = unchecked((int)0x80040203);

    /// <summary>0x80048012: assembly and XML disagree (solution-format §8.2).</summary>
    public const int PluginTypesFailed = unchecked((int)0x80048012);

    public SolutionRefusedException(string message) : this(ImportFailed, message)
    {
    }

    public SolutionRefusedException(string message, Exception inner) : base(message, inner)
    {
        ErrorCode = ImportFailed;
        Refusals = [message];
    }

    public SolutionRefusedException() : this(ImportFailed, "The solution import failed.")
    {
    }

    public SolutionRefusedException(int errorCode, string message) : this(errorCode, [message])
    {
    }

    public SolutionRefusedException(int errorCode, IReadOnlyList<string> refusals) : base(refusals[0])
    {
        ErrorCode = errorCode;
        Refusals = refusals;
    }

    /// <summary>The platform's error code (HRESULT).</summary>
    public int ErrorCode { get; }

    /// <summary>Every refusal of the rule group that failed; the platform shows only the first, which is the message.</summary>
    public IReadOnlyList<string> Refusals { get; }
}
