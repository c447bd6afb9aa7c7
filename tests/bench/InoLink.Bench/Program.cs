using System.Diagnostics;
using System.Globalization;
using InoLink.Bench;
using Spectre.Console;

int[] sizes = args.Length == 0 ? [1, 30, 300, 1000] : [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
Table table = new Table().AddColumns("Records", "Count", "QuickBooks calls", "a record", "Dataverse requests", "a record", "System jobs");
await AnsiConsole.Status().StartAsync("Importing the zip ...", async status =>
{
    foreach ((string what, Func<Load, int, Task<Cost>> run) in new (string, Func<Load, int, Task<Cost>>)[] { ("Accounts", (load, size) => load.CustomersAsync(size)), ("Invoices", (load, size) => load.InvoicesAsync(size)) })
    {
        foreach (int size in sizes)
        {
            status.Status($"{what}: {size.ToString(CultureInfo.InvariantCulture)} ...");
            await using Load load = await Load.OpenAsync();
            Cost cost = await run(load, size);
            table.AddRow(what, Number(size), Number(cost.Calls), Ratio(cost.CallsEach), Number(cost.Requests), Ratio(cost.RequestsEach), Number(cost.SystemJobs));
        }
    }
});
AnsiConsole.Write(table);

// several pens, where QuickBooks takes its time for each write: what the same load takes, as a part of what one pen takes
Table pens = new Table().AddColumns("Writers", "Accounts", "QuickBooks calls", "Time, part of one writer's");
TimeSpan? alone = null;
foreach (int writers in new[] { 1, 2, 4 })
{
    const int accounts = 240;
    await using Load load = await Load.OpenAsync(writers, TimeSpan.FromMilliseconds(100));
    Stopwatch watch = Stopwatch.StartNew();
    Cost cost = await load.CustomersAsync(accounts);
    alone ??= watch.Elapsed;
    pens.AddRow(Number(writers), Number(accounts), Number(cost.Calls), Ratio((decimal)(watch.Elapsed / alone.Value)));
}

AnsiConsole.Write(pens);

static string Number(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

static string Ratio(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
