using InoLink.Lab;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using InoLink.Lab.SampleData;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Bench;

/// <summary>What promoting a number of records cost.</summary>
/// <param name="Records">Records promoted; all of them ended Linked.</param>
/// <param name="Calls">HTTP requests that QuickBooks got.</param>
/// <param name="Requests">Requests that the shipped steps sent to Dataverse.</param>
/// <param name="SystemJobs">Runs of the asynchronous service.</param>
public sealed record Cost(int Records, int Calls, int Requests, int SystemJobs)
{
    public decimal CallsEach => (decimal)Calls / Records;

    public decimal RequestsEach => (decimal)Requests / Records;
}

/// <summary>A laboratory with the zip that ships and a connected company; each load is measured by itself.</summary>
public sealed class Load : IAsyncDisposable
{
    private const int ServiceFeature = 776210006;
    private const int ToBeLinked = 776210000;
    private const int Linked = 776210001;
    private readonly Laboratory lab;

    private Load(Laboratory lab) => this.lab = lab;

    /// <param name="writers">Pens that write side by side; with more than one, jobs run side by side as well.</param>
    /// <param name="perWrite">What QuickBooks takes for one write, wall time.</param>
    public static async Task<Load> OpenAsync(int writers = 1, TimeSpan perWrite = default)
    {
        Laboratory lab = await Laboratory.OpenAsync(new LaboratoryOptions { Async = new AsyncServiceOptions { Workers = writers == 1 ? 1 : 2 * writers } });
        lab.Import();
        Guid company = lab.Connect(SampleBooks.Profile);
        SampleBooks.Write(lab.QuickBooks.GetOrCreateCompany(SampleBooks.Profile), SampleCompany.Load().QuickBooks);
        await new SampleSettings(lab, company).ApplyAsync();
        lab.Administrator.Create(new Entity("ino_linkpreference")
        {
            ["ino_name"] = "Service", ["ino_accountingcompanyid"] = new EntityReference("ino_accountingcompany", company), ["ino_feature"] = new OptionSetValue(ServiceFeature), ["ino_writers"] = writers,
        });
        if (perWrite > TimeSpan.Zero)
        {
            lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.ItemLatency) { Delay = perWrite }.Always());
        }

        return new Load(lab);
    }

    /// <summary>Accounts, made first and then asked for with one request, as an administrator's import does.</summary>
    public Task<Cost> CustomersAsync(int count)
    {
        string load = Guid.NewGuid().ToString("N")[..6];
        return PromoteAsync("account", [.. Enumerable.Range(0, count).Select(i => lab.Administrator.Create(new Entity("account") { ["name"] = $"Load {load} {i}" }))]);
    }

    /// <summary>Invoices of one customer with three write-in lines each.</summary>
    public Task<Cost> InvoicesAsync(int count)
    {
        EntityReference customer = new("account", lab.Administrator.Create(new Entity("account") { ["name"] = $"Buyer {Guid.NewGuid():N}"[..20] }));
        return PromoteAsync("invoice", [.. Enumerable.Range(0, count).Select(i => Invoice(customer, i))]);
    }

    private Guid Invoice(EntityReference customer, int number)
    {
        Guid id = lab.Administrator.Create(new Entity("invoice") { ["name"] = $"Load {number}", ["customerid"] = customer });
        for (int line = 1; line <= 3; line++)
        {
            lab.Administrator.Create(new Entity("invoicedetail")
            {
                ["invoiceid"] = new EntityReference("invoice", id), ["isproductoverridden"] = true, ["productdescription"] = $"Work {line}", ["quantity"] = 2m, ["priceperunit"] = new Money(10m + line),
            });
        }

        return id;
    }

    private async Task<Cost> PromoteAsync(string table, IReadOnlyList<Guid> ids)
    {
        await lab.DrainAsync();
        lab.Clock.Advance(TimeSpan.FromMinutes(5));
        lab.QuickBooks.Log.Clear();
        AsyncServiceStatistics before = lab.AsyncService.Statistics;
        foreach (Guid[] part in ids.Chunk(500))
        {
            OrganizationRequestCollection updates = [.. part.Select(id => new UpdateRequest { Target = new Entity(table, id) { ["ino_linkstatus"] = new OptionSetValue(ToBeLinked) } })];
            lab.Administrator.Execute(new ExecuteMultipleRequest { Requests = updates, Settings = new ExecuteMultipleSettings { ContinueOnError = false, ReturnResponses = false } });
        }

        bool done = await lab.TickUntilAsync(() => ids.All(id => Status(table, id) == Linked), TimeSpan.FromHours(12));
        AsyncServiceStatistics after = lab.AsyncService.Statistics;
        return done
            ? new Cost(ids.Count, lab.QuickBooks.Log.Entries.Count, after.ServiceCalls - before.ServiceCalls, after.Started - before.Started)
            : throw new InvalidOperationException($"Not every {table} was Linked within 12 hours of lab time.");
    }

    private int? Status(string table, Guid id) => lab.Administrator.Retrieve(table, id, new ColumnSet("ino_linkstatus")).GetAttributeValue<OptionSetValue>("ino_linkstatus")?.Value;

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
