namespace InoLink.Engine.Problems;

/// <content>Records of any table, their texts, and customers with their parents and names.</content>
public static partial class Catalogue
{
    // the record
    public static Problem RecordGone() => Ends("INO-1101",
        En("The record was deleted before it was promoted.", "Nothing to do."),
        De("Der Datensatz wurde gelöscht, bevor er übertragen war.", "Nichts zu tun."));

    public static Problem Inactive(string table) => Ends("INO-1102",
        En($"The {table} is deactivated.", "Activate it; then promote again."),
        De($"Der Datensatz ({table}) ist deaktiviert.", "Aktivieren Sie ihn; danach erneut übertragen."));

    // fields
    public static Problem Missing(string field) => Ends("INO-1201",
        En($"{field} is blank.", $"Fill in {field}; then promote again."),
        De($"{field} ist leer.", $"Füllen Sie {field} aus; danach erneut übertragen."));

    public static Problem ForbiddenCharacter(string field, string character) => Ends("INO-1202",
        En($"{field} holds {character}, which QuickBooks allows in no name.", $"Take {character} out of {field}; then promote again."),
        De($"{field} enthält ein Zeichen, das QuickBooks in keinem Namen zulässt: {character}.", $"Entfernen Sie das Zeichen aus {field}; danach erneut übertragen."));

    public static Problem TooLong(string field, int length, int limit) => Ends("INO-1203",
        En($"{field} has {Whole(length)} characters; QuickBooks takes {Whole(limit)} at most.", $"Shorten {field} to {Whole(limit)} characters; then promote again."),
        De($"{field} hat {Whole(length)} Zeichen; QuickBooks nimmt höchstens {Whole(limit)} an.", $"Kürzen Sie {field} auf {Whole(limit)} Zeichen; danach erneut übertragen."));

    public static Problem NotInRepertoire(string field, string character) => Ends("INO-1204",
        En($"{field} holds the character {character}, which a QuickBooks company in the United States cannot store.", $"Write {field} without it, or let an administrator allow transliteration in the customer preferences; then promote again."),
        De($"{field} enthält das Zeichen {character}, das ein QuickBooks-Unternehmen in den USA nicht speichern kann.", $"Schreiben Sie {field} ohne dieses Zeichen, oder ein Administrator erlaubt die Umschrift in den Kundeneinstellungen; danach erneut übertragen."));

    public static Problem BadEmail(string field, string value) => Ends("INO-1205",
        En($"{field} \"{value}\" is no e-mail address that QuickBooks accepts: it needs an @ and a dot.", $"Correct {field}; then promote again."),
        De($"{field} \"{value}\" ist keine E-Mail-Adresse, die QuickBooks annimmt: Sie braucht ein @ und einen Punkt.", $"Berichtigen Sie {field}; danach erneut übertragen."));

    public static Problem ForeignCurrency(string currency, string home) => Ends("INO-1206",
        En($"The currency is {currency}, but the QuickBooks company works in {home} only.", "Change the currency of the record, or switch on multicurrency in QuickBooks; then promote again."),
        De($"Die Währung ist {currency}, aber das QuickBooks-Unternehmen arbeitet nur in {home}.", "Ändern Sie die Währung des Datensatzes, oder schalten Sie in QuickBooks mehrere Währungen ein; danach erneut übertragen."));

    public static Problem ParentCurrency(string currency, string parent, string parentCurrency) => Ends("INO-1207",
        En($"The currency is {currency}, but the parent customer {parent} has {parentCurrency}: QuickBooks keeps one customer per currency.", "Give both the same currency, or remove the parent; then promote again."),
        De($"Die Währung ist {currency}, aber der übergeordnete Kunde {parent} hat {parentCurrency}: QuickBooks führt je Währung einen eigenen Kunden.", "Geben Sie beiden dieselbe Währung, oder entfernen Sie die Überordnung; danach erneut übertragen."));

    // parents
    public static Problem ParentCycle(string names) => Ends("INO-1301",
        En($"The parent accounts form a circle: {names}.", "Remove one parent of the circle; then promote again."),
        De($"Die übergeordneten Firmen bilden einen Kreis: {names}.", "Entfernen Sie eine Überordnung des Kreises; danach erneut übertragen."));

    public static Problem TooDeep(int levels) => Ends("INO-1302",
        En($"The record stands {Whole(levels)} levels below its top account; QuickBooks allows 5 levels in all.", "Shorten the chain of parent accounts; then promote again."),
        De($"Der Datensatz steht {Whole(levels)} Ebenen unter seiner obersten Firma; QuickBooks erlaubt insgesamt 5 Ebenen.", "Verkürzen Sie die Kette der übergeordneten Firmen; danach erneut übertragen."));

    public static Problem ParentFailed(string parent, Problem reason) => Ends("INO-1303",
        En($"Its parent {parent} could not be promoted: {reason.In(Language.English).Sentence}", $"Put {parent} right first; then promote both again."),
        De($"Der übergeordnete Datensatz {parent} konnte nicht übertragen werden: {reason.In(Language.German).Sentence}", $"Bringen Sie zuerst {parent} in Ordnung; danach beide erneut übertragen."));

    public static Problem ParentNotLinked(string parent) => Ends("INO-1304",
        En($"Its parent {parent} is not linked to QuickBooks, and the preference Auto Create Missing Customer is No.", $"Promote {parent} first; then promote again."),
        De($"Der übergeordnete Datensatz {parent} ist nicht mit QuickBooks verknüpft, und die Einstellung Auto Create Missing Customer steht auf Nein.", $"Übertragen Sie zuerst {parent}; danach diesen erneut."));

    public static Problem ParentWaits(string parent) => Waits("INO-1305",
        En($"Its parent {parent} goes first, and its outcome is still open.", "Nothing to do: the job goes on by itself."),
        De($"Der übergeordnete Datensatz {parent} geht voran, und sein Ergebnis steht noch aus.", "Nichts zu tun: Der Auftrag läuft von selbst weiter."));

    // names in QuickBooks
    public static Problem NameHeldByOther(string name, string holders) => Ends("INO-1401",
        En($"The name \"{name}\" belongs to {holders} in QuickBooks, and QuickBooks allows each name once.", "Rename one of the two, or let an administrator choose Suffix for names held by vendors and employees; then promote again."),
        De($"Der Name \"{name}\" ist in QuickBooks schon vergeben ({holders}), und QuickBooks lässt jeden Namen nur einmal zu.", "Benennen Sie einen von beiden um, oder ein Administrator wählt Suffix für Namen von Lieferanten und Mitarbeitern; danach erneut übertragen."));

    public static Problem NameHeldByLinked(string name, string candidates) => Ends("INO-1402",
        En($"The name \"{name}\" belongs to a QuickBooks customer that is linked to another record: {candidates}.", "Rename one of the two, merge them, or let an administrator choose Suffix for duplicate names; then promote again."),
        De($"Der Name \"{name}\" gehört einem QuickBooks-Kunden, der mit einem anderen Datensatz verknüpft ist: {candidates}.", "Benennen Sie einen von beiden um, führen Sie sie zusammen, oder ein Administrator wählt Suffix für doppelte Namen; danach erneut übertragen."));

    public static Problem NameInactive(string name, string id) => Ends("INO-1403",
        En($"QuickBooks has an inactive customer \"{name}\" (id {id}).", "Reactivate it in QuickBooks, or rename the record; then promote again."),
        De($"QuickBooks hat einen inaktiven Kunden \"{name}\" (ID {id}).", "Reaktivieren Sie ihn in QuickBooks, oder benennen Sie den Datensatz um; danach erneut übertragen."));

    public static Problem NameElsewhere(string name, string id, string difference) => Ends("INO-1404",
        En($"QuickBooks has a customer \"{name}\" (id {id}), but {difference}.", "Link it by hand on the page Link existing, or rename one of the two; then promote again."),
        De($"QuickBooks hat einen Kunden \"{name}\" (ID {id}), der nicht übernommen wird: {difference}.", "Verknüpfen Sie ihn von Hand auf der Seite Link existing, oder benennen Sie einen von beiden um; danach erneut übertragen."));

    public static Problem NameHolderUnknown(string name) => Ends("INO-1405",
        En($"QuickBooks says that the name \"{name}\" is taken, but shows nobody who has it.", "Rename the record; then promote again."),
        De($"QuickBooks meldet, dass der Name \"{name}\" vergeben ist, zeigt aber niemanden, der ihn hat.", "Benennen Sie den Datensatz um; danach erneut übertragen."));

    public static Problem LooksLike(string name, string candidates) => EndsUnless("INO-1406", new Text("Make a new customer all the same", "Trotzdem neuen Kunden anlegen"),
        button => En($"QuickBooks has customers whose names are nearly \"{name}\": {candidates}.", $"If it is one of them, link it on the page Link existing; if it is another one, promote again and choose \"{button}\"."),
        button => De($"QuickBooks hat Kunden, deren Namen fast \"{name}\" lauten: {candidates}.", $"Ist er einer davon, verknüpfen Sie ihn auf der Seite Link existing; ist er ein anderer, übertragen Sie erneut und wählen \"{button}\"."));
}
