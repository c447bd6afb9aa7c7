namespace InoLink.Engine.Problems;

/// <content>Quotes, orders and invoices: dates, currencies, numbers, lists, and one sale being one receivable.</content>
public static partial class Catalogue
{
    public static Problem EstimatesAreOff() => Ends("INO-1716",
        En("Estimates are switched off in QuickBooks.", "Switch on estimates in QuickBooks' sales settings; then promote again."),
        De("Angebote sind in QuickBooks ausgeschaltet.", "Schalten Sie Angebote (Estimates) in den Verkaufseinstellungen von QuickBooks ein; danach erneut übertragen."));

    public static Problem BooksClosed(DateTime day, DateTime closed) => Ends("INO-1717",
        En($"The document is dated {Day(day)}, but the books in QuickBooks are closed up to {Day(closed)}.", "Give it a later date, or let an administrator choose Next open day in the preferences; then promote again."),
        De($"Der Beleg trägt das Datum {GermanDay(day)}, aber die Bücher in QuickBooks sind bis {GermanDay(closed)} geschlossen.", "Geben Sie ihm ein späteres Datum, oder ein Administrator wählt in den Einstellungen Next open day; danach erneut übertragen."));

    public static Problem CustomerCurrency(string currency, string customer) => Ends("INO-1721",
        En($"The document is in {currency}, but its customer in QuickBooks has {customer}: one QuickBooks customer per currency.", "Choose a customer of that currency; then promote again."),
        De($"Der Beleg lautet auf {currency}, aber sein Kunde in QuickBooks hat {customer}: QuickBooks führt je Währung einen eigenen Kunden.", "Wählen Sie einen Kunden mit dieser Währung; danach erneut übertragen."));

    public static Problem NoRate(string currency) => Ends("INO-1722",
        En($"There is no exchange rate for {currency}.", "Set the rate in QuickBooks, or choose the CRM's rate in the preferences; then promote again."),
        De($"Es gibt keinen Wechselkurs für {currency}.", "Tragen Sie den Kurs in QuickBooks ein, oder wählen Sie in den Einstellungen den Kurs des CRM; danach erneut übertragen."));

    public static Problem NumberMissing() => Ends("INO-1723",
        En("QuickBooks expects document numbers from outside, but the document has none.", "Make it anew, since a document gets its number when it is made; or let QuickBooks number: switch off custom transaction numbers there and the preference Number Documents in the CRM. Then promote again."),
        De("QuickBooks erwartet Belegnummern von außen, aber der Beleg hat keine.", "Legen Sie ihn neu an, da ein Beleg seine Nummer beim Anlegen erhält; oder lassen Sie QuickBooks nummerieren: Schalten Sie dort eigene Belegnummern und hier die Einstellung Number Documents in the CRM aus. Danach erneut übertragen."));

    public static Problem NumbersDisagree(bool companyWants) => Ends("INO-1724",
        En(companyWants ? "QuickBooks expects document numbers from outside, but the preference says that QuickBooks numbers." : "The preference says that the CRM numbers documents, but QuickBooks gives its own numbers.",
            "Make custom transaction numbers in QuickBooks and the preference Number Documents in the CRM agree; then promote again."),
        De(companyWants ? "QuickBooks erwartet Belegnummern von außen, aber nach der Einstellung nummeriert QuickBooks." : "Nach der Einstellung nummeriert das CRM die Belege, aber QuickBooks vergibt eigene Nummern.",
            "Bringen Sie die eigenen Belegnummern in QuickBooks und die Einstellung Number Documents in the CRM in Einklang; danach erneut übertragen."));

    public static Problem NumberTooLong(string number, int limit) => Ends("INO-1739",
        En($"The number {number} has {Whole(number.Length)} characters; QuickBooks takes {Whole(limit)} at most.",
            "An administrator shortens the numbers of documents that are made from now on. For this one let QuickBooks number: switch off custom transaction numbers there and the preference Number Documents in the CRM; then promote again."),
        De($"Die Nummer {number} hat {Whole(number.Length)} Zeichen; QuickBooks nimmt höchstens {Whole(limit)} an.",
            "Ein Administrator kürzt die Nummern künftiger Belege. Für diesen lassen Sie QuickBooks nummerieren: Schalten Sie dort eigene Belegnummern und hier die Einstellung Number Documents in the CRM aus; danach erneut übertragen."));

    public static Problem NumberTaken(string number) => Ends("INO-1732",
        En($"The number {number} is taken in QuickBooks by another document.", "Give that document another number in QuickBooks, since the CRM keeps the number that a document was made with; then promote again."),
        De($"Die Nummer {number} hat in QuickBooks ein anderer Beleg.", "Geben Sie jenem Beleg in QuickBooks eine andere Nummer, da das CRM die Nummer behält, mit der ein Beleg angelegt wurde; danach erneut übertragen."));

    public static Problem NumberTakenBySame(string type, string number, string id) => EndsUnless("INO-1737", new Text($"Link to {type} {number}", $"Mit {type} {number} verknüpfen"),
        button => En($"QuickBooks has the {type} {number} (id {id}) already, for the same customer and with the same total: it looks like this very document.", $"If it is, promote again and choose \"{button}\"; if not, give that one another number in QuickBooks, then promote again."),
        button => De($"QuickBooks hat den Beleg {type} {number} (ID {id}) schon, für denselben Kunden und mit derselben Summe: Es scheint dieser Beleg zu sein.", $"Ist er es, übertragen Sie erneut und wählen \"{button}\"; wenn nicht, geben Sie jenem in QuickBooks eine andere Nummer und übertragen danach erneut."));

    public static Problem TextUnmatched(string field, string text, string list) => Ends("INO-1725",
        En($"{field} \"{text}\" is not in QuickBooks' list of {list}.", "Use the same wording in both, and load the lists anew; then promote again."),
        De($"{field} \"{text}\" steht nicht in der Liste von QuickBooks ({list}).", "Verwenden Sie in beiden denselben Wortlaut, und laden Sie die Listen neu; danach erneut übertragen."));

    public static Problem TextAmbiguous(string field, string text, int count) => Ends("INO-1726",
        En($"{field} \"{text}\" is {Whole(count)} times in QuickBooks' list.", "Rename all but one there, and load the lists anew; then promote again."),
        De($"{field} \"{text}\" steht {Whole(count)} Mal in der Liste von QuickBooks.", "Benennen Sie dort alle bis auf einen um, und laden Sie die Listen neu; danach erneut übertragen."));

    // one sale, one receivable
    public static Problem AlreadyWent(string what, string record) => Ends("INO-1730",
        En($"This sale is in QuickBooks already: {what} was made from {record}.", "Nothing to do: one sale is one receivable."),
        De($"Dieser Verkauf ist schon in QuickBooks: {what} wurde aus {record} erstellt.", "Nichts zu tun: Ein Verkauf ist eine Forderung."));

    public static Problem EarlierRevision(string estimate) => EndsUnless("INO-1731", new Text("Send this revision as an estimate of its own", "Diese Revision als eigenes Angebot senden"),
        button => En($"An earlier revision of this quote is in QuickBooks as estimate {estimate}.", $"If both are to stand, promote again and choose \"{button}\". If not, delete that estimate in QuickBooks and let an administrator release the earlier revision; then promote again."),
        button => De($"Eine frühere Revision dieses Angebots ist in QuickBooks als Angebot {estimate}.", $"Sollen beide stehen, übertragen Sie erneut und wählen \"{button}\". Wenn nicht, löschen Sie jenes Angebot in QuickBooks und lassen die frühere Revision von einem Administrator freigeben; danach erneut übertragen."));
}
