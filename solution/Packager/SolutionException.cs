namespace InoLink.Packager;

/// <summary>The sources can't be packed, unpacked or synchronised as they are; the message says what to change.</summary>
public sealed class SolutionException : Exception
{
    public SolutionException()
    {
    }

    public SolutionException(string message)
        : base(message)
    {
    }

    public SolutionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
