using System.Text.RegularExpressions;

namespace InoLink.Engine.Problems;

/// <summary>
/// The reasons of InoLink.QuickBooks, which speaks English alone, in German, where a sentence of the catalogue passes one on. Anything else, Intuit's own texts above all, stays as it is.
/// </summary>
public static class Reasons
{
    // {0} stands for what differs from one time to the next
    private static readonly (string English, string German)[] Sentences =
    {
        ("No connection came about.", "Es kam keine Verbindung zustande."),
        ("No answer within {0} seconds.", "Keine Antwort binnen {0} Sekunden."),
        ("The connection broke before the answer arrived.", "Die Verbindung riss ab, bevor die Antwort ankam."),
        ("No time was left in this run.", "In diesem Lauf blieb keine Zeit mehr."),
        ("QuickBooks' request limit is reached.", "Die Abfragegrenze von QuickBooks ist erreicht."),
        ("this writer's share of the requests of a minute is used up", "der Anteil dieses Schreibers an den Abfragen einer Minute ist verbraucht"),
        ("QuickBooks answered HTTP {0} without a readable reason.", "QuickBooks antwortete mit HTTP {0} ohne lesbaren Grund."),
        ("QuickBooks answered HTTP {0}.", "QuickBooks antwortete mit HTTP {0}."),
        ("QuickBooks answered with fault {0}.", "QuickBooks antwortete mit dem Fehler {0}."),
        ("QuickBooks' answer could not be read.", "Die Antwort von QuickBooks war nicht lesbar."),
        ("QuickBooks' answer for this record could not be read.", "Die Antwort von QuickBooks für diesen Datensatz war nicht lesbar."),
        ("QuickBooks' answer names no result for this record.", "Die Antwort von QuickBooks nennt kein Ergebnis für diesen Datensatz."),
        ("QuickBooks' answer holds no {0}.", "Die Antwort von QuickBooks enthält kein Objekt {0}."),
        ("QuickBooks refuses the token of this company (HTTP 401).", "QuickBooks lehnt das Token dieses Unternehmens ab (HTTP 401)."),
        ("QuickBooks refuses access to this company: the app is disconnected, or the company id or environment is wrong (HTTP 403).",
            "QuickBooks verweigert den Zugriff auf dieses Unternehmen: Die App ist getrennt, oder Unternehmens-ID oder Umgebung sind falsch (HTTP 403)."),
        ("No consent is stored for this company.", "Für dieses Unternehmen ist keine Zustimmung gespeichert."),
        ("Another process is renewing the QuickBooks token; this one tries again later.", "Ein anderer Vorgang erneuert gerade das QuickBooks-Token; dieser versucht es später wieder."),
        ("Intuit no longer accepts the stored consent (invalid_grant).", "Intuit nimmt die gespeicherte Zustimmung nicht mehr an (invalid_grant)."),
        ("Intuit does not accept the client id or client secret ({0}).", "Intuit nimmt Client-ID oder Geheimnis nicht an ({0})."),
        ("Intuit's token service did not answer.", "Der Tokendienst von Intuit antwortete nicht."),
        ("Intuit's token service answered without a token.", "Der Tokendienst von Intuit antwortete ohne Token."),
        ("Intuit's token service answered HTTP {0}.", "Der Tokendienst von Intuit antwortete mit HTTP {0}."),
        ("Intuit did not revoke the token (HTTP {0}).", "Intuit hat das Token nicht widerrufen (HTTP {0})."),
        ("Intuit's SDK could not prepare the request ({0}).", "Das SDK von Intuit konnte die Anfrage nicht vorbereiten ({0})."),
        ("Intuit's SDK could not read QuickBooks' answer ({0}).", "Das SDK von Intuit konnte die Antwort von QuickBooks nicht lesen ({0})."),
        ("No answer came within {0} seconds, or it was empty; Intuit's SDK does not say which.", "Binnen {0} Sekunden kam keine Antwort, oder sie war leer; das SDK von Intuit unterscheidet das nicht."),
        ("the run that sent it was ended.", "der Lauf, der ihn sendete, wurde beendet."),
        ("the run that sent it met an unexpected failure ({0}).", "der Lauf, der ihn sendete, stieß auf einen unerwarteten Fehler ({0})."),
        ("what was found could not be recorded ({0}).", "was gefunden wurde, konnte nicht festgehalten werden ({0})."),
        ("they were never read.", "sie wurden noch nie gelesen."),
    };

    private const string NotAsked = "QuickBooks could not be asked. ";

    private static readonly (Regex English, string German)[] Patterns =
        Sentences.Select(sentence => (new Regex("^" + Regex.Escape(sentence.English).Replace(@"\{0}", "(.+)") + "$", RegexOptions.CultureInvariant), sentence.German.Replace("{0}", "$1"))).ToArray();

    /// <summary>The reason in German; the same text where it is none of ours.</summary>
    public static string InGerman(string reason)
    {
        if (reason.StartsWith(NotAsked, StringComparison.Ordinal))
        {
            return "QuickBooks konnte nicht gefragt werden. " + InGerman(reason.Substring(NotAsked.Length));
        }

        (Regex English, string German) known = Patterns.FirstOrDefault(pattern => pattern.English.IsMatch(reason));
        return known.English == null ? reason : known.English.Replace(reason, known.German);
    }
}
