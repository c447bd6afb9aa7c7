using System.Diagnostics;
using System.Globalization;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.SampleData;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Spectre.Console;

namespace InoLink.Lab.Demo;

/// <summary>
/// The main job, headless: imports the zip, connects the sample company, sets Link Status = To be Linked on every record as a salesperson, lets the asynchronous service and the tick
/// work, and shows what became of each. Exit code 0 only when every outcome is the expected one.
/// </summary>
public sealed class DemoCommand(DemoOptions options, IAnsiConsole console)
{
    private const int ToBeLinked = 776210000;
    private const int Linked = 776210001;
    private static readonly string[] Tables = ["account", "contact"];

    public async Task<int> RunAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        SampleCompany sample = SampleCompany.Load();
        await using Laboratory lab = await Laboratory.OpenAsync(new LaboratoryOptions { DataverseFile = options.Database, QuickBooksFile = options.QuickBooks });
        Say($"Importing {Path.Combine(SolutionZips.Folder, "InoLink_managed.zip")}");
        lab.Import();
        Say($"Connecting the QuickBooks company {SampleBooks.Profile.Name} at {lab.QuickBooks.Address}");
        lab.Connect(SampleBooks.Profile);
        QuickBooksCompany books = lab.QuickBooks.GetOrCreateCompany(SampleBooks.Profile);
        SampleBooks.Write(books, sample.QuickBooks);
        IOrganizationService salesperson = lab.Dataverse.ServiceFor(lab.GetOrCreateUser("Sam Sales", "Salesperson", "InoLink User"));
        new SampleWriter(salesperson, lab.Administrator).Write(sample);
        if (options.Latency > TimeSpan.Zero)
        {
            lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.ItemLatency) { Delay = options.Latency }.Always());
        }

        int asked = Ask(lab, salesperson);
        Say($"Set Link Status = To be Linked on {asked} records; working");
        bool finished = await WorkAsync(lab);
        OutcomeReader reader = new(lab, books);
        IReadOnlyList<Verdict> verdicts = new Expectations(sample.Expected).Judge(reader.Read(sample));
        new OutcomeTable(console).Write(verdicts);
        int wrong = verdicts.Count(verdict => verdict.Complaint is not null);
        int made = lab.QuickBooks.Log.Done("Customer", "create");
        Say($"{verdicts.Count} records: {verdicts.Count(verdict => verdict.Outcome.JobStatus == "Success")} linked, {verdicts.Count(verdict => verdict.Outcome.JobStatus == "Error")} with an error to mend, "
            + $"{wrong} not as expected. {made} customers created in QuickBooks in this run; {lab.QuickBooks.Log.Entries.Count} calls; {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
        if (!finished)
        {
            Say("Jobs were still open after a day of lab time.");
        }

        return finished && wrong == 0 ? 0 : 1;
    }

    // Records that were never asked for, and those that are Linked: a second run shows that they are up to date. What ended in Error waits for a person; what is To be Linked is in work.
    private static int Ask(Laboratory lab, IOrganizationService salesperson)
    {
        int asked = 0;
        foreach (string table in Tables)
        {
            foreach (Entity row in lab.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet("ino_linkstatus") }).Entities)
            {
                if (row.GetAttributeValue<OptionSetValue>("ino_linkstatus")?.Value is null or Linked)
                {
                    salesperson.Update(new Entity(table, row.Id) { ["ino_linkstatus"] = new OptionSetValue(ToBeLinked) });
                    asked++;
                }
            }
        }

        return asked;
    }

    private async Task<bool> WorkAsync(Laboratory lab)
    {
        using CancellationTokenSource stop = new();
        Task progress = ShowProgressAsync(lab, stop.Token);
        bool finished = await lab.TickUntilAsync(() => Open(lab) == 0, TimeSpan.FromDays(1));
        await stop.CancelAsync();
        await progress;
        return finished;
    }

    private async Task ShowProgressAsync(Laboratory lab, CancellationToken stop)
    {
        int last = -1;
        while (!stop.IsCancellationRequested)
        {
            int open = Open(lab);
            if (open != last)
            {
                Say($"  {open} records to go");
                last = open;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static int Open(Laboratory lab) => Tables.Sum(table =>
    {
        QueryExpression query = new(table) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("ino_linkstatus", ConditionOperator.Equal, ToBeLinked);
        return lab.Administrator.RetrieveMultiple(query).Entities.Count;
    });

    private void Say(string line) => console.WriteLine(line);
}
