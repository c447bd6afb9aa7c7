namespace InoLink.Engine.Problems;

/// <content>Quotes, orders and invoices: what they need, and their lines.</content>
public static partial class Catalogue
{
    // what it needs
    public static Problem NoCustomer() => Ends("INO-1701",
        En("The document has no customer.", "Choose a customer; then promote again."),
        De("Der Beleg hat keinen Kunden.", "Wählen Sie einen Kunden; danach erneut übertragen."));

    public static Problem CustomerNotLinked(IReadOnlyList<string> names) => Ends("INO-1702",
        En($"These are not linked to QuickBooks, and the preference Auto Create Missing Customer is No: {Some(names, "and {0} more")}.", "Promote them first; then promote again."),
        De($"Diese sind nicht mit QuickBooks verknüpft, und die Einstellung Auto Create Missing Customer steht auf Nein: {Some(names, "und {0} weitere")}.", "Übertragen Sie sie zuerst; danach den Beleg erneut."));

    public static Problem NeedsFailed(string name, Problem reason) => Ends("INO-1703",
        En($"What it needs could not be promoted: {name}: {reason.In(Language.English).Sentence}", $"Put {name} right first, or choose another one on the document; then promote again."),
        De($"Was er braucht, konnte nicht übertragen werden: {name}: {reason.In(Language.German).Sentence}", $"Bringen Sie zuerst {name} in Ordnung, oder wählen Sie im Beleg etwas anderes; danach erneut übertragen."));

    public static Problem NeedsWait(string name) => Waits("INO-1704",
        En($"{name} goes first, and its outcome is still open.", "Nothing to do: the job goes on by itself."),
        De($"{name} geht voran, und das Ergebnis steht noch aus.", "Nichts zu tun: Der Auftrag läuft von selbst weiter."));

    public static Problem PricingError() => Ends("INO-1705",
        En("The document's prices have an error that the CRM shows.", "Correct the prices and recalculate; then promote again."),
        De("Die Preise des Belegs haben einen Fehler, den das CRM anzeigt.", "Berichtigen Sie die Preise und berechnen Sie neu; danach erneut übertragen."));

    public static Problem NoLines() => Ends("INO-1706",
        En("The document has no line.", "Add a line; then promote again."),
        De("Der Beleg hat keine Position.", "Fügen Sie eine Position hinzu; danach erneut übertragen."));

    // lines
    public static Problem NoUnitFactor(int line, string product, string unit) => Ends("INO-1710",
        En($"Line {Whole(line)} ({product}): the unit {unit} has no factor to the product's default unit.", "Give the unit a quantity in the unit group, or choose the default unit on the line; then promote again."),
        De($"Position {Whole(line)} ({product}): Die Einheit {unit} hat keinen Faktor zur Standardeinheit des Produkts.", "Geben Sie der Einheit in der Einheitengruppe eine Menge, oder wählen Sie in der Position die Standardeinheit; danach erneut übertragen."));

    public static Problem InventoryPrice(int line, string product) => Ends("INO-1711",
        En($"Line {Whole(line)} ({product}): no price with seven decimals gives the amount back for this quantity, and an inventory product must keep its real quantity.", "Change price or quantity of the line; then promote again."),
        De($"Position {Whole(line)} ({product}): Kein Preis mit sieben Nachkommastellen ergibt bei dieser Menge wieder den Betrag, und ein Lagerprodukt muss seine wirkliche Menge behalten.", "Ändern Sie Preis oder Menge der Position; danach erneut übertragen."));

    public static Problem LineIsUneven(int line, string product, decimal exact, decimal planned, decimal crm) => Ends("INO-1729",
        En($"Line {Whole(line)} ({product}) comes to {Exact(exact)}, which QuickBooks can't hold to the cent: the document would come to {Money(planned)} there and shows {Money(crm)} without tax.", "Round the line's price or quantity so that it comes to whole cents; then promote again."),
        De($"Position {Whole(line)} ({product}) ergibt {GermanExact(exact)}, was QuickBooks nicht auf den Cent halten kann: Der Beleg ergäbe dort {GermanMoney(planned)} und zeigt ohne Steuer {GermanMoney(crm)}.", "Runden Sie Preis oder Menge der Position so, dass sie ganze Cent ergibt; danach erneut übertragen."));

    public static Problem TooManyLines(int count, int limit) => Ends("INO-1728",
        En($"The document makes {Whole(count)} lines in QuickBooks, discounts and freight included; a taxable document takes {Whole(limit)} at most there.", "Divide the document; then promote each part."),
        De($"Der Beleg ergibt in QuickBooks {Whole(count)} Positionen, Rabatte und Fracht eingeschlossen; ein steuerpflichtiger Beleg nimmt dort höchstens {Whole(limit)} auf.", "Teilen Sie den Beleg; danach jeden Teil übertragen."));

    public static Problem BeforeInventoryStart(int line, string product, DateTime start) => Ends("INO-1718",
        En($"Line {Whole(line)} ({product}): the document is dated before {Day(start)}, when the item's inventory begins in QuickBooks.", "Give the document a later date; then promote again."),
        De($"Position {Whole(line)} ({product}): Der Beleg trägt ein Datum vor dem {GermanDay(start)}, an dem der Bestand des Artikels in QuickBooks beginnt.", "Geben Sie dem Beleg ein späteres Datum; danach erneut übertragen."));

    public static Problem NoTaxCode(int line, string product, string setting) => Ends("INO-1719",
        En($"Line {Whole(line)} ({product}) has no QuickBooks tax code, and the preference {setting} is not set.", $"Choose a tax code on the product or customer, or set {setting}; then promote again."),
        De($"Position {Whole(line)} ({product}) hat keinen QuickBooks-Steuercode, und die Einstellung {setting} ist nicht gesetzt.", $"Wählen Sie am Produkt oder Kunden einen Steuercode, oder setzen Sie {setting}; danach erneut übertragen."));

    // totals
    public static Problem DiscountDiffers(decimal computed, decimal shown) => Ends("INO-1712",
        En($"The document discount is {Money(computed)} by its fields, but detail amount less pre-freight amount is {Money(shown)}.", "Recalculate the document or, where another program computes its totals, correct them there; then promote again."),
        De($"Der Belegrabatt beträgt nach seinen Feldern {GermanMoney(computed)}, aber Detailbetrag minus Betrag vor Fracht ist {GermanMoney(shown)}.", "Berechnen Sie den Beleg neu oder, wo ein anderes Programm seine Summen bildet, berichtigen Sie sie dort; danach erneut übertragen."));

    public static Problem NetDiffers(decimal planned, decimal crm) => Ends("INO-1713",
        En($"Lines less discounts plus freight come to {Money(planned)}, but the document shows {Money(crm)} without tax.", "Recalculate the document or, where another program computes its totals, correct them there; then promote again."),
        De($"Positionen minus Rabatte plus Fracht ergeben {GermanMoney(planned)}, aber der Beleg zeigt ohne Steuer {GermanMoney(crm)}.", "Berechnen Sie den Beleg neu oder, wo ein anderes Programm seine Summen bildet, berichtigen Sie sie dort; danach erneut übertragen."));

    public static Problem NegativeTotal(decimal total) => Ends("INO-1714",
        En($"The document comes to {Money(total)}; QuickBooks takes no negative total.", "Correct the document; a credit is made in QuickBooks."),
        De($"Der Beleg ergibt {GermanMoney(total)}; QuickBooks nimmt keine negative Summe an.", "Berichtigen Sie den Beleg; eine Gutschrift wird in QuickBooks erstellt."));

    public static Problem NegativeDiscount(decimal discount) => Ends("INO-1727",
        En($"The document discount is {Money(discount)}; QuickBooks takes no discount below zero.", "Make the surcharge a line of the document; then promote again."),
        De($"Der Belegrabatt beträgt {GermanMoney(discount)}; QuickBooks nimmt keinen Rabatt unter null an.", "Machen Sie aus dem Zuschlag eine Position des Belegs; danach erneut übertragen."));

    public static Problem DiscountsAreOff() => Ends("INO-1715",
        En("The document has a discount, but discounts are switched off in QuickBooks.", "Switch on discounts in QuickBooks' sales settings; then promote again."),
        De("Der Beleg hat einen Rabatt, aber Rabatte sind in QuickBooks ausgeschaltet.", "Schalten Sie Rabatte in den Verkaufseinstellungen von QuickBooks ein; danach erneut übertragen."));

    public static Problem NothingTaxable() => Ends("INO-1720",
        En("The CRM's tax amount is to go over, but no line is taxable, or every tax field is blank, or the QuickBooks company keeps no sales tax.", "Fill in the lines' tax, or let QuickBooks compute it by preference; then promote again."),
        De("Der Steuerbetrag des CRM soll übertragen werden, aber keine Position ist steuerpflichtig, oder alle Steuerfelder sind leer, oder das QuickBooks-Unternehmen führt keine Umsatzsteuer.", "Füllen Sie die Steuer der Positionen aus, oder lassen Sie sie per Einstellung von QuickBooks berechnen; danach erneut übertragen."));
}
