using System.Globalization;

namespace InoLink.Engine.Problems;

/// <summary>
/// Every sentence of ours that a job or a record can end with: code, fate, what happened and what to do, in English and in German. What QuickBooks refuses for its own reasons is
/// <see cref="IntuitFaults"/>'. The words are for bookkeepers and administrators: no raw codes, no stack traces. One file a topic.
/// </summary>
public static partial class Catalogue
{
    private const int MostNamed = 10;
    private static readonly NumberFormatInfo GermanNumbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static Problem Ends(string code, Wording english, Wording german) => new(code, Fate.Ends, english, german);

    // what people may decide otherwise: the fix names the button by the words that it bears
    private static Problem EndsUnless(string code, Text allTheSame, Func<string, Wording> english, Func<string, Wording> german) =>
        new(code, Fate.Ends, english(allTheSame.In(Language.English)), german(allTheSame.In(Language.German)), allTheSame);

    private static Problem Waits(string code, Wording english, Wording german) => new(code, Fate.Waits, english, german);

    private static Wording En(string sentence, string fix) => new(Stopped(sentence), fix);

    private static Wording De(string sentence, string fix) => new(Stopped(sentence), fix);

    // a reason at the end of a sentence may be somebody else's text, with a full stop or without
    internal static string Stopped(string sentence) => sentence.TrimEnd() is var text && text[text.Length - 1] is '.' or '!' or '?' ? text : text + ".";

    internal static string Money(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    internal static string GermanMoney(decimal amount) => amount.ToString("#,##0.00", GermanNumbers);

    private static string Exact(decimal amount) => amount.ToString("#,##0.00########", CultureInfo.InvariantCulture);

    private static string GermanExact(decimal amount) => amount.ToString("#,##0.00########", GermanNumbers);

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string GermanDay(DateTime day) => day.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture);

    // a quote may need hundreds of products: whoever reads it begins with the first, and the column has an end
    private static string Some(IReadOnlyList<string> names, string more) => string.Join(", ", names.Take(MostNamed))
        + (names.Count > MostNamed ? " " + string.Format(CultureInfo.InvariantCulture, more, Whole(names.Count - MostNamed)) : "");

    internal static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
