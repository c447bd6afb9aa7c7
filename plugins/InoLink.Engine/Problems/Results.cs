using System.Globalization;

namespace InoLink.Engine.Problems;

/// <summary>What a job says of its success, or of there being nothing left to do, in English and in German.</summary>
public static class Results
{
    public static Text Created() => new("Created in QuickBooks.", "In QuickBooks angelegt.");

    public static Text Updated() => new("Updated in QuickBooks.", "In QuickBooks aktualisiert.");

    public static Text UpToDate() => new("Already up to date.", "Bereits auf dem neuesten Stand.");

    public static Text FoundAgain() => new(
        "QuickBooks' first answer was lost; the record was found there.",
        "Die erste Antwort von QuickBooks ging verloren; der Datensatz wurde dort gefunden.");

    public static Text TookUpCustomer() => new(
        "Linked to the customer of the same name that QuickBooks had already; nothing was changed there.",
        "Mit dem Kunden gleichen Namens verknüpft, den QuickBooks schon hatte; dort wurde nichts geändert.");

    public static Text TookUpItem() => new(
        "Linked to the item of the same name that QuickBooks had already; nothing was changed there.",
        "Mit dem Artikel gleichen Namens verknüpft, den QuickBooks schon hatte; dort wurde nichts geändert.");

    public static Text TookUpDocument() => new(
        "Linked to the document of the same number that QuickBooks had already; nothing was changed there.",
        "Mit dem Beleg gleicher Nummer verknüpft, den QuickBooks schon hatte; dort wurde nichts geändert.");

    /// <summary>A preview in one sentence.</summary>
    public static Text Planned(int create, int update, int upToDate, int refused, int along, int calls) => new(
        $"{Whole(create)} to create, {Whole(update)} to update, {Whole(upToDate)} up to date, {Whole(refused)} refused; {Whole(along)} go along; {Whole(calls)} calls to QuickBooks.",
        $"{Whole(create)} anzulegen, {Whole(update)} zu aktualisieren, {Whole(upToDate)} auf dem neuesten Stand, {Whole(refused)} abgelehnt; {Whole(along)} gehen mit; {Whole(calls)} Aufrufe von QuickBooks.");

    /// <param name="user">Full name.</param>
    public static Text LinkedByHand(string user) => new($"Linked by {user} in Link existing.", $"Von {user} unter Vorhandene verknüpfen verknüpft.");

    public static Text TakenUpAgain(string type, string id) => new(
        $"It was taken up again: {type} {id}, to which the record was linked before.",
        $"Wieder aufgenommen: {type} {id}, womit der Datensatz früher verknüpft war.");

    public static Text QuickBooksWon() => new(
        "QuickBooks was changed too, and by the preference Deadlock Win its values stay.",
        "Auch QuickBooks wurde geändert, und nach der Einstellung „Deadlock Win“ bleiben dessen Werte.");

    /// <summary>Net totals of a document that stands in QuickBooks and differs (BOOKS B06).</summary>
    public static Text TotalDiffers(decimal booked, decimal planned) => new(
        $"Its total without tax is {Catalogue.Money(booked)} there and {Catalogue.Money(planned)} here: compare the two.",
        $"Die Summe ohne Steuer ist dort {Catalogue.GermanMoney(booked)} und hier {Catalogue.GermanMoney(planned)}: Vergleichen Sie beide.");

    public static Text EstimateNotLinked() => new(
        "The estimate was not linked to it: close the estimate in QuickBooks.",
        "Das Angebot (Estimate) wurde nicht damit verknüpft: Schließen Sie es in QuickBooks.");

    public static Text ParentStays() => new(
        "The parent was removed here, but a customer keeps its parent in QuickBooks; remove it there if that is meant.",
        "Der übergeordnete Datensatz wurde hier entfernt, doch in QuickBooks behält ein Kunde ihn; entfernen Sie ihn dort, wenn das gemeint ist.");

    public static Text WrittenBackLater() => new(
        "The result was written back to the record at a later try.",
        "Das Ergebnis wurde bei einem späteren Versuch auf den Datensatz zurückgeschrieben.");

    public static Text ListsLoaded() => new("The lists of QuickBooks were loaded.", "Die Listen aus QuickBooks wurden geladen.");

    public static Text ListNotGiven(string list, string reason) => new(
        Catalogue.Stopped($"QuickBooks does not give the list {list}: {reason}"),
        Catalogue.Stopped($"QuickBooks gibt die Liste {list} nicht heraus: {Reasons.InGerman(reason)}"));

    public static Text ChangesRead(int found) => new(
        $"QuickBooks was asked what changed there; {Catalogue.Whole(found)} linked records were voided, deleted or made inactive.",
        $"QuickBooks wurde gefragt, was sich dort geändert hat; {Catalogue.Whole(found)} verknüpfte Datensätze wurden storniert, gelöscht oder inaktiv gesetzt.");

    public static Text MoreChanged() => new(
        "More changed than QuickBooks tells at once, so some may be missing here.",
        "Es änderte sich mehr, als QuickBooks auf einmal mitteilt; hier kann also etwas fehlen.");

    public static Text AskedFor(int records) => new($"{Whole(records)} records were asked for.", $"{Whole(records)} Datensätze wurden angefordert.");

    /// <param name="refused">Records whose own environment refuses every write of ours.</param>
    public static Text LookedAtAgain(int records, int refused) => new(
        $"{Whole(records)} records were looked at again: they were To be Linked without a job, or did not agree with their link."
            + (refused == 0 ? "" : $" {Whole(refused)} of them could not be worked on: this environment's own logic refuses it."),
        $"{Whole(records)} Datensätze wurden erneut angesehen: Sie standen auf To be Linked und hatten keinen Auftrag, oder sie stimmten nicht mit ihrer Verknüpfung überein."
            + (refused == 0 ? "" : $" {Whole(refused)} davon konnten nicht bearbeitet werden: Die eigene Logik dieser Umgebung lehnt es ab."));

    /// <param name="document">The QuickBooks object, ready to read.</param>
    public static Text Released(string document, bool deleted) => new(
        $"{document} was {(deleted ? "deleted" : "voided")} in QuickBooks. The document is released and can be promoted again.",
        $"{document} wurde in QuickBooks {(deleted ? "gelöscht" : "storniert")}. Der Beleg ist freigegeben und kann erneut übertragen werden.");

    /// <summary>Why a link was closed by a release.</summary>
    public static Text ReleasedBecause(bool deleted, string reason) => new(
        $"Released: {(deleted ? "deleted" : "voided")} in QuickBooks.{Behind(reason)}",
        $"Freigegeben: in QuickBooks {(deleted ? "gelöscht" : "storniert")}.{Behind(reason)}");

    public static Text NotLinkedAnyMore() => new(
        "The record is not linked to QuickBooks any more; nothing was sent.",
        "Der Datensatz ist nicht mehr mit QuickBooks verknüpft; es wurde nichts gesendet.");

    public static Text NotInUse() => new("The record was deactivated; QuickBooks stays as it is.", "Der Datensatz wurde deaktiviert; QuickBooks bleibt, wie es ist.");

    public static Text DeletedMeanwhile() => new("The record was deleted in the meantime.", "Der Datensatz wurde inzwischen gelöscht.");

    public static Text MergedMeanwhile() => new("The record was merged into another one in the meantime.", "Der Datensatz wurde inzwischen mit einem anderen zusammengeführt.");

    public static Text UnlinkedMeanwhile() => new("The record was unlinked in the meantime.", "Die Verknüpfung des Datensatzes wurde inzwischen gelöst.");

    public static Text QueuedFor(string record, string company) => new($"{record} is queued for {company}.", $"{record} wartet auf die Übertragung nach {company}.");

    public static Text Deleted() => new("The record was deleted.", "Der Datensatz wurde gelöscht.");

    /// <param name="kept">Name of the record that stays; blank where it has none.</param>
    public static Text Merged(string kept) => new(
        $"The record was merged into {(kept.Length > 0 ? kept : "another one")}.",
        $"Der Datensatz wurde mit {(kept.Length > 0 ? kept : "einem anderen")} zusammengeführt.");

    public static Text UnlinkedByHand() => new("Unlinked by hand.", "Von Hand gelöst.");

    public static Text CanceledBy(string user) => new($"Canceled by {user}.", $"Abgebrochen von {user}.");

    public static Text Canceled() => new("The job is canceled.", "Der Auftrag ist abgebrochen.");

    public static Text QueuedAgain() => new("The job is queued again.", "Der Auftrag steht wieder in der Warteschlange.");

    public static Text GoesNow() => new("The job goes now.", "Der Auftrag läuft jetzt los.");

    /// <param name="titles">The QuickBooks objects, ready to read.</param>
    public static Text Unlinked(IReadOnlyList<string> titles) => new(
        $"Unlinked from {string.Join(" and ", titles)}. QuickBooks keeps it; updates stop.",
        $"Verknüpfung mit {string.Join(" und ", titles)} gelöst. In QuickBooks bleibt alles; Aktualisierungen enden.");

    public static Text StaysInQuickBooks() => new("What stands in QuickBooks stays there.", "Was in QuickBooks steht, bleibt dort.");

    public static Text NotInQuickBooks() => new("QuickBooks does not have it.", "QuickBooks hat ihn nicht.");

    private static string Behind(string sentence) => sentence.Trim().Length == 0 ? "" : " " + Catalogue.Stopped(sentence.Trim());

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
