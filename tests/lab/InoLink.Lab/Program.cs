using InoLink.Lab.Books;
using InoLink.Lab.Run;
using InoLink.Lab.Demo;
using Spectre.Console;

if (args is ["demo", ..])
{
    // a piped output has no width of its own; 80 would fold every sentence
    if (Console.IsOutputRedirected)
    {
        AnsiConsole.Profile.Width = 200;
    }

    try
    {
        return await new DemoCommand(DemoOptions.Parse(args.AsSpan(1)), AnsiConsole.Console).RunAsync();
    }
    catch (System.ServiceModel.FaultException<Microsoft.Xrm.Sdk.OrganizationServiceFault> fault)
    {
        Console.Error.WriteLine($"{fault.Message}\n{fault.Detail.TraceText}");
        return 1;
    }
    catch (ArgumentException problem)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
}

if (args is ["quickbooks"])
{
    return await QuickBooksCommand.RunAsync();
}

if (args is ["run", ..])
{
    try
    {
        return await new RunCommand(RunOptions.Parse(args.AsSpan(1)), Console.Out, Console.In).RunAsync();
    }
    catch (ArgumentException problem)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
}

Console.Error.WriteLine("Usage: run [--json] … | quickbooks | demo [--database FILE] [--quickbooks FILE] [--latency MILLISECONDS]");
return 2;
