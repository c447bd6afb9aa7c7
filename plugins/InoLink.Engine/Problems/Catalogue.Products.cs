namespace InoLink.Engine.Problems;

/// <content>Products, missing settings, and objects of QuickBooks that are not what they were.</content>
public static partial class Catalogue
{
    /// <summary>QuickBooks refuses for a reason that <see cref="IntuitFaults"/> does not know: in Intuit's words.</summary>
    public static Problem Refused(string text) => Ends("INO-1501",
        En($"QuickBooks refuses: {text}", "Correct the record, or the settings in QuickBooks; then promote again."),
        De($"QuickBooks lehnt ab: {Reasons.InGerman(text)}", "Berichtigen Sie den Datensatz oder die Einstellungen in QuickBooks; danach erneut übertragen."));

    public static Problem LinkedObjectGone(string type, string id) => Ends("INO-1502",
        En($"The QuickBooks {type} with id {id} that the record is linked to was deleted or made inactive.", "Reactivate it in QuickBooks, or unlink the record; then promote again."),
        De($"Das QuickBooks-Objekt {type} mit der ID {id}, mit dem der Datensatz verknüpft ist, wurde gelöscht oder inaktiv gesetzt.", "Reaktivieren Sie es in QuickBooks, oder lösen Sie die Verknüpfung; danach erneut übertragen."));

    public static Problem ChangedMeanwhile() => Waits("INO-1503",
        En("QuickBooks was changed at the same moment.", "Nothing to do: the job tries again by itself."),
        De("QuickBooks wurde im selben Augenblick geändert.", "Nichts zu tun: Der Auftrag versucht es von selbst wieder."));

    public static Problem Bundle(string name, string kind) => Ends("INO-1601",
        En($"{name} is a product {kind}; QuickBooks Online's interface makes single items only.", "Promote the products it holds one by one."),
        De($"{name} ist kein einzelnes Produkt ({kind}); die Schnittstelle von QuickBooks Online legt nur einzelne Artikel an.", "Übertragen Sie die enthaltenen Produkte einzeln."));

    public static Problem NotPromotableState(string what, string state) => Ends("INO-1602",
        En($"The {what} is {state}.", "Nothing to do: only records in a state that counts go over. If it is to go, give it such a state; then promote again."),
        De($"Der Datensatz ({what}) hat einen Status, der nicht übertragen wird: {state}.", "Nichts zu tun: Nur Datensätze in einem gültigen Status werden übertragen. Soll er übertragen werden, geben Sie ihm einen solchen; danach erneut übertragen."));

    public static Problem MissingSetting(string setting) => Ends("INO-1603",
        En($"The preference {setting} is not set for this QuickBooks company.", $"An administrator sets {setting} in the link preferences; then promote again."),
        De($"Die Einstellung {setting} ist für dieses QuickBooks-Unternehmen nicht gesetzt.", $"Ein Administrator setzt {setting} in den Verknüpfungseinstellungen; danach erneut übertragen."));

    public static Problem InventoryIsOff(string name) => Ends("INO-1604",
        En($"{name} is an inventory product, but the QuickBooks company does not track quantities.", "Switch on quantity on hand in QuickBooks, or map the product type to Non-Inventory in the preferences; then promote again."),
        De($"{name} ist ein Lagerprodukt, aber das QuickBooks-Unternehmen führt keine Mengen.", "Schalten Sie in QuickBooks die Bestandsmengen ein, oder ordnen Sie den Produkttyp in den Einstellungen Non-Inventory zu; danach erneut übertragen."));

    public static Problem ItemInactive(string name, string id) => Ends("INO-1605",
        En($"QuickBooks has an inactive item \"{name}\" (id {id}).", "Make it active in QuickBooks, or change the product's ID; then promote again."),
        De($"QuickBooks hat einen inaktiven Artikel \"{name}\" (ID {id}).", "Aktivieren Sie ihn in QuickBooks, oder ändern Sie die Produkt-ID; danach erneut übertragen."));

    public static Problem ItemHeldByLinked(string name, string holder) => Ends("INO-1606",
        En($"The item name \"{name}\" belongs to an item that is linked to another product: {holder}.", "Change the ID of one of the two products; then promote again."),
        De($"Der Artikelname \"{name}\" gehört zu einem Artikel, der mit einem anderen Produkt verknüpft ist: {holder}.", "Ändern Sie die ID eines der beiden Produkte; danach erneut übertragen."));

    public static Problem ItemOfOtherType(string name, string id, string type) => Ends("INO-1607",
        En($"QuickBooks has an item \"{name}\" (id {id}) of the type {type}.", "Change the product's type or ID, or the item in QuickBooks; then promote again."),
        De($"QuickBooks hat einen Artikel \"{name}\" (ID {id}) vom Typ {type}.", "Ändern Sie Typ oder ID des Produkts oder den Artikel in QuickBooks; danach erneut übertragen."));
}
