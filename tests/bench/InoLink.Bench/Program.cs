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

static string Number(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

static string Ratio(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
