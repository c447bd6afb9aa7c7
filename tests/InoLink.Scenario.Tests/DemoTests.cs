using System.Diagnostics;
using System.Text.RegularExpressions;
using InoLink.Lab;
using Microsoft.Data.Sqlite;

namespace InoLink.Scenario.Tests;

/// <summary>The main job as a newcomer runs it: the built executable, on files.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("inolink-demo").FullName;

    [Fact]
    public async Task The_demo_ends_as_expected_and_a_second_run_creates_nothing()
    {
        (int first, string firstOutput) = await RunAsync();
        (int second, string secondOutput) = await RunAsync();

        Assert.True(first == 0, firstOutput);
        Assert.True(second == 0, secondOutput);
        Assert.Contains(" 0 not as expected. 0 customers, 0 items, 0 estimates and 0 invoices created in QuickBooks in this run", secondOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("Created in QuickBooks", secondOutput, StringComparison.Ordinal);
        Assert.Contains("Already up to date", secondOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_killed_in_the_middle_goes_on_where_it_was_and_writes_no_customer_twice()
    {
        using (Process process = Start("--latency", "60"))
        {
            int customers = CountWhenRunning();
            while (customers < 40 && !process.HasExited)
            {
                await Task.Delay(100);
                customers = CountWhenRunning();
            }

            Assert.False(process.HasExited, "the demo ended before it could be killed");
            process.Kill();
            await process.WaitForExitAsync();
        }

        (int exit, string output) = await RunAsync();

        Assert.True(exit == 0, output);
        List<string> names = CustomerNames();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private int CountWhenRunning()
    {
        try
        {
            return CustomerNames().Count;
        }
        catch (SqliteException)
        {
            // the file or its tables may not be there yet
            return 0;
        }
    }

    private List<string> CustomerNames()
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "books.db"), Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "select json from entity where entity = 'Customer'";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
        {
            names.Add(Regex.Match(reader.GetString(0), "\"DisplayName\":\"((?:[^\"\\\\]|\\\\.)*)\"").Groups[1].Value);
        }

        return names;
    }

    private async Task<(int Exit, string Output)> RunAsync()
    {
        using Process process = Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private Process Start(params string[] more)
    {
        string executable = Path.ChangeExtension(typeof(Laboratory).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null)!;
        ProcessStartInfo start = new(executable, ["demo", "--database", Path.Combine(folder, "crm.db"), "--quickbooks", Path.Combine(folder, "books.db"), .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
