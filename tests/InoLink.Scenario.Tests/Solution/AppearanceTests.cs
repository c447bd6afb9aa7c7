using System.Xml.Linq;
using InoLink.Lab;
using InoLink.Lab.Dataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>What the imported zip shows people: forms, views, charts, the dashboard, the app.</summary>
public sealed class AppearanceTests : IAsyncLifetime
{
    private static readonly string[] Promotable = ["account", "contact", "product", "quote", "salesorder", "invoice"];

    private Laboratory lab = null!;
    private SolutionImportReport report = null!;

    public async Task InitializeAsync()
    {
        lab = await Laboratory.OpenAsync();
        report = lab.Import();
    }

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public void Every_part_of_the_zip_is_known_and_nothing_is_imported_with_a_warning()
    {
        Assert.Empty(report.UnknownParts);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void Every_view_runs_and_a_user_may_run_those_of_the_app_that_are_not_set_up()
    {
        IOrganizationService user = lab.Dataverse.ServiceFor(lab.GetOrCreateUser("Sam Sales", "Salesperson", "InoLink User"));
        string[] forUsers = [.. Promotable, "ino_linkjob", "ino_accountingcompany", "ino_listentry"];
        foreach (Entity view in Rows("savedquery"))
        {
            IOrganizationService service = forUsers.Contains(view.GetAttributeValue<string>("returnedtypecode")) ? user : lab.Administrator;

            service.RetrieveMultiple(new FetchExpression(view.GetAttributeValue<string>("fetchxml").Replace("{0}", "%", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Charts_count_jobs_by_status_and_failures_by_cause()
    {
        for (int i = 0; i < 3; i++)
        {
            lab.Administrator.Create(new Entity("ino_linkjob")
            {
                ["ino_name"] = "Job " + i,
                ["ino_jobstatus"] = new OptionSetValue(776210003),
                ["ino_errorcode"] = i == 0 ? "INO-1001" : "6240",
            });
        }

        var counts = Rows("savedqueryvisualization").ToDictionary(chart => chart.GetAttributeValue<string>("name"), Run);

        Assert.Equal([3], counts["Link Jobs by Link Status"]);
        Assert.Equal([2, 1], counts["Failures by Cause"]);
    }

    [Fact]
    public void The_dashboard_shows_what_waits_what_failed_and_whether_QuickBooks_can_be_reached()
    {
        Entity dashboard = Assert.Single(Rows("systemform"), form => form.GetAttributeValue<OptionSetValue>("type").Value == 0);
        var views = Rows("savedquery").ToDictionary(v => v.Id, v => v.GetAttributeValue<string>("name"));

        var tiles = XElement.Parse(dashboard.GetAttributeValue<string>("formxml")).Descendants("ViewId").Select(v => views[Guid.Parse(v.Value)]).ToList();

        Assert.Equal("InoLink Today", dashboard.GetAttributeValue<string>("name"));
        Assert.Equal(["All Link Jobs", "Failed Link Jobs", "Active Accounting Companies", "Failed Link Jobs", "Queued Link Jobs", "Link Jobs with Differing Totals"], tiles);
    }

    [Fact]
    public void Each_table_that_can_be_promoted_has_an_own_form_a_quick_view_and_three_views()
    {
        foreach (string table in Promotable)
        {
            var forms = Rows("systemform").Where(form => form.GetAttributeValue<string>("objecttypecode") == table).ToList();
            XElement main = XElement.Parse(Assert.Single(forms, form => form.GetAttributeValue<string>("name") == "InoLink").GetAttributeValue<string>("formxml"));
            Assert.Single(forms, form => form.GetAttributeValue<string>("name") == "QuickBooks");
            var views = Rows("savedquery").Where(view => view.GetAttributeValue<string>("returnedtypecode") == table).Select(view => view.GetAttributeValue<string>("name").Split(' ')[0]);

            Assert.Superset(new HashSet<string> { "ino_linkstatus", "ino_accountingid", "ino_lastlinkedon", "ino_linkerror", "link_jobs" }, main.Descendants("control").Select(c => c.Attribute("id")!.Value).ToHashSet());
            Assert.Equal(["Failed", "Linked", "Not"], views.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_app_is_for_both_roles_and_leads_to_jobs_records_and_set_up()
    {
        Entity app = Assert.Single(Rows("appmodule"));
        var roles = Rows("role").ToDictionary(role => role.Id, role => role.GetAttributeValue<string>("name"));
        var given = Rows("appmoduleroles").Select(row => roles[row.GetAttributeValue<Guid>("roleid")]).ToHashSet();
        XElement map = XElement.Parse(Assert.Single(Rows("sitemap")).GetAttributeValue<string>("sitemapxml"));

        Assert.Equal("ino_InoLink", app.GetAttributeValue<string>("uniquename"));
        Assert.Superset(new HashSet<string> { "InoLink Administrator", "InoLink User" }, given);
        Assert.Equal(
            ["ino_linkjob", "account", "contact", "product", "quote", "salesorder", "invoice", "ino_accountingcompany", "ino_linkpreference", "ino_listentry", "ino_link"],
            map.Descendants("SubArea").Attributes("Entity").Select(a => a.Value));
    }

    [Fact]
    public void Tables_columns_and_choices_have_German_names_beside_the_English()
    {
        var job = lab.Dataverse.Metadata.Table("ino_linkjob");
        var account = lab.Dataverse.Metadata.Table("account");

        Assert.Equal(["Link Job", "Verknüpfungsauftrag"], Texts(job.DisplayNames));
        Assert.Equal(["Link Status", "Verknüpfungsstatus"], Texts(account.Column("ino_linkstatus")!.DisplayNames));
        Assert.Equal(["To be Linked", "Zu verknüpfen"], Texts(lab.Dataverse.Metadata.ChoiceOf(account.Column("ino_linkstatus")!)!.Options[0].Labels));

        static string[] Texts(IReadOnlyDictionary<int, string> labels) => [labels[1033], labels[1031]];
    }

    private List<int> Run(Entity chart)
    {
        XElement data = XElement.Parse(chart.GetAttributeValue<string>("datadescription"));
        string measure = data.Descendants("measure").Single().Attribute("alias")!.Value;
        return [.. lab.Administrator.RetrieveMultiple(new FetchExpression(data.Descendants("fetch").Single().ToString())).Entities.Select(row => (int)row.GetAttributeValue<AliasedValue>(measure).Value)];
    }

    private IEnumerable<Entity> Rows(string table) => lab.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities;
}
