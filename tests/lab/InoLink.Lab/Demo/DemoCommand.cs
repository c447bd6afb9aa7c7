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
    private const int LeastDocuments = 50;
    private static readonly string[] Tables = ["account", "contact", "product", "quote", "salesorder", "invoice"];

    public async Task<int> RunAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        SampleCompany sample = SampleCompany.Load();
        await using Laboratory lab = await Laboratory.OpenAsync(new LaboratoryOptions { DataverseFile = options.Database, QuickBooksFile = options.QuickBooks });
        Say($"Importing {Path.Combine(SolutionZips.Folder, "InoLink_managed.zip")}");
        lab.Import();
        Say($"Connecting the QuickBooks company {SampleBooks.Profile.Name} at {lab.QuickBooks.Address}");
        Guid company = lab.Connect(SampleBooks.Profile);
        QuickBooksCompany books = lab.QuickBooks.GetOrCreateCompany(SampleBooks.Profile);
        SampleBooks.Write(books, sample.QuickBooks);
        Say("Loading QuickBooks' lists and setting the link preferences");
        await new SampleSettings(lab, company).ApplyAsync();
        IOrganizationService salesperson = lab.Dataverse.ServiceFor(lab.GetOrCreateUser("Sam Sales", "Salesperson", "InoLink User"));
        new SampleWriter(salesperson, lab.Administrator).Write(sample);
        if (options.Latency > TimeSpan.Zero)
        {
            lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.ItemLatency) { Delay = options.Latency }.Always());
        }

        // two answers get lost after QuickBooks has done the work (BOOKS B02 to B05): found by the probe, and nothing goes twice
        lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Invoice", Operation = "create" });

        // a document that is asked for while it is being written waits for its lines; people ask later
        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        int asked = Ask(lab, salesperson, GoingAlong(sample));
        Say($"Set Link Status = To be Linked on {asked} records; working");
        bool finished = await WorkAsync(lab);
        OutcomeReader reader = new(lab, books);
        IReadOnlyList<Verdict> verdicts = new Expectations(sample.Expected).Judge(reader.Read(sample));
        new OutcomeTable(console).Write(verdicts);
        int wrong = verdicts.Count(verdict => verdict.Complaint is not null);
        List<Outcome> documents = [.. verdicts.Select(verdict => verdict.Outcome).Where(outcome => outcome.BookedNet is not null)];
        int agreeing = documents.Count(outcome => outcome.BookedNet == outcome.CrmNet);
        int made = lab.QuickBooks.Log.Done("Customer", "create");
        int found = verdicts.Count(verdict => verdict.Outcome.Words.StartsWith("QuickBooks' first answer was lost", StringComparison.Ordinal));
        Say($"{verdicts.Count} records: {verdicts.Count(verdict => verdict.Outcome.JobStatus == "Success")} linked, {verdicts.Count(verdict => verdict.Outcome.JobStatus == "Error")} with an error to mend, "
            + $"{wrong} not as expected. {made} customers, {lab.QuickBooks.Log.Done("Item", "create")} items, {lab.QuickBooks.Log.Done("Estimate", "create")} estimates and "
            + $"{lab.QuickBooks.Log.Done("Invoice", "create")} invoices created in QuickBooks in this run; {lab.QuickBooks.Log.Entries.Count} calls; {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
        if (found > 0)
        {
            Say($"On purpose, answers of QuickBooks were lost on the way: the {found} records of these calls were found there by their markers and names, and none was sent twice.");
        }

        if (!finished)
        {
            Say("Jobs were still open after a day of lab time.");
        }

        Say($"{documents.Count} documents, {agreeing} agree");
        return finished && wrong == 0 && documents.Count >= LeastDocuments && agreeing == documents.Count ? 0 : 1;
    }

    // Records that were never asked for, and those that are Linked: a second run shows that they are up to date. What ended in Error waits for a person; what is To be Linked is in work.
    private static int Ask(Laboratory lab, IOrganizationService salesperson, HashSet<Guid> goingAlong)
    {
        int asked = 0;
        foreach (string table in Tables)
        {
            foreach (Entity row in lab.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet("ino_linkstatus", "statecode") }).Entities)
            {
                int? status = row.GetAttributeValue<OptionSetValue>("ino_linkstatus")?.Value;
                if (status == Linked || status is null && !goingAlong.Contains(row.Id))
                {
                    // the platform lets only administrators touch products and documents that are no draft any more (dataverse-runtime §8)
                    bool isDraft = table != "product" && row.GetAttributeValue<OptionSetValue>("statecode").Value == 0;
                    IOrganizationService service = isDraft || table is "account" or "contact" ? salesperson : lab.Administrator;
                    service.Update(new Entity(table, row.Id) { ["ino_linkstatus"] = new OptionSetValue(ToBeLinked) });
                    asked++;
                }
            }
        }

        return asked;
    }

    // customers and products that nobody asks for: a document that needs them brings them along
    private static HashSet<Guid> GoingAlong(SampleCompany sample) =>
    [
        .. new[] { ("account", sample.Accounts), ("contact", sample.Contacts), ("product", sample.Products) }.SelectMany(list => list.Item2
            .Where(row => row!["goesAlong"]?.GetValue<bool>() == true).Select(row => SampleWriter.IdOf($"{list.Item1}:{row!["key"]!.GetValue<string>()}"))),
    ];

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
