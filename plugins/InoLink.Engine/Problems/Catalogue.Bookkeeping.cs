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
        En("QuickBooks expects document numbers from outside, but the document has none.", "Give it a number, or switch off custom transaction numbers in QuickBooks; then promote again."),
        De("QuickBooks erwartet Belegnummern von außen, aber der Beleg hat keine.", "Geben Sie ihm eine Nummer, oder schalten Sie eigene Belegnummern in QuickBooks aus; danach erneut übertragen."));

    public static Problem NumbersDisagree(bool companyWants) => Ends("INO-1724",
        En(companyWants ? "QuickBooks expects document numbers from outside, but the preference says that QuickBooks numbers." : "The preference says that the CRM numbers documents, but QuickBooks gives its own numbers.",
            "Make custom transaction numbers in QuickBooks and the preference Number Documents in the CRM agree; then promote again."),
        De(companyWants ? "QuickBooks erwartet Belegnummern von außen, aber nach der Einstellung nummeriert QuickBooks." : "Nach der Einstellung nummeriert das CRM die Belege, aber QuickBooks vergibt eigene Nummern.",
            "Bringen Sie die eigenen Belegnummern in QuickBooks und die Einstellung Number Documents in the CRM in Einklang; danach erneut übertragen."));

    public static Problem NumberTaken(string number) => Ends("INO-1732",
        En($"The number {number} is taken in QuickBooks by another document.", "Change one of the two numbers; then promote again."),
        De($"Die Nummer {number} hat in QuickBooks ein anderer Beleg.", "Ändern Sie eine der beiden Nummern; danach erneut übertragen."));

    public static Problem NumberTakenBySame(string type, string number, string id) => Ends("INO-1737",
        En($"QuickBooks has the {type} {number} (id {id}) already, for the same customer and with the same total: it looks like this very document.", "If it is, promote with Force to link it; if not, change one of the two numbers, then promote again."),
        De($"QuickBooks hat den Beleg {type} {number} (ID {id}) schon, für denselben Kunden und mit derselben Summe: Es scheint dieser Beleg zu sein.", "Ist er es, übertragen Sie mit Force, um ihn zu verknüpfen; wenn nicht, ändern Sie eine der beiden Nummern und übertragen danach erneut."));

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

    public static Problem GoesInThisRun(string type) => Ends("INO-1738",
        En($"This sale goes to QuickBooks already: another document of it is sent as {type} in the same run.", "Nothing to do: one sale is one receivable."),
        De($"Dieser Verkauf geht schon nach QuickBooks: Ein anderer Beleg davon wird im selben Lauf als {type} gesendet.", "Nichts zu tun: Ein Verkauf ist eine Forderung."));

    public static Problem EarlierRevision(string estimate) => Ends("INO-1731",
        En($"An earlier revision of this quote is in QuickBooks as estimate {estimate}.", "Delete or close that estimate, or promote with Force."),
        De($"Eine frühere Revision dieses Angebots ist in QuickBooks als Angebot {estimate}.", "Löschen oder schließen Sie jenes Angebot, oder übertragen Sie mit Force."));
}
