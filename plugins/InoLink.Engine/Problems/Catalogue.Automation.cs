namespace InoLink.Engine.Problems;

/// <content>Workflow activities, the service of CRM to Accounting, and the tick.</content>
public static partial class Catalogue
{
    public static Problem OneRecord(int given) => Ends("INO-2301",
        En(given == 0 ? "The step names no record." : $"The step names {Whole(given)} records.", "Fill in exactly one of the inputs Account, Contact, Product, Quote, Order and Invoice."),
        De(given == 0 ? "Der Schritt nennt keinen Datensatz." : $"Der Schritt nennt {Whole(given)} Datensätze.", "Füllen Sie genau eine der Eingaben Firma, Kontakt, Produkt, Angebot, Auftrag und Rechnung aus."));

    public static Problem NotInRealTime() => Ends("INO-2302",
        En("Work Off Link Jobs calls QuickBooks and may not run in a real-time process, where a user would wait for it and rows would stay locked.", "Use it in a background process."),
        De("Work Off Link Jobs ruft QuickBooks auf und darf nicht in einem Echtzeitprozess laufen, in dem ein Benutzer darauf warten würde und Zeilen gesperrt blieben.", "Verwenden Sie es in einem Hintergrundprozess."));

    public static Problem OtherEngine(string ours, string theirs) => Ends("INO-2303",
        En($"The solution InoLinkProcesses works with version {ours} of InoLink's engine, the solution InoLink with version {(theirs.Length == 0 ? "none" : theirs)}.", "An administrator imports both solutions of the same release."),
        De($"Die Lösung InoLinkProcesses arbeitet mit Version {ours} von InoLinks Kern, die Lösung InoLink mit Version {(theirs.Length == 0 ? "keine" : theirs)}.", "Ein Administrator importiert beide Lösungen derselben Version."));

    public static Problem NoTimeOfDay(string text) => Ends("INO-2304",
        En($"Start or end of the service is '{text}', which is no time of day.", "Enter it in the link preference as 08:00 or 17:30; 24:00 is the end of the day."),
        De($"Beginn oder Ende des Dienstes ist '{text}', was keine Uhrzeit ist.", "Geben Sie in der Verknüpfungseinstellung 08:00 oder 17:30 ein; 24:00 ist das Ende des Tages."));

    public static Problem ServiceRuns(DateTime since) => Ends("INO-2306",
        En($"The service runs already: another instance of the process worked at {Moment(since)}.", "Nothing to do: that instance goes on, this one ends."),
        De($"Der Dienst läuft schon: Eine andere Instanz des Prozesses arbeitete um {GermanMoment(since)}.", "Nichts zu tun: Jene Instanz läuft weiter, diese endet."));

    public static Problem LateTick(DateTime? last) => Waits("INO-2305",
        En(last == null ? "InoLink has never been woken." : $"InoLink was last woken at {Moment(last.Value)}.", "Jobs that wait, and changes past the locks, are not looked at. An administrator switches on the flow 'InoLink: wake link jobs' or the process 'CRM to Accounting service'."),
        De(last == null ? "InoLink wurde noch nie geweckt." : $"InoLink wurde zuletzt um {GermanMoment(last.Value)} geweckt.", "Wartende Aufträge und Änderungen an den Sperren vorbei werden nicht angesehen. Ein Administrator schaltet den Flow 'InoLink: wake link jobs' oder den Prozess 'CRM to Accounting service' ein."));
}
