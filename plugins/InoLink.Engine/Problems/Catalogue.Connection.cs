namespace InoLink.Engine.Problems;

/// <content>Companies and the connection to them.</content>
public static partial class Catalogue
{
    public static Problem NoCompany() => Ends("INO-1001",
        En("No QuickBooks company is connected.", "An administrator connects one in the app InoLink; then promote again."),
        De("Es ist kein QuickBooks-Unternehmen verbunden.", "Ein Administrator verbindet eines in der App InoLink; danach erneut übertragen."));

    public static Problem SeveralCompanies(string companies) => Ends("INO-1002",
        En($"The owner's business unit leads to no QuickBooks company, and there are several: {companies}.", "An administrator gives one of them the business unit of this record's owner; then promote again."),
        De($"Die Unternehmenseinheit des Besitzers führt zu keinem QuickBooks-Unternehmen, und es gibt mehrere: {companies}.", "Ein Administrator ordnet einem davon die Unternehmenseinheit des Besitzers zu; danach erneut übertragen."));

    public static Problem NoRight(string role) => Ends("INO-1003",
        En($"You may not promote records: you lack the security role {role}.", $"Ask an administrator for the role {role}; then promote again."),
        De($"Sie dürfen keine Datensätze übertragen: Ihnen fehlt die Sicherheitsrolle {role}.", $"Bitten Sie einen Administrator um die Rolle {role}; danach erneut übertragen."));

    public static Problem NeedsConsent(string company, string reason) => Waits("INO-1004",
        En($"The connection to the QuickBooks company {company} needs a new consent: {reason}", "An administrator opens the company in the app InoLink and connects it again. The job then goes on by itself."),
        De($"Die Verbindung zum QuickBooks-Unternehmen {company} braucht eine neue Zustimmung: {Reasons.InGerman(reason)}", "Ein Administrator öffnet das Unternehmen in der App InoLink und verbindet es neu. Der Auftrag läuft dann von selbst weiter."));

    public static Problem CopiedEnvironment(string company) => Waits("INO-1005",
        En($"The QuickBooks company {company} was connected from another environment, so this copy writes nothing to it.", "If this environment is to write to QuickBooks, an administrator connects the company here."),
        De($"Das QuickBooks-Unternehmen {company} wurde aus einer anderen Umgebung verbunden; diese Kopie schreibt deshalb nichts dorthin.", "Soll diese Umgebung nach QuickBooks schreiben, verbindet ein Administrator das Unternehmen hier."));

    public static Problem SwitchedOff(string company) => Waits("INO-1006",
        En($"The QuickBooks company {company} is switched off.", "An administrator sets its connection state to Connected. The job then goes on by itself."),
        De($"Das QuickBooks-Unternehmen {company} ist ausgeschaltet.", "Ein Administrator setzt den Verbindungsstatus auf Connected. Der Auftrag läuft dann von selbst weiter."));

    public static Problem Throttled() => Waits("INO-1007",
        En("QuickBooks' request limit for this company is reached.", "Nothing to do: the job goes on by itself after a minute."),
        De("Die Abfragegrenze von QuickBooks für dieses Unternehmen ist erreicht.", "Nichts zu tun: Der Auftrag läuft nach einer Minute von selbst weiter."));

    public static Problem Unreachable(string reason) => Waits("INO-1008",
        En($"QuickBooks could not be reached: {reason}", "Nothing to do: the job tries again by itself. If it goes on for hours, an administrator tests the connection in the app InoLink."),
        De($"QuickBooks war nicht erreichbar: {Reasons.InGerman(reason)}", "Nichts zu tun: Der Auftrag versucht es von selbst wieder. Hält es Stunden an, prüft ein Administrator die Verbindung in der App InoLink."));

    public static Problem Uncertain(string reason) => Waits("INO-1009",
        En($"It is not known whether QuickBooks has written the record: {reason}", "Nothing to do: InoLink looks in QuickBooks after some minutes and takes up what it finds, so nothing is written twice."),
        De($"Es ist nicht bekannt, ob QuickBooks den Datensatz geschrieben hat: {Reasons.InGerman(reason)}", "Nichts zu tun: InoLink sieht nach einigen Minuten in QuickBooks nach und übernimmt, was es findet; so wird nichts doppelt geschrieben."));

    public static Problem SettingsUnreadable(string reason) => Waits("INO-1010",
        En($"The settings of the QuickBooks company could not be read: {reason}", "Nothing to do: the job tries again by itself."),
        De($"Die Einstellungen des QuickBooks-Unternehmens konnten nicht gelesen werden: {Reasons.InGerman(reason)}", "Nichts zu tun: Der Auftrag versucht es von selbst wieder."));

    public static Problem WrongLoopback() => Waits("INO-1011",
        En("The environment variable ino_QuickBooksLoopback holds an address that is not allowed.", "An administrator clears the environment variable. The job then goes on by itself."),
        De("Die Umgebungsvariable ino_QuickBooksLoopback enthält eine Adresse, die nicht erlaubt ist.", "Ein Administrator leert die Umgebungsvariable. Der Auftrag läuft dann von selbst weiter."));

    public static Problem FeatureOff(string table) => Ends("INO-1012",
        En($"Promoting is switched off for the table {table}.", "An administrator switches the feature on in the link preferences; then promote again."),
        De($"Das Übertragen ist für die Tabelle {table} ausgeschaltet.", "Ein Administrator schaltet die Funktion in den Verknüpfungseinstellungen ein; danach erneut übertragen."));

    public static Problem UnknownTimeZone(string company, string zone) => Waits("INO-1021",
        En($"The QuickBooks company {company} has the time zone {zone}, which this environment does not know, so no date would be certain.", "An administrator chooses the time zone of the company in the app InoLink. The job then goes on by itself."),
        De($"Das QuickBooks-Unternehmen {company} hat die Zeitzone {zone}, die diese Umgebung nicht kennt; kein Datum wäre sicher.", "Ein Administrator wählt die Zeitzone des Unternehmens in der App InoLink. Der Auftrag läuft dann von selbst weiter."));

    public static Problem StepsSwitchedOff(int count) => Waits("INO-1022",
        En($"{count} of the plug-in steps of InoLink are switched off, so what is asked for waits.", "An administrator activates them in the solution InoLink, or imports it again with plug-in steps enabled. What waits then goes on by itself."),
        De($"{count} Plug-In-Schritte von InoLink sind ausgeschaltet; was angefordert wird, wartet deshalb.", "Ein Administrator aktiviert sie in der Lösung InoLink oder importiert sie erneut mit eingeschalteten Plug-In-Schritten. Was wartet, läuft dann von selbst weiter."));

    public static Problem InWorkElsewhere() => Waits("INO-1023",
        En("Another run of InoLink has the same record, sale or name in work at this moment.", "Nothing to do: the job goes on by itself."),
        De("Ein anderer Lauf von InoLink hat gerade denselben Datensatz, Verkauf oder Namen in Arbeit.", "Nichts zu tun: Der Auftrag läuft von selbst weiter."));

    public static Problem Unexpected(string kind) => Waits("INO-1901",
        En($"InoLink met an unexpected failure ({kind}).", "The job tries again by itself, and alone. If it goes on, an administrator sets the plug-in trace log of the environment to All, presses Retry, and sends the newest trace of InoLink to support."),
        De($"InoLink ist auf einen unerwarteten Fehler gestoßen ({kind}).", "Der Auftrag versucht es von selbst wieder, und zwar allein. Hält es an, stellt ein Administrator das Plug-In-Ablaufverfolgungsprotokoll der Umgebung auf Alle, drückt Wiederholen und sendet die neueste Ablaufverfolgung von InoLink an den Support."));
}
