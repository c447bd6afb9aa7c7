namespace InoLink.Engine.Problems;

/// <content>What somebody asks for through the custom APIs, and why it can't be.</content>
public static partial class Catalogue
{
    public static Problem NoSuchCompany() => Ends("INO-1013",
        En("The chosen QuickBooks company is not connected to this environment.", "Choose one of the connected companies, or none."),
        De("Das gewählte QuickBooks-Unternehmen ist nicht mit dieser Umgebung verbunden.", "Wählen Sie eines der verbundenen Unternehmen oder keines."));

    public static Problem LinkedElsewhere(string company) => Ends("INO-1014",
        En($"The record is linked to the QuickBooks company {company}.", "Promote it without choosing a company, or unlink it first."),
        De($"Der Datensatz ist mit dem QuickBooks-Unternehmen {company} verknüpft.", "Übertragen Sie ihn, ohne ein Unternehmen zu wählen, oder lösen Sie zuerst die Verknüpfung."));

    public static Problem ChooseCompany(string companies) => Ends("INO-1015",
        En($"A product alone leads to no QuickBooks company, and there are several: {companies}.", "Choose the company, or promote a document that needs the product."),
        De($"Ein Produkt allein führt zu keinem QuickBooks-Unternehmen, und es gibt mehrere: {companies}.", "Wählen Sie das Unternehmen, oder übertragen Sie einen Beleg, der das Produkt braucht."));

    public static Problem WaitsForProbe(DateTime? until) => Ends("INO-1016",
        En("QuickBooks' answer to the last attempt was lost, and it is not known yet what it did.", until == null ? "InoLink looks in QuickBooks by itself; try again after that." : $"InoLink looks in QuickBooks at {Moment(until.Value)}; try again after that."),
        De("Die Antwort von QuickBooks auf den letzten Versuch ging verloren, und es ist noch nicht bekannt, was geschehen ist.", until == null ? "InoLink sieht von selbst in QuickBooks nach; versuchen Sie es danach wieder." : $"InoLink sieht um {GermanMoment(until.Value)} in QuickBooks nach; versuchen Sie es danach wieder."));

    public static Problem BeingSent() => Ends("INO-1017",
        En("The record is on its way to QuickBooks at this moment.", "Try again in two minutes."),
        De("Der Datensatz ist gerade auf dem Weg nach QuickBooks.", "Versuchen Sie es in zwei Minuten wieder."));

    public static Problem JobWaits(DateTime? since) => Ends("INO-1018",
        En(since == null ? "A link job for the record waits already." : $"A link job for the record waits since {Moment(since.Value)}.", "Nothing to do: that job promotes the record."),
        De(since == null ? "Ein Verknüpfungsauftrag für den Datensatz wartet schon." : $"Ein Verknüpfungsauftrag für den Datensatz wartet seit {GermanMoment(since.Value)}.", "Nichts zu tun: Jener Auftrag überträgt den Datensatz."));

    public static Problem NoSuchJob() => Ends("INO-1019",
        En("The link job does not exist.", "Choose one of the list of link jobs."),
        De("Den Verknüpfungsauftrag gibt es nicht.", "Wählen Sie einen aus der Liste der Verknüpfungsaufträge."));

    public static Problem JobHasEnded(string status) => Ends("INO-1020",
        En($"The link job has the status {status}.", "Only a Queued job can be canceled; only one that ended in Error can be tried again."),
        De($"Der Verknüpfungsauftrag hat den Status {status}.", "Nur ein wartender Auftrag (Queued) kann abgebrochen, nur ein mit Fehler beendeter wiederholt werden."));

    public static Problem NotPromotable(string table, string tables) => Ends("INO-1103",
        En($"Records of the table {table} can't be promoted.", $"Choose one of these tables: {tables}."),
        De($"Datensätze der Tabelle {table} können nicht übertragen werden.", $"Wählen Sie eine dieser Tabellen: {tables}."));

    public static Problem NoSuchRecord() => Ends("INO-1104",
        En("The record does not exist, or you may not see it.", "Choose another record."),
        De("Den Datensatz gibt es nicht, oder Sie dürfen ihn nicht sehen.", "Wählen Sie einen anderen Datensatz."));

    public static Problem MayNotWrite() => Ends("INO-1105",
        En("You may not change this record, and promoting needs that right.", "Ask its owner or an administrator for the rights Write and Append To."),
        De("Sie dürfen diesen Datensatz nicht ändern, und das Übertragen braucht dieses Recht.", "Bitten Sie den Besitzer oder einen Administrator um die Rechte Schreiben und Anfügen an."));

    public static Problem DocumentsGoOnce() => Ends("INO-1106",
        En("A quote, order or invoice goes over once and can't be unlinked.", "Delete or void it in QuickBooks; then an administrator releases it here."),
        De("Ein Angebot, ein Auftrag oder eine Rechnung wird einmal übertragen; die Verknüpfung kann nicht gelöst werden.", "Löschen oder stornieren Sie den Beleg in QuickBooks; danach gibt ein Administrator ihn hier frei."));

    public static Problem TooManyRecords(int count, int most) => Ends("INO-1107",
        En($"{Whole(count)} records are too many for one call.", $"Choose 1 to {Whole(most)} records."),
        De($"{Whole(count)} Datensätze sind zu viele für einen Aufruf.", $"Wählen Sie 1 bis {Whole(most)} Datensätze."));

    public static Problem NotLinked() => Ends("INO-1108",
        En("The record is not linked to QuickBooks.", "Nothing to do."),
        De("Der Datensatz ist nicht mit QuickBooks verknüpft.", "Nichts zu tun."));

    public static Problem OnlyDocuments() => Ends("INO-1109",
        En("Only a quote, order or invoice is released.", "Accounts, contacts and products are unlinked."),
        De("Nur ein Angebot, ein Auftrag oder eine Rechnung wird freigegeben.", "Bei Firmen, Kontakten und Produkten wird die Verknüpfung gelöst."));

    public static Problem ChooseOfCompanies(string companies) => Ends("INO-1110",
        En($"Several QuickBooks companies have a record of that id: {companies}.", "Choose the company."),
        De($"Mehrere QuickBooks-Unternehmen haben einen Datensatz mit dieser ID: {companies}.", "Wählen Sie das Unternehmen."));

    public static Problem AlreadyPromoted(string what, DateTime? on) => Ends("INO-1734",
        En($"It went over already as {what}{(on == null ? "" : " on " + Day(on.Value))}; a document is promoted once.", "To promote it again, delete or void it in QuickBooks; then an administrator releases it here."),
        De($"Der Beleg wurde schon als {what}{(on == null ? "" : " am " + GermanDay(on.Value))} übertragen; ein Beleg wird einmal übertragen.", "Um ihn erneut zu übertragen, löschen oder stornieren Sie ihn in QuickBooks; danach gibt ein Administrator ihn hier frei."));

    public static Problem StillThere(string what, decimal total) => Ends("INO-1735",
        En($"{what} still stands in QuickBooks with a total of {Money(total)}.", "Delete or void it in QuickBooks first; then release the document again."),
        De($"{what} steht noch in QuickBooks, mit einer Summe von {GermanMoney(total)}.", "Löschen oder stornieren Sie ihn zuerst in QuickBooks; danach geben Sie den Beleg erneut frei."));

    public static Problem NotAsked(string reason) => Ends("INO-1736",
        En($"QuickBooks could not be asked, so nothing was changed: {reason}", "Try again in a minute."),
        De($"QuickBooks konnte nicht gefragt werden, deshalb wurde nichts geändert: {Reasons.InGerman(reason)}", "Versuchen Sie es in einer Minute wieder."));

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    private static string GermanMoment(DateTime utc) => utc.ToString("dd'.'MM'.'yyyy HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
