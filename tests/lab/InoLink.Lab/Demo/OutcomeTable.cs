using Spectre.Console;

namespace InoLink.Lab.Demo;

/// <summary>One table: record, job status, QuickBooks id, outcome in plain words.</summary>
public sealed class OutcomeTable(IAnsiConsole console)
{
    public void Write(IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("Record", "Job", "QuickBooks id", "Outcome");
        foreach (Verdict verdict in verdicts)
        {
            Outcome outcome = verdict.Outcome;
            string complaint = verdict.Complaint is null ? "" : $" [NOT AS EXPECTED: {verdict.Complaint}]";
            table.AddRow(
                new Text($"{outcome.Key.Split(':')[0]} {Shown(outcome.RecordName)}"),
                new Text(outcome.JobStatus, outcome.JobStatus == "Success" ? Color.Green : Color.Yellow),
                new Text(outcome.QuickBooksId),
                new Text(outcome.Words + complaint, complaint.Length > 0 ? Color.Red : Style.Plain));
        }

        console.Write(table);
    }

    // a tab or a line break in a name would tear the table
    private static string Shown(string name) => name.Replace("\t", "⇥", StringComparison.Ordinal).Replace("\r\n", "↵", StringComparison.Ordinal).Replace("\n", "↵", StringComparison.Ordinal);
}
