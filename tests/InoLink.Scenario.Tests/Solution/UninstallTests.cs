using System.ServiceModel;
using InoLink.Lab;
using InoLink.Lab.Dataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>An administrator takes the solution away again.</summary>
public sealed class UninstallTests
{
    private const int DependenciesExist = unchecked((int)0x8004F01D);

    [Fact]
    public async Task Uninstalling_takes_the_products_own_tables_and_columns_and_leaves_the_customers_data()
    {
        await using Rig rig = await Rig.OpenAsync();
        HashSet<string> tables = [.. rig.Lab.Dataverse.Metadata.Tables.Select(t => t.LogicalName)];
        Guid account = rig.CreateAccount("Stays Ltd", ("telephone1", "0123"));
        Guid contact = Rig.Create(rig.Salesperson, "contact", ("lastname", "Stays"), ("parentcustomerid", new EntityReference("account", account)));
        rig.Promote("account", account);
        rig.Promote("contact", contact);
        await rig.SettleAsync();
        Guid salesperson = rig.Lab.GetOrCreateUser("Sam Sales");

        Uninstall(rig);

        Assert.DoesNotContain(rig.Lab.Dataverse.Metadata.Tables, t => t.LogicalName.StartsWith("ino_", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Lab.Dataverse.Metadata.Tables.SelectMany(t => t.Columns.Keys), c => c.StartsWith("ino_", StringComparison.Ordinal));
        Assert.Superset(rig.Lab.Dataverse.Metadata.Tables.Select(t => t.LogicalName).ToHashSet(), tables.Where(t => !t.StartsWith("ino_", StringComparison.Ordinal)).ToHashSet());
        Entity kept = rig.Administrator.Retrieve("account", account, new ColumnSet(true));
        Assert.Equal(("Stays Ltd", "0123"), (kept["name"], kept["telephone1"]));
        Assert.Equal(account, rig.Administrator.Retrieve("contact", contact, new ColumnSet(true)).GetAttributeValue<EntityReference>("parentcustomerid").Id);
        Assert.Equal("Sam Sales", rig.Administrator.Retrieve("systemuser", salesperson, new ColumnSet("fullname"))["fullname"]);
        Assert.Null(rig.Lab.Dataverse.Metadata.ChoiceOf(rig.Lab.Dataverse.Metadata.Column("product", "producttypecode"))!.Option(776210000));
        Assert.Empty(Installed(rig.Administrator));
        foreach (string component in new[] { "pluginpackage", "plugintype", "sdkmessageprocessingstep", "customapi", "appmodule", "environmentvariabledefinition", "environmentvariablevalue" })
        {
            Assert.Empty(Rows(rig, component));
        }

        Assert.DoesNotContain(Rows(rig, "role"), role => role.GetAttributeValue<string>("name").StartsWith("InoLink", StringComparison.Ordinal));
        Assert.Equal(2, rig.Books.All("Customer").Count);
    }

    [Fact]
    public async Task After_uninstalling_people_work_on_and_the_solution_can_come_again()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Comes back");
        rig.Promote("account", account);
        await rig.SettleAsync();
        Uninstall(rig);

        rig.Administrator.Update(new Entity("account", account) { ["telephone1"] = "0123" });
        await rig.Lab.DrainAsync();
        SolutionImportReport report = rig.Lab.Import();

        Assert.Empty(report.Warnings);
        Assert.False(rig.Administrator.Retrieve("account", account, new ColumnSet(true)).Contains("ino_linkstatus"));
        rig.Lab.Connect(Rig.Profile);
        Guid fresh = Rig.Create(rig.Administrator, "account", ("name", "Fresh"));
        Rig.Promote(rig.Administrator, "account", fresh);
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", fresh));
    }

    [Fact]
    public async Task What_somebody_elses_view_needs_can_not_be_uninstalled_and_the_refusal_names_the_view()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);
        Guid view = rig.Administrator.Create(new Entity("savedquery")
        {
            ["name"] = "Ours, linked", ["returnedtypecode"] = "account", ["querytype"] = 0,
            ["fetchxml"] = "<fetch><entity name=\"account\"><filter><condition attribute=\"ino_linkstatus\" operator=\"not-null\" /></filter></entity></fetch>",
        });

        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Uninstall(rig));

        Assert.Equal(DependenciesExist, fault.Detail.ErrorCode);
        Assert.StartsWith("Solution dependencies exist, cannot uninstall. DependencyCount : 1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("ObjectName: ino_linkstatus", fault.Message, StringComparison.Ordinal);
        Assert.Contains("ObjectName: Ours, linked", fault.Message, StringComparison.Ordinal);
        Assert.Single(Installed(rig.Administrator));
        rig.Administrator.Delete("savedquery", view);
        Uninstall(rig);
        Assert.Empty(Installed(rig.Administrator));
    }

    [Fact]
    public async Task Deleting_an_unmanaged_solution_takes_the_list_and_leaves_everything_at_work()
    {
        await using Laboratory lab = await Laboratory.OpenAsync();
        lab.Import("InoLink.zip");
        lab.Connect(Rig.Profile);
        lab.Administrator.Delete("solution", Installed(lab.Administrator).Single().Id);
        Guid account = Rig.Create(lab.Administrator, "account", ("name", "Goes over all the same"));

        Rig.Promote(lab.Administrator, "account", account);
        bool linked = await lab.TickUntilAsync(() => lab.Administrator.Retrieve("account", account, new ColumnSet("ino_accountingid")).Contains("ino_accountingid"), TimeSpan.FromHours(1));

        Assert.True(linked);
    }

    [Fact]
    public async Task Only_an_administrator_uninstalls()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);
        Guid solution = Installed(rig.Administrator).Single().Id;

        Assert.Throws<FaultException<OrganizationServiceFault>>(() => rig.Salesperson.Delete("solution", solution));

        Assert.Single(Installed(rig.Administrator));
    }

    private static void Uninstall(Rig rig) => rig.Administrator.Delete("solution", Installed(rig.Administrator).Single().Id);

    private static DataCollection<Entity> Installed(IOrganizationService service)
    {
        QueryByAttribute query = new("solution");
        query.AddAttributeValue("uniquename", "InoLink");
        return service.RetrieveMultiple(query).Entities;
    }

    private static IReadOnlyList<Entity> Rows(Rig rig, string table) => [.. rig.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];
}
