namespace InoLink.Engine.Problems;

/// <content>After the fact: write-backs, and the life of linked records on both sides.</content>
public static partial class Catalogue
{
    /// <summary>By this a record is known to say that it is out of step, in either language.</summary>
    public static IReadOnlyList<string> OutOfStepBeginnings { get; } = new[] { "It was changed after it went to QuickBooks", "Der Beleg wurde geändert, nachdem er nach QuickBooks ging" };

    public static Problem WriteBackRefused() => Ends("INO-1801",
        En("QuickBooks has the record, but writing the result back to the record was refused by this environment's own logic.", "Nothing to do: InoLink repeats the write. If it goes on, an administrator looks for a plug-in or workflow that refuses changes of the Link columns."),
        De("QuickBooks hat den Datensatz, aber das Zurückschreiben des Ergebnisses hat die eigene Logik dieser Umgebung abgelehnt.", "Nichts zu tun: InoLink wiederholt das Schreiben. Hält es an, sucht ein Administrator nach einem Plug-in oder Workflow, der Änderungen der Verknüpfungsspalten ablehnt."));

    public static Problem StatusRefused() => Ends("INO-1802",
        En("The link status could not be set: this environment's own logic refuses changes of the record.", "An administrator looks for a plug-in or workflow that refuses changes of the Link columns; then promote again."),
        De("Der Verknüpfungsstatus konnte nicht gesetzt werden: Die eigene Logik dieser Umgebung lehnt Änderungen des Datensatzes ab.", "Ein Administrator sucht nach einem Plug-in oder Workflow, der Änderungen der Verknüpfungsspalten ablehnt; danach erneut übertragen."));

    public static Problem BeingWritten() => Waits("INO-1707",
        En("The document was just created, and its lines are still being written.", "Nothing to do: the job goes on by itself once the lines stand."),
        De("Der Beleg wurde gerade angelegt, und seine Positionen werden noch geschrieben.", "Nichts zu tun: Der Auftrag läuft von selbst weiter, sobald die Positionen stehen."));

    public static Problem OtherCompany(string customer, string company) => Ends("INO-1733",
        En($"The customer {customer} is linked to the QuickBooks company {company}, the document belongs to another one.", "Give both the same business unit, or unlink the customer; then promote again."),
        De($"Der Kunde {customer} ist mit dem QuickBooks-Unternehmen {company} verknüpft, der Beleg gehört zu einem anderen.", "Geben Sie beiden dieselbe Unternehmenseinheit, oder lösen Sie die Verknüpfung des Kunden; danach erneut übertragen."));

    public static Problem Merged(string table, string kept, string keptCustomer, string merged, string mergedCustomer) => Ends("INO-1810",
        En($"The {table} {merged} was merged into {kept}. In QuickBooks they still are two customers: {mergedCustomer} and {keptCustomer}.",
            $"Merge {mergedCustomer} into {keptCustomer} in QuickBooks, by giving it the same display name there; documents then stand under one customer."),
        De($"Der Datensatz {merged} ({table}) wurde mit {kept} zusammengeführt. In QuickBooks sind es noch zwei Kunden: {mergedCustomer} und {keptCustomer}.",
            $"Führen Sie {mergedCustomer} in QuickBooks mit {keptCustomer} zusammen, indem Sie ihm dort denselben Anzeigenamen geben; die Belege stehen dann unter einem Kunden."));

    public static Problem MergedIntoUnlinked(string table, string kept, string merged, string mergedCustomer) => Ends("INO-1811",
        En($"The {table} {merged} was merged into {kept}, which is not linked. Its QuickBooks customer {mergedCustomer} now belongs to no record.",
            $"Link {kept} to that customer on the page Link existing, or promote it if it is to be a customer of its own."),
        De($"Der Datensatz {merged} ({table}) wurde mit {kept} zusammengeführt, der nicht verknüpft ist. Sein QuickBooks-Kunde {mergedCustomer} gehört jetzt zu keinem Datensatz.",
            $"Verknüpfen Sie {kept} auf der Seite Link existing mit jenem Kunden, oder übertragen Sie ihn, wenn er ein eigener Kunde sein soll."));

    public static Problem OutOfStep(string what, string document) => Ends("INO-1812",
        En($"{OutOfStepBeginnings[0]} ({what}); {document} there still is as it was sent.", "Undo the change, or make the same change in QuickBooks by hand."),
        De($"{OutOfStepBeginnings[1]} ({what}); {document} steht dort noch, wie er gesendet wurde.", "Machen Sie die Änderung rückgängig, oder ändern Sie es in QuickBooks von Hand ebenso."));

    public static Problem VoidedThere(string document) => Ends("INO-1813",
        En($"{document} was voided in QuickBooks.", "Nothing to do if that was meant. To send it again, an administrator releases the document; then promote it."),
        De($"{document} wurde in QuickBooks storniert.", "Nichts zu tun, wenn das so gemeint war. Um den Beleg erneut zu senden, gibt ein Administrator ihn frei; danach übertragen Sie ihn."));

    public static Problem DeletedThere(string document) => Ends("INO-1814",
        En($"{document} was deleted in QuickBooks.", "Nothing to do if that was meant. To send it again, an administrator releases the document; then promote it."),
        De($"{document} wurde in QuickBooks gelöscht.", "Nichts zu tun, wenn das so gemeint war. Um den Beleg erneut zu senden, gibt ein Administrator ihn frei; danach übertragen Sie ihn."));

    public static Problem InactiveThere(string type, string id) => Ends("INO-1815",
        En($"The QuickBooks {type} with id {id} was made inactive there.", "Nothing to do if that was meant; updates stop working. Make it active in QuickBooks, or unlink the record."),
        De($"Das QuickBooks-Objekt {type} mit der ID {id} wurde dort inaktiv gesetzt.", "Nichts zu tun, wenn das so gemeint war; Aktualisierungen gehen dann nicht mehr. Aktivieren Sie es in QuickBooks, oder lösen Sie die Verknüpfung."));

    public static Problem GoneThere(string type, string id) => Ends("INO-1816",
        En($"The QuickBooks {type} with id {id} was deleted or merged away there.", "Unlink the record; promote it again if it is to be in QuickBooks."),
        De($"Das QuickBooks-Objekt {type} mit der ID {id} wurde dort gelöscht oder mit einem anderen zusammengeführt.", "Lösen Sie die Verknüpfung; übertragen Sie den Datensatz erneut, wenn er in QuickBooks sein soll."));
}
