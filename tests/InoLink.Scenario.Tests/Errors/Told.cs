using System.Collections.Concurrent;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What the product told a person: that it is the expected problem, in words, with something to do. Counts the codes that were met.</summary>
internal static class Told
{
    private static readonly ConcurrentDictionary<string, int> Met = new();

    public static int Times(string code) => Met.GetValueOrDefault(code);

    /// <summary>A job that ended or waits with the problem: description and recommendation are there, and the description holds the words.</summary>
    public static void OnJob(Entity job, string status, string code, params string[] words)
    {
        Assert.Equal($"{status} {code}", $"{Rig.StatusOf(job)} {Rig.Text(job, "ino_errorcode")}");
        Reads(code, Rig.Text(job, "ino_errordescription"), Rig.Text(job, "ino_recommendation"), words);
    }

    /// <summary>A call of a custom API that was refused: its message is the code, the sentence and the fix.</summary>
    public static void ByRefusal(Func<object> call, string code, params string[] words) =>
        InText(Assert.ThrowsAny<FaultException<OrganizationServiceFault>>(call).Detail.Message, code, words);

    /// <summary>A text that is code, sentence and fix: a refusal, or what stands on a company.</summary>
    public static void InText(string message, string code, params string[] words)
    {
        string beginning = $"[{code}] ";
        Assert.StartsWith(beginning, message, StringComparison.Ordinal);
        string[] sentences = message[beginning.Length..].Split(". ", 2);
        Assert.True(sentences.Length == 2, "there is nothing to do in: " + message);
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Reads(code, sentences[0], sentences[1], []);
    }

    /// <summary>
    /// A text that a person reads without the code, on a record or in an answer: known by the wording that the shipped engine has for the code, a part of its sentence and the end of its fix.
    /// </summary>
    public static void InWords(string message, string code, params string[] words)
    {
        IReadOnlyList<string> pieces = ShippedCatalogue.Pieces(code);
        Assert.Contains(pieces[^1].Trim(), message, StringComparison.Ordinal);
        Assert.True(pieces.SkipLast(1).Any(piece => piece.Trim().Length > 8 && message.Contains(piece.Trim(), StringComparison.Ordinal)), $"{message} is not the sentence of {code}");
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Reads(code, message, message, []);
    }

    /// <summary>An answer that carries the problem in fields of its own.</summary>
    public static void InAnswer(string expected, string code, string sentence, string fix, params string[] words)
    {
        Assert.Equal(expected, code);
        Reads(code, sentence, fix, words);
    }

    /// <summary>A message that has no field for a code: it is known by the sentence and the fix of its problem.</summary>
    public static void InMessage(string code, string message, string sentence, string fix)
    {
        int end = message.IndexOf(fix, StringComparison.Ordinal);
        Assert.True(end > 0, $"there is no \"{fix}\" in: {message}");
        Reads(code, message[..end], message[end..], [sentence]);
    }

    private static void Reads(string code, string sentence, string fix, string[] words)
    {
        Assert.NotEqual("", sentence);
        Assert.NotEqual("", fix);
        Assert.All(words, word => Assert.Contains(word, sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", sentence + fix, StringComparison.Ordinal);
        Met.AddOrUpdate(code, 1, (_, times) => times + 1);
    }
}
