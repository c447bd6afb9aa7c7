namespace InoLink.Engine.Problems;

/// <summary>What becomes of a job that met the problem.</summary>
public enum Fate
{
    /// <summary>The job ends Error: somebody has to change something first.</summary>
    Ends,

    /// <summary>The job stays Queued and goes on by itself.</summary>
    Waits,
}

/// <summary>A problem as a person reads it: what happened, and what to do. The wording is <see cref="Catalogue"/>'s.</summary>
public sealed class Problem
{
    internal Problem(string code, Fate fate, string sentence, string fix)
    {
        Code = code;
        Fate = fate;
        Sentence = sentence;
        Fix = fix;
    }

    /// <summary>Stable, for support and flows: INO-nnnn.</summary>
    public string Code { get; }

    public Fate Fate { get; }

    public string Sentence { get; }

    public string Fix { get; }

    public override string ToString() => Sentence + " " + Fix;
}
