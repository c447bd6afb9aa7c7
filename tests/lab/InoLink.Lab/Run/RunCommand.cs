using System.Text.Json;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.SampleData;
using InoLink.Lab.Shell;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Run;

/// <summary>Both sides on the network, to click in and to call: imports the zip that ships, connects the sample company, and works until it is ended.</summary>
public sealed class RunCommand(RunOptions options, TextWriter output, TextReader input)
{
    public async Task<int> RunAsync()
    {
        await using Laboratory lab = await Laboratory.OpenAsync(new LaboratoryOptions
        {
            DataverseFile = options.Database, QuickBooksFile = options.QuickBooks, QuickBooksPort = options.QuickBooksPort, Async = new AsyncServiceOptions(),
        });
        Say("Importing InoLink_managed.zip ...");
        lab.Import();
        Guid company = lab.Connect(SampleBooks.Profile);
        SampleCompany sample = SampleCompany.Load();
        SampleBooks.Write(lab.QuickBooks.GetOrCreateCompany(SampleBooks.Profile), sample.QuickBooks);
        await new SampleSettings(lab, company).ApplyAsync();
        IReadOnlyList<LabUser> users = SampleUsers.Create(lab);
        WriteRecords(lab, sample, users);
        await lab.AsyncService.StartAsync();
        await using DataverseHost host = await DataverseHost.StartAsync(new DataverseHostOptions
        {
            Dataverse = lab.Dataverse, Extensions = lab.Extensions, Users = users, Port = options.Port,
            Pages = (routes, signIn) =>
            {
                new LabControls(lab).Map(routes, signIn);
                new AppShell(lab.Dataverse, lab.QuickBooks.Address).Map(routes, signIn);
            },
        });
        using CancellationTokenSource ending = new();
        Task time = new LabTime(lab, host, options).RunAsync(ending.Token);
        Tell(lab, host, company);
        await UntilEndAsync();
        await ending.CancelAsync();
        await time;
        return 0;
    }

    private void WriteRecords(Laboratory lab, SampleCompany sample, IReadOnlyList<LabUser> users)
    {
        if (options.Sample == SampleSize.None)
        {
            return;
        }

        Say("Writing the sample records ...");
        IOrganizationService owner = lab.Dataverse.ServiceFor(users.First(user => user.Name == SampleUsers.Salesperson).Id);
        new SampleWriter(owner, lab.Administrator).Write(options.Sample == SampleSize.Small ? SampleSelection.Small(sample) : sample);
    }

    private void Tell(Laboratory lab, DataverseHost host, Guid company)
    {
        string app = host.Address.GetLeftPart(UriPartial.Authority);
        string api = app + "/api/data/v9.2/";
        string quickBooks = lab.QuickBooks.Address.GetLeftPart(UriPartial.Authority);
        if (options.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(new
            {
                app, api, quickBooks, users = host.SignIn.Users.Select(user => new { name = user.Name, roles = user.Roles, token = user.Token }), companyId = company,
            }));
            output.Flush();
            return;
        }

        output.WriteLine(
            $"""

            App         {app}/lab/signin
            Web API     {api}
            QuickBooks  {quickBooks}/

            Sign in as one of these in a browser, or send the token as "Authorization: Bearer ...":
            """);
        foreach (LabUser user in host.SignIn.Users)
        {
            output.WriteLine($"  {user.Name,-18} {user.Token}  {string.Join(", ", user.Roles)}");
        }

        output.WriteLine($"\nOne real minute is {options.Speed} lab minutes. Ctrl+C ends.");
    }

    /// <summary>A program ends it by closing its input, a person by Ctrl+C.</summary>
    private async Task UntilEndAsync()
    {
        TaskCompletionSource interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Interrupt(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            interrupted.TrySetResult();
        }

        Console.CancelKeyPress += Interrupt;
        try
        {
            await (options.Json ? Task.WhenAny(interrupted.Task, Task.Run(InputEnds)) : interrupted.Task);
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }

    private void InputEnds()
    {
        while (input.ReadLine() is not null)
        {
        }
    }

    private void Say(string text) => (options.Json ? Console.Error : output).WriteLine(text);
}
