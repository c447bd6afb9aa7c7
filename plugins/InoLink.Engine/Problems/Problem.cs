namespace InoLink.Engine.Problems;

/// <summary>What becomes of a job that met the problem.</summary>
public enum Fate
{
    /// <summary>The job ends Error: somebody has to change something first.</summary>
    Ends,

    /// <summary>The job stays Queued and goes on by itself.</summary>
    Waits,
}

/// <summary>
/// A problem as a person reads it: what happened, and what to do. The wording is <see cref="Catalogue"/>'s. It speaks English until <see cref="In"/> is asked for another language,
/// which is done where it is written to a row.
/// </summary>
public sealed class Problem
{
    private readonly Wording english;
    private readonly Wording german;
    private readonly Wording spoken;

    internal Problem(string code, Fate fate, Wording english, Wording german, Text? allTheSame = null)
        : this(code, fate, english, german, english, allTheSame)
    {
    }

    /// <summary>A problem that a job ended with, in the language in which it was written there.</summary>
    public static Problem Recorded(string code, string sentence, string fix)
    {
        Wording told = new(sentence, fix);
        return new Problem(code, Fate.Ends, told, told);
    }

    private Problem(string code, Fate fate, Wording english, Wording german, Wording spoken, Text? allTheSame)
    {
        Code = code;
        Fate = fate;
        AllTheSame = allTheSame;
        this.english = english;
        this.german = german;
        this.spoken = spoken;
    }

    /// <summary>Stable, for support and flows: INO-nnnn, or QBO- and Intuit's code.</summary>
    public string Code { get; }

    public Fate Fate { get; }

    public string Sentence => spoken.Sentence;

    public string Fix => spoken.Fix;

    /// <summary>
    /// What promoting with Force does although the rule refuses: the label of the button that offers it, by which the fix names it, too. Null where nobody can decide otherwise.
    /// </summary>
    public Text? AllTheSame { get; }

    /// <summary>The sentence in every language.</summary>
    public Text What => new(english.Sentence, german.Sentence);

    /// <summary>The same problem in another language.</summary>
    public Problem In(Language language) => new(Code, Fate, english, german, language == Language.German ? german : english, AllTheSame);

    public override string ToString() => Sentence + " " + Fix;
}

/// <summary>What happened and what to do, in one language.</summary>
internal sealed class Wording
{
    public Wording(string sentence, string fix)
    {
        Sentence = sentence;
        Fix = fix;
    }

    public string Sentence { get; }

    public string Fix { get; }
}

/// <summary>A sentence in both languages.</summary>
public sealed class Text
{
    private readonly string english;
    private readonly string german;

    internal Text(string english, string german)
    {
        this.english = english;
        this.german = german;
    }

    public string In(Language language) => language == Language.German ? german : english;
}
