namespace InoLink.Engine.Problems;

/// <content>Connecting a company: keys, consent, company.</content>
public static partial class Catalogue
{
    public static Problem ClientIdMissing() => Ends("INO-2001",
        En("The client id is blank.", "Copy the client id from the keys page of the Intuit app."),
        De("Die Client-ID ist leer.", "Kopieren Sie die Client-ID von der Schlüsselseite der Intuit-App."));

    public static Problem ClientSecretMissing() => Ends("INO-2002",
        En("The client secret is blank.", "Copy the client secret from the keys page of the Intuit app."),
        De("Der geheime Clientschlüssel ist leer.", "Kopieren Sie den geheimen Clientschlüssel von der Schlüsselseite der Intuit-App."));

    public static Problem WrongEnvironment() => Ends("INO-2003",
        En("The environment is neither Sandbox nor Production.", "Choose Sandbox for development keys and Production for production keys."),
        De("Die Umgebung ist weder Sandbox noch Production.", "Wählen Sie Sandbox für Entwicklungsschlüssel und Production für Produktionsschlüssel."));

    public static Problem WrongRealmId() => Ends("INO-2004",
        En("The company id of QuickBooks (realmId) is not a number.", "Copy the company id: digits only."),
        De("Die Unternehmens-ID von QuickBooks (realmId) ist keine Zahl.", "Kopieren Sie die Unternehmens-ID: nur Ziffern."));

    public static Problem RefreshTokenMissing() => Ends("INO-2005",
        En("The refresh token is blank.", "Paste the refresh token that Intuit has issued to this app."),
        De("Das Aktualisierungstoken ist leer.", "Fügen Sie das Aktualisierungstoken ein, das Intuit dieser App ausgestellt hat."));

    public static Problem NoSuchConnection() => Ends("INO-2006",
        En("The connection does not exist.", "Save the keys of the Intuit app first."),
        De("Die Verbindung gibt es nicht.", "Speichern Sie zuerst die Schlüssel der Intuit-App."));

    public static Problem RealmIsConnected(string company) => Ends("INO-2009",
        En($"The QuickBooks company {company} is connected already, by another connection.", "Use that connection to renew the consent, or disconnect it first."),
        De($"Das QuickBooks-Unternehmen {company} ist bereits über eine andere Verbindung verbunden.", "Erneuern Sie die Zustimmung über jene Verbindung, oder trennen Sie sie zuerst."));

    public static Problem CompanyMissing() => Ends("INO-2010",
        En("The accounting company does not exist.", "Choose one of the list."),
        De("Die Buchhaltungsfirma gibt es nicht.", "Wählen Sie eine aus der Liste."));

    public static Problem ConsentUnknown() => Ends("INO-2011",
        En("This answer of Intuit does not belong to a consent that was started here.", "Press Connect QuickBooks again and use the answer to that."),
        De("Diese Antwort von Intuit gehört zu keiner hier begonnenen Zustimmung.", "Drücken Sie erneut QuickBooks verbinden und verwenden Sie die Antwort darauf."));

    public static Problem ConsentUsed() => Ends("INO-2012",
        En("This answer of Intuit was used already.", "If the company is not connected, press Connect QuickBooks again."),
        De("Diese Antwort von Intuit wurde bereits verwendet.", "Ist das Unternehmen nicht verbunden, drücken Sie erneut QuickBooks verbinden."));

    public static Problem ConsentExpired() => Ends("INO-2013",
        En("This consent was started more than 15 minutes ago.", "Press Connect QuickBooks again."),
        De("Diese Zustimmung wurde vor mehr als 15 Minuten begonnen.", "Drücken Sie erneut QuickBooks verbinden."));

    public static Problem ConsentOfAnother() => Ends("INO-2014",
        En("This consent was started by another user.", "Press Connect QuickBooks yourself, and use the answer to that."),
        De("Diese Zustimmung wurde von einem anderen Benutzer begonnen.", "Drücken Sie selbst QuickBooks verbinden, und verwenden Sie die Antwort darauf."));

    public static Problem CodeMissing() => Ends("INO-2015",
        En("The authorization code is blank.", "Paste the whole address of the page that Intuit sent you to, or the code on it."),
        De("Der Autorisierungscode ist leer.", "Fügen Sie die ganze Adresse der Seite ein, zu der Intuit Sie geschickt hat, oder den Code darauf."));

    public static Problem WrongRedirectUri(string address) => Ends("INO-2016",
        En($"Intuit takes no redirect URI like {address}.", "Use an https address without a # part; plain http is for this machine and Sandbox keys only."),
        De($"Intuit nimmt keine Umleitungsadresse wie {address}.", "Verwenden Sie eine https-Adresse ohne #-Teil; reines http gilt nur für diesen Rechner und Sandbox-Schlüssel."));

    public static Problem CodeRefused(string reason) => Ends("INO-2017",
        En($"Intuit did not take the code: {reason}", "Codes live for minutes and work once: press Connect QuickBooks again. If it stays, check client id, secret and redirect URI."),
        De($"Intuit hat den Code nicht angenommen: {Reasons.InGerman(reason)}", "Codes leben nur Minuten und gelten einmal: Drücken Sie erneut QuickBooks verbinden. Bleibt es dabei, prüfen Sie Client-ID, Geheimnis und Umleitungsadresse."));

    public static Problem TokenRefused(string reason) => Ends("INO-2018",
        En($"Intuit did not take the refresh token: {reason}", "Check the client id and secret, get a new refresh token with them, and try again."),
        De($"Intuit hat das Aktualisierungstoken nicht angenommen: {Reasons.InGerman(reason)}", "Prüfen Sie Client-ID und Geheimnis, holen Sie damit ein neues Aktualisierungstoken, und versuchen Sie es erneut."));

    public static Problem CompanyDoesNotAnswer(string reason) => Ends("INO-2019",
        En($"The QuickBooks company did not answer, so nothing was stored: {reason}", "Check the company id and the environment (Sandbox or Production), and connect again."),
        De($"Das QuickBooks-Unternehmen hat nicht geantwortet, deshalb wurde nichts gespeichert: {Reasons.InGerman(reason)}", "Prüfen Sie Unternehmens-ID und Umgebung (Sandbox oder Production), und verbinden Sie erneut."));

    public static Problem IntuitSilent(string reason) => Ends("INO-2020",
        En($"Intuit could not be reached, so nothing was stored: {reason}", "Try again in a minute; after a consent, press Connect QuickBooks again."),
        De($"Intuit war nicht erreichbar, deshalb wurde nichts gespeichert: {Reasons.InGerman(reason)}", "Versuchen Sie es in einer Minute erneut; nach einer Zustimmung drücken Sie noch einmal QuickBooks verbinden."));

    /// <summary>A question, not a failure: it is asked before another company takes the place of a connected one.</summary>
    public static Problem ReplacesCompany(string company, string realmId) => Ends("INO-2008",
        En(
            $"This connection belongs to the QuickBooks company {company}; you are about to connect the company with the id {realmId} in its place.",
            $"Links of records stay with {company} and nothing goes there until it is connected again. To keep both, cancel and make a new connection."),
        De(
            $"Diese Verbindung gehört zum QuickBooks-Unternehmen {company}; Sie sind dabei, das Unternehmen mit der ID {realmId} an dessen Stelle zu verbinden.",
            $"Verknüpfungen bleiben bei {company}, und nichts geht mehr dorthin, bis es wieder verbunden ist. Um beide zu behalten, brechen Sie ab und legen eine neue Verbindung an."));

    /// <summary>A question too: a copied environment holds the links of the one it was copied from.</summary>
    public static Problem TakesOverCopy(string company) => Ends("INO-2021",
        En(
            $"The QuickBooks company {company} was connected from another environment, of which this one is a copy.",
            "If you go on, this environment writes to the same books as that one. Go on only if the other one no longer does."),
        De(
            $"Das QuickBooks-Unternehmen {company} wurde aus einer anderen Umgebung verbunden, von der diese eine Kopie ist.",
            "Wenn Sie fortfahren, schreibt diese Umgebung in dieselben Bücher wie jene. Fahren Sie nur fort, wenn die andere es nicht mehr tut."));

    public static Text Connected(string company) => new($"Connected to {company}.", $"Mit {company} verbunden.");

    public static Text Answered(string company, string country, string currency) => new($"QuickBooks answered: {company}, {country}, {currency}.", $"QuickBooks hat geantwortet: {company}, {country}, {currency}.");

    public static Text DisconnectedBy(string user) => new($"It was disconnected by {user}.", $"Sie wurde von {user} getrennt.");

    public static Text Disconnected() => new(
        "Disconnected: Intuit has ended the consent, and the tokens are deleted here. Link jobs wait until a company is connected again.",
        "Getrennt: Intuit hat die Zustimmung beendet, und die Token sind hier gelöscht. Aufträge warten, bis wieder ein Unternehmen verbunden ist.");

    public static Text DisconnectedHereOnly(string reason) => new(
        $"The tokens are deleted here, but Intuit did not confirm that it ended the consent: {reason} In QuickBooks, under Apps, disconnect the app there too.",
        $"Die Token sind hier gelöscht, aber Intuit hat das Ende der Zustimmung nicht bestätigt: {Reasons.InGerman(reason)} Trennen Sie die App auch in QuickBooks unter Apps.");

    public static Text DisconnectedCopy() => new(
        "The tokens are deleted in this copy. The consent itself was left alone, since the original environment works with it.",
        "Die Token sind in dieser Kopie gelöscht. Die Zustimmung selbst blieb bestehen, denn die ursprüngliche Umgebung arbeitet damit.");
}
