using InoLink.Lab;
using InoLink.Lab.Dataverse.Solutions;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>An unmanaged import without "Enable plug-in steps and flows": every step is disabled, and the administrator is told wherever he looks.</summary>
public sealed class SwitchedOffStepsTests : IAsyncLifetime
{
    private Laboratory lab = null!;
    private SolutionImportReport report = null!;

    public async Task InitializeAsync()
    {
        lab = await Laboratory.OpenAsync();
        using Stream zip = SolutionZips.Open("InoLink.zip");
        report = lab.Extensions.Importer.Import(zip, new SolutionImportOptions { EnableSteps = false });
        lab.SetLoopback(lab.QuickBooks.Address.GetLeftPart(UriPartial.Authority));
        lab.Connect(Rig.Profile);
    }

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public void The_import_says_how_many_steps_are_disabled() =>
        Assert.Equal($"{Steps().Count} step(s) are disabled: the solution was imported without \"Enable Plugin steps and flows included in the solution\".", Assert.Single(report.Warnings));

    [Fact]
    public void Both_questions_about_the_connection_answer_with_the_steps_too()
    {
        string expected = $"{Steps().Count} of the plug-in steps of InoLink are switched off";
        Guid company = Companies().Single().Id;

        Assert.Contains(expected, (string)lab.Execute("ino_GetConnectionStatus")["Message"], StringComparison.Ordinal);
        Assert.Contains(expected, (string)lab.Execute("ino_TestConnection", ("CompanyId", company))["Message"], StringComparison.Ordinal);
    }

    [Fact]
    [Reaches("INO-1022")]
    public async Task The_tick_writes_it_on_the_company_that_the_dashboard_shows_and_takes_it_back()
    {
        Guid account = Rig.Create(lab.Administrator, "account", ("name", "Waits Ltd"));
        Rig.Promote(lab.Administrator, "account", account);
        await lab.DrainAsync();

        lab.Execute("ino_WakeLinkJobs");

        Entity company = Companies().Single();
        Told.InText(company.GetAttributeValue<string>("ino_statereason"), "INO-1022");
        Assert.Equal("To be Linked", lab.Administrator.Retrieve("account", account, new ColumnSet("ino_linkstatus")).FormattedValues["ino_linkstatus"]);
        foreach (Entity step in Steps())
        {
            lab.Administrator.Update(new Entity("sdkmessageprocessingstep", step.Id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        }

        bool linked = await lab.TickUntilAsync(() => lab.Administrator.Retrieve("account", account, new ColumnSet("ino_accountingid")).Contains("ino_accountingid"), TimeSpan.FromHours(1));

        Assert.True(linked, "what waited goes on by itself");
        Assert.False(Companies().Single().Contains("ino_statereason"));
        Assert.DoesNotContain("switched off", (string)lab.Execute("ino_GetConnectionStatus")["Message"], StringComparison.Ordinal);
    }

    private DataCollection<Entity> Steps() => Rows("sdkmessageprocessingstep");

    private DataCollection<Entity> Companies() => Rows("ino_accountingcompany");

    private DataCollection<Entity> Rows(string table) => lab.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities;
}
