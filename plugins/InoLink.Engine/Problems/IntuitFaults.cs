using InoLink.Engine.Dataverse;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Problems;

/// <summary>
/// What QuickBooks' own refusals mean (quickbooks-api §10): every code that a write of ours can meet, with a sentence, what to do, and whether the job tries again by itself, in
/// English and in German. Intuit's text always stands behind ours, since it names the value or the rule; of a code that is not here it stands alone.
/// </summary>
public static class IntuitFaults
{
    private const string Again = "then promote again.";
    private const string Erneut = "danach erneut übertragen.";
    private const string ToSupport = "Send the Intuit id of this job to support.";
    private const string AnSupport = "Senden Sie die Intuit-ID dieses Auftrags an den Support.";

    private static readonly IntuitFault[] Entries =
    {
        // the request itself
        new("500", "QuickBooks does not know this operation.", ToSupport, "QuickBooks kennt diesen Vorgang nicht.", AnSupport),
        new("2010", "QuickBooks does not accept a field of the record.", ToSupport, "QuickBooks nimmt ein Feld des Datensatzes nicht an.", AnSupport),
        new("2030", "QuickBooks does not accept an id that was sent.", ToSupport, "QuickBooks nimmt eine gesendete ID nicht an.", AnSupport),
        new("2110", "QuickBooks does not accept the type of a value.", ToSupport, "QuickBooks nimmt die Art eines Wertes nicht an.", AnSupport),
        new("2130", "QuickBooks does not accept the id of the request.", ToSupport, "QuickBooks nimmt die ID der Anfrage nicht an.", AnSupport),

        // objects that are not there
        new("610", "Something that the record uses was deleted or made inactive in QuickBooks.", "Make the customer, item or list entry active in QuickBooks; " + Again,
            "Etwas, das der Datensatz verwendet, wurde in QuickBooks gelöscht oder inaktiv gesetzt.", "Aktivieren Sie den Kunden, den Artikel oder den Listeneintrag in QuickBooks; " + Erneut),
        new("2500", "The record refers to something that QuickBooks does not have, or that is inactive there.", "Load the lists anew and check the preferences; " + Again,
            "Der Datensatz verweist auf etwas, das QuickBooks nicht hat oder das dort inaktiv ist.", "Laden Sie die Listen neu und prüfen Sie die Einstellungen; " + Erneut),
        new("6250", "The customer is inactive in QuickBooks.", "Make the customer active in QuickBooks; " + Again, "Der Kunde ist in QuickBooks inaktiv.", "Aktivieren Sie den Kunden in QuickBooks; " + Erneut),
        new("620", "QuickBooks can't link the document to the other one.", "Close the estimate in QuickBooks by hand; " + Again,
            "QuickBooks kann den Beleg nicht mit dem anderen verknüpfen.", "Schließen Sie das Angebot (Estimate) in QuickBooks von Hand; " + Erneut),
        new("630", "QuickBooks has the same object already.", "Look for it in QuickBooks and link it, or change the record; " + Again,
            "QuickBooks hat dasselbe Objekt schon.", "Suchen Sie es in QuickBooks und verknüpfen Sie es, oder ändern Sie den Datensatz; " + Erneut),

        // texts, numbers, dates
        new("2020", "QuickBooks misses a value that it needs.", "Fill in the value that it names; " + Again, "QuickBooks fehlt ein Wert, den es braucht.", "Füllen Sie den genannten Wert aus; " + Erneut),
        new("2040", "A text holds characters that QuickBooks does not store.", "Write it without them; " + Again, "Ein Text enthält Zeichen, die QuickBooks nicht speichert.", "Schreiben Sie ihn ohne diese Zeichen; " + Erneut),
        new("2050", "A text is longer than QuickBooks takes.", "Shorten the text that it names; " + Again, "Ein Text ist länger, als QuickBooks annimmt.", "Kürzen Sie den genannten Text; " + Erneut),
        new("2060", "QuickBooks can't read a date.", "Correct the date; " + Again, "QuickBooks kann ein Datum nicht lesen.", "Berichtigen Sie das Datum; " + Erneut),
        new("2070", "A date does not exist, or QuickBooks does not take it.", "Correct the date; " + Again, "Ein Datum gibt es nicht, oder QuickBooks nimmt es nicht an.", "Berichtigen Sie das Datum; " + Erneut),
        new("2090", "QuickBooks does not accept a number.", "Correct price or quantity; " + Again, "QuickBooks nimmt eine Zahl nicht an.", "Berichtigen Sie Preis oder Menge; " + Erneut),
        new("2120", "QuickBooks does not accept a number.", "Correct price or quantity; " + Again, "QuickBooks nimmt eine Zahl nicht an.", "Berichtigen Sie Preis oder Menge; " + Erneut),
        new("2140", "QuickBooks does not accept an amount.", "Correct the amount; " + Again, "QuickBooks nimmt einen Betrag nicht an.", "Berichtigen Sie den Betrag; " + Erneut),
        new("2150", "QuickBooks does not accept a percentage.", "Correct the percentage; " + Again, "QuickBooks nimmt einen Prozentsatz nicht an.", "Berichtigen Sie den Prozentsatz; " + Erneut),
        new("2160", "QuickBooks does not accept a quantity.", "Correct the quantity; " + Again, "QuickBooks nimmt eine Menge nicht an.", "Berichtigen Sie die Menge; " + Erneut),
        new("2170", "QuickBooks does not know a value of a choice.", ToSupport, "QuickBooks kennt einen Auswahlwert nicht.", AnSupport),
        new("2180", "A name is empty, or holds a colon, a tab or a line break.", "Correct the name; " + Again, "Ein Name ist leer oder enthält einen Doppelpunkt, einen Tabulator oder einen Zeilenumbruch.", "Berichtigen Sie den Namen; " + Erneut),
        new("2200", "QuickBooks does not accept the website's address.", "Correct the website; " + Again, "QuickBooks nimmt die Adresse der Website nicht an.", "Berichtigen Sie die Website; " + Erneut),
        new("2210", "QuickBooks does not accept the e-mail address.", "Correct the e-mail address; " + Again, "QuickBooks nimmt die E-Mail-Adresse nicht an.", "Berichtigen Sie die E-Mail-Adresse; " + Erneut),

        // customers and items
        new("700", "QuickBooks does not accept the parent.", "Choose another parent; " + Again, "QuickBooks nimmt den übergeordneten Datensatz nicht an.", "Wählen Sie einen anderen übergeordneten Datensatz; " + Erneut),
        new("900", "The parent is the record itself or one of its children.", "Choose another parent; " + Again, "Der übergeordnete Datensatz ist der Datensatz selbst oder einer darunter.", "Wählen Sie einen anderen übergeordneten Datensatz; " + Erneut),
        new("6080", "QuickBooks needs at least one name.", "Fill in a name; " + Again, "QuickBooks braucht wenigstens einen Namen.", "Füllen Sie einen Namen aus; " + Erneut),
        new("6130", "It can't be changed who is billed, since open documents are billed to the parent.", "Change it in QuickBooks by hand.", "Der Rechnungsempfänger kann nicht geändert werden, weil offene Belege auf den übergeordneten Kunden lauten.", "Ändern Sie es in QuickBooks von Hand."),
        new("6150", "QuickBooks needs the parent of a sub-customer.", "Promote the parent first; " + Again, "QuickBooks braucht den übergeordneten Kunden eines Unterkunden.", "Übertragen Sie zuerst den übergeordneten Datensatz; " + Erneut),
        new("6180", "QuickBooks allows 5 levels of customers.", "Shorten the chain of parents; " + Again, "QuickBooks erlaubt 5 Ebenen von Kunden.", "Verkürzen Sie die Kette der übergeordneten Datensätze; " + Erneut),
        new("6240", "The name is taken in QuickBooks by another customer, vendor, employee or item.", "Rename one of the two; " + Again, "Der Name ist in QuickBooks an einen anderen Kunden, Lieferanten, Mitarbeiter oder Artikel vergeben.", "Benennen Sie einen von beiden um; " + Erneut),
        new("6430", "An account is of the wrong type.", "An administrator chooses another account in the link preferences; " + Again, "Ein Konto hat die falsche Art.", "Ein Administrator wählt in den Verknüpfungseinstellungen ein anderes Konto; " + Erneut),
        new("6520", "An inventory item needs a quantity.", "Fill in Quantity On Hand; " + Again, "Ein Lagerartikel braucht eine Menge.", "Füllen Sie die verfügbare Menge aus; " + Erneut),

        // documents
        new("2220", "QuickBooks does not accept the currency.", "Add the currency in QuickBooks, or change the record's; " + Again, "QuickBooks nimmt die Währung nicht an.", "Fügen Sie die Währung in QuickBooks hinzu, oder ändern Sie die des Datensatzes; " + Erneut),
        new("2250", "The document has no line.", "Add a line; " + Again, "Der Beleg hat keine Position.", "Fügen Sie eine Position hinzu; " + Erneut),
        new("2290", "QuickBooks takes no negative total.", "Correct the document; a credit is made in QuickBooks.", "QuickBooks nimmt keine negative Summe an.", "Berichtigen Sie den Beleg; eine Gutschrift wird in QuickBooks erstellt."),
        new("6070", "A line's amount is not its price times its quantity.", ToSupport, "Der Betrag einer Position ist nicht Preis mal Menge.", AnSupport),
        new("6090", "QuickBooks needs the amount of the discount.", ToSupport, "QuickBooks braucht den Betrag des Rabatts.", AnSupport),
        new("6440", "A line lacks its detail.", ToSupport, "Einer Position fehlen Angaben.", AnSupport),
        new("6100", "A line of a company in the United States is taxable or not; no other tax code is taken.", "Check the tax codes of products and preferences; " + Again, "Eine Position eines Unternehmens in den USA ist steuerpflichtig oder nicht; andere Steuercodes werden nicht angenommen.", "Prüfen Sie die Steuercodes der Produkte und Einstellungen; " + Erneut),
        new("6160", "A tax code can't be used in this document.", "Choose another tax code on the product, the customer or in the preferences; " + Again, "Ein Steuercode kann in diesem Beleg nicht verwendet werden.", "Wählen Sie einen anderen Steuercode am Produkt, am Kunden oder in den Einstellungen; " + Erneut),
        new("6170", "QuickBooks takes no tax for this document.", "Let QuickBooks compute the tax by preference; " + Again, "QuickBooks nimmt für diesen Beleg keine Steuer an.", "Lassen Sie die Steuer per Einstellung von QuickBooks berechnen; " + Erneut),
        new("6230", "The tax code can't be changed.", "Change it in QuickBooks by hand.", "Der Steuercode kann nicht geändert werden.", "Ändern Sie ihn in QuickBooks von Hand."),
        new("6200", "The books are closed for the document's date.", "Give it a later date, or let an administrator choose Next open day in the preferences; " + Again, "Die Bücher sind für das Datum des Belegs geschlossen.", "Geben Sie ihm ein späteres Datum, oder ein Administrator wählt in den Einstellungen Next open day; " + Erneut),
        new("6210", "The books are closed for the document's date.", "Give it a later date, or let an administrator choose Next open day in the preferences; " + Again, "Die Bücher sind für das Datum des Belegs geschlossen.", "Geben Sie ihm ein späteres Datum, oder ein Administrator wählt in den Einstellungen Next open day; " + Erneut),
        new("6270", "The document is dated before the inventory of one of its items begins.", "Give it a later date; " + Again, "Der Beleg trägt ein Datum vor dem Beginn des Bestands eines seiner Artikel.", "Geben Sie ihm ein späteres Datum; " + Erneut),
        new("6280", "The customer has charges that are not billed yet.", "Bill them in QuickBooks; " + Again, "Der Kunde hat noch nicht abgerechnete Posten.", "Rechnen Sie sie in QuickBooks ab; " + Erneut),
        new("6420", "QuickBooks needs an e-mail address to send the document.", "Fill in the customer's e-mail; " + Again, "QuickBooks braucht eine E-Mail-Adresse, um den Beleg zu senden.", "Füllen Sie die E-Mail des Kunden aus; " + Erneut),

        // the company
        new("5010", Fate.Waits, "QuickBooks was changed at the same moment.", "Nothing to do: the job tries again by itself.", "QuickBooks wurde im selben Augenblick geändert.", "Nichts zu tun: Der Auftrag versucht es von selbst wieder."),
        new("5020", "The user who connected QuickBooks may not do this.", "An administrator connects the company again, as an administrator of QuickBooks; " + Again, "Der Benutzer, der QuickBooks verbunden hat, darf das nicht.", "Ein Administrator verbindet das Unternehmen neu, als Administrator von QuickBooks; " + Erneut),
        new("5030", "The QuickBooks company does not have this feature, or it is switched off.", "Switch it on in QuickBooks' settings; " + Again, "Das QuickBooks-Unternehmen hat diese Funktion nicht, oder sie ist ausgeschaltet.", "Schalten Sie sie in den Einstellungen von QuickBooks ein; " + Erneut),
        new("6000", "A rule of QuickBooks stands against it.", "Correct what it names, in the record or in QuickBooks; " + Again, "Eine Regel von QuickBooks steht dagegen.", "Berichtigen Sie das Genannte im Datensatz oder in QuickBooks; " + Erneut),
        new("6190", Fate.Waits, "The QuickBooks subscription has ended or has a billing problem, so nothing can be written.", "Settle the subscription in QuickBooks. The job then goes on by itself.",
            "Das QuickBooks-Abonnement ist beendet oder hat ein Zahlungsproblem; es kann nichts geschrieben werden.", "Klären Sie das Abonnement in QuickBooks. Der Auftrag läuft dann von selbst weiter."),
        new("10200", "The QuickBooks company was reset: what was linked there is gone.", "An administrator connects the company again.", "Das QuickBooks-Unternehmen wurde zurückgesetzt: Was dort verknüpft war, ist fort.", "Ein Administrator verbindet das Unternehmen neu."),
    };

    /// <summary>Characters of Intuit's own text that are passed on: one fault may list every line of a document.</summary>
    private const int MostTold = 2000;
    private static readonly Dictionary<string, IntuitFault> ByCode = Entries.ToDictionary(entry => entry.Code);

    /// <summary>The table.</summary>
    public static IReadOnlyList<IntuitFault> Table => Entries;

    /// <summary>The problem of a refusal: the first of its errors that the table knows, with all of Intuit's texts, since several errors may come at once.</summary>
    public static Problem Of(Answer answer)
    {
        string told = string.Join(" ", answer.Errors.Select(error => error.Detail.Length > 0 ? error.Detail : error.Message).Where(text => text.Length > 0).Distinct()).Cut(MostTold);
        IntuitFault? known = answer.Errors.Select(error => ByCode.TryGetValue(error.Code, out IntuitFault? entry) ? entry : null).FirstOrDefault(entry => entry != null);
        return known?.With(told) ?? Catalogue.Refused(told.Length > 0 ? told : answer.Reason);
    }
}

/// <summary>One line of the table.</summary>
public sealed class IntuitFault
{
    private readonly Fate fate;
    private readonly Wording english;
    private readonly Wording german;

    internal IntuitFault(string code, string sentence, string fix, string germanSentence, string germanFix)
        : this(code, Fate.Ends, sentence, fix, germanSentence, germanFix)
    {
    }

    internal IntuitFault(string code, Fate fate, string sentence, string fix, string germanSentence, string germanFix)
    {
        Code = code;
        this.fate = fate;
        english = new Wording(sentence, fix);
        german = new Wording(germanSentence, germanFix);
    }

    /// <summary>Intuit's code.</summary>
    public string Code { get; }

    /// <param name="told">Intuit's own text; empty where there is none.</param>
    public Problem With(string told) => new(
        "QBO-" + Code,
        fate,
        told.Length == 0 ? english : new Wording($"{english.Sentence} QuickBooks says: {Catalogue.Stopped(told)}", english.Fix),
        told.Length == 0 ? german : new Wording($"{german.Sentence} QuickBooks sagt: {Catalogue.Stopped(told)}", german.Fix));
}
