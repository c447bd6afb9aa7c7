namespace InoLink.Engine.Problems;

/// <content>Linking records to what QuickBooks has already.</content>
public static partial class Catalogue
{
    public static Problem ParentNotLinkedYet(string parent) => Ends("INO-2101",
        En($"Its parent {parent} is not linked yet.", $"Link {parent} first, or both in one go."),
        De($"Der übergeordnete Datensatz {parent} ist noch nicht verknüpft.", $"Verknüpfen Sie zuerst {parent}, oder beide in einem Zug."));

    public static Problem EntryGone() => Ends("INO-2102",
        En("The chosen QuickBooks record is not in the loaded list any more, or inactive there.", "Load the lists again and choose another one."),
        De("Der gewählte QuickBooks-Datensatz steht nicht mehr in der geladenen Liste oder ist dort inaktiv.", "Laden Sie die Listen erneut, und wählen Sie einen anderen."));

    public static Problem EntryIsTaken(string record) => Ends("INO-2103",
        En($"The chosen QuickBooks record is linked to {record} already, and each has one partner.", $"Choose another one, or unlink {record} first."),
        De($"Der gewählte QuickBooks-Datensatz ist bereits mit {record} verknüpft, und jeder hat einen Partner.", $"Wählen Sie einen anderen, oder lösen Sie zuerst die Verknüpfung von {record}."));

    public static Problem IsLinkedTo(string title) => Ends("INO-2104",
        En($"The record is linked already, to {title}.", "Unlink it first, if that is wrong."),
        De($"Der Datensatz ist bereits verknüpft, mit {title}.", "Lösen Sie zuerst die Verknüpfung, wenn sie falsch ist."));

    public static Problem PairedTwice() => Ends("INO-2105",
        En("The same record was chosen twice in one go.", "Decide which of the two is right and link it alone."),
        De("Derselbe Datensatz wurde in einem Zug zweimal gewählt.", "Entscheiden Sie, welcher der beiden richtig ist, und verknüpfen Sie ihn allein."));

    public static Problem EntryHasOtherCurrency(string name, string there, string here) => Ends("INO-2106",
        En($"{name} has the currency {there} in QuickBooks, and the record here has {here}.", "Choose the customer of the same currency: QuickBooks keeps one customer per currency."),
        De($"{name} hat in QuickBooks die Währung {there}, der Datensatz hier {here}.", "Wählen Sie den Kunden gleicher Währung: QuickBooks führt je Währung einen eigenen Kunden."));

    public static Problem UnpairedEntries(int records, int entries) => Ends("INO-2107",
        En($"There are {Whole(records)} records and {Whole(entries)} QuickBooks records.", "Send one QuickBooks record for each record, in the same order."),
        De($"Es sind {Whole(records)} Datensätze und {Whole(entries)} QuickBooks-Datensätze.", "Senden Sie zu jedem Datensatz einen QuickBooks-Datensatz, in derselben Reihenfolge."));
}
