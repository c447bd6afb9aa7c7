using InoLink.Lab;
using InoLink.Lab.Demo;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.SampleData;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>The background process CRM to Accounting service: works off what is due, waits, starts itself anew.</summary>
public class ServiceTests
{
    private static readonly string[] Tables = ["account", "contact", "product", "quote", "salesorder", "invoice"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_service_promotes_the_whole_sample_company_alone_and_beside_the_steps_nothing_is_done_twice(bool alone)
    {
        SampleCompany sample = SampleCompany.Load();
        await using Laboratory lab = await Laboratory.OpenAsync();
        lab.Import();
        Guid company = lab.Connect(SampleBooks.Profile);
        QuickBooksCompany books = lab.QuickBooks.GetOrCreateCompany(SampleBooks.Profile);
        SampleBooks.Write(books, sample.QuickBooks);
        await new SampleSettings(lab, company).ApplyAsync();
        IOrganizationService salesperson = lab.Dataverse.ServiceFor(lab.GetOrCreateUser("Sam Sales", "Salesperson", "InoLink User"));
        new SampleWriter(salesperson, lab.Administrator).Write(sample);
        await lab.DrainAsync();
        lab.ImportProcesses(ProcessBench.Service);
        if (alone)
        {
            lab.DisableQueueSteps();
        }

        lab.Clock.Advance(TimeSpan.FromMinutes(1));
        Ask(lab, sample);
        lab.CreateService(company, ("ino_pollinterval", 10));
        for (int beat = 0; beat < 200 && Open(lab) > 0; beat++)
        {
            await lab.PassAsync(TimeSpan.FromMinutes(10));
        }

        IReadOnlyList<Verdict> verdicts = new Expectations(sample.Expected).Judge(new OutcomeReader(lab, books).Read(sample));
        Assert.Empty(verdicts.Where(verdict => verdict.Complaint is not null).Select(verdict => $"{verdict.Outcome.Key}: {verdict.Complaint} ({verdict.Outcome.Words})"));
        List<string> markers = [.. new[] { "Estimate", "Invoice" }.SelectMany(books.All).Select(document => document["PrivateNote"]?.GetValue<string>().Split(' ')[^1] ?? "").Where(word => word.StartsWith("ino:", StringComparison.Ordinal))];
        Assert.Equal(markers.Distinct().Count(), markers.Count);
        Assert.Equal(lab.QuickBooks.Log.Done("Estimate", "create") + lab.QuickBooks.Log.Done("Invoice", "create"), markers.Count);
    }

    [Fact]
    public async Task The_service_lives_for_days_within_the_loop_rules()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.ImportProcesses(ProcessBench.Service);
        Guid preference = rig.Lab.CreateService(rig.Company().Id, ("ino_pollinterval", 60));

        await rig.Lab.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromMinutes(10));

        Entity job = Assert.Single(rig.Lab.SystemJobs(ProcessBench.Service));
        Assert.Equal((1, 10), (Choice(job, "statecode"), Choice(job, "statuscode")));
        Assert.Equal(1, job.GetAttributeValue<int>("depth"));
        Entity row = rig.Administrator.Retrieve("ino_linkpreference", preference, new ColumnSet(true));
        Assert.True(rig.Lab.Clock.UtcNow - row.GetAttributeValue<DateTime>("ino_lastbeaton") <= TimeSpan.FromMinutes(21));
        Assert.True(rig.Lab.Clock.UtcNow - row.GetAttributeValue<DateTime>("ino_lastrunon") <= TimeSpan.FromMinutes(71));
    }

    [Fact]
    public async Task Switching_it_off_stops_it_within_ten_minutes_and_switching_it_on_starts_one_again()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.ImportProcesses(ProcessBench.Service);
        Guid preference = rig.Lab.CreateService(rig.Company().Id, ("ino_pollinterval", 60));
        await rig.Lab.PassAsync(TimeSpan.FromMinutes(25));

        rig.Administrator.Update(new Entity("ino_linkpreference", preference) { ["ino_enabled"] = false });
        await rig.Lab.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(rig.Lab.SystemJobs(ProcessBench.Service));

        rig.Administrator.Update(new Entity("ino_linkpreference", preference) { ["ino_enabled"] = true });
        await rig.Lab.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Single(rig.Lab.SystemJobs(ProcessBench.Service));
    }

    [Fact]
    public async Task A_second_instance_ends_and_the_first_goes_on()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.ImportProcesses(ProcessBench.Service);
        Guid preference = rig.Lab.CreateService(rig.Company().Id, ("ino_pollinterval", 10));
        await rig.Lab.PassAsync(TimeSpan.FromMinutes(5));
        Guid first = rig.Lab.SystemJobs(ProcessBench.Service).Single().Id;

        rig.Lab.Start(rig.Administrator, ProcessBench.Service, preference);
        await rig.Lab.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(first, Assert.Single(rig.Lab.SystemJobs(ProcessBench.Service)).Id);
    }

    [Fact]
    public async Task Days_hours_and_interval_of_the_preference_say_when_it_works()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.DisableQueueSteps();
        rig.Lab.ImportProcesses(ProcessBench.Service);

        // 25 hours from now, for one hour: in UTC, since the company has no time zone of its own here
        DateTime begin = rig.Lab.Clock.UtcNow.AddHours(25);
        begin = begin.Date.AddHours(begin.Hour);
        int day = ((int)begin.DayOfWeek + 6) % 7;
        rig.Administrator.Update(new Entity("ino_accountingcompany", rig.Company().Id) { ["ino_timezone"] = "UTC" });
        Guid account = rig.CreateAccount("Waits for its hour");
        rig.Promote("account", account);
        rig.Lab.CreateService(
            rig.Company().Id, ("ino_pollinterval", 10), ("ino_servicedays", new OptionSetValueCollection([new OptionSetValue(776210000 + day)])),
            ("ino_servicestart", begin.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)), ("ino_serviceend", begin.AddHours(1).Hour == 0 ? "24:00" : begin.AddHours(1).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));

        await rig.Lab.PassAsync(begin.AddMinutes(-15) - rig.Lab.Clock.UtcNow, TimeSpan.FromMinutes(10));
        Assert.Equal("To be Linked", rig.LinkStatus("account", account));
        await rig.Lab.PassAsync(TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(10));
        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    private static void Ask(Laboratory lab, SampleCompany sample)
    {
        HashSet<Guid> along =
        [
            .. new[] { ("account", sample.Accounts), ("contact", sample.Contacts), ("product", sample.Products) }.SelectMany(list => list.Item2
                .Where(row => row!["goesAlong"]?.GetValue<bool>() == true).Select(row => SampleWriter.IdOf($"{list.Item1}:{row!["key"]!.GetValue<string>()}"))),
        ];
        foreach (string table in Tables)
        {
            foreach (Entity row in lab.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet("ino_linkstatus") }).Entities.Where(row => !along.Contains(row.Id)))
            {
                Rig.Promote(lab.Administrator, table, row.Id);
            }
        }
    }

    private static int Open(Laboratory lab) => Tables.Sum(table => lab.Rows(table, "ino_linkstatus", Rig.ToBeLinked).Count) + lab.Rows("ino_linkjob", "statecode", 0).Count;

    private static int Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column).Value;
}
