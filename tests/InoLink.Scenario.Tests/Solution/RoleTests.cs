using System.ServiceModel;
using InoLink.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>Signs in with each role of the imported zip, and with none, and tries everything that the role should not allow and what it should.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    private const int PrivilegeDenied = -2147220960;
    private const int OutOfReach = -2147187962;

    private Rig rig = null!;
    private Guid company;
    private Guid ownUnit;
    private Guid sisterUnit;

    /// <summary>The people: everybody sells, so that what is refused is refused for want of our roles.</summary>
    public static TheoryData<string> People => [.. Roles.Keys];

    private static Dictionary<string, string[]> Roles { get; } = new()
    {
        ["nobody"] = ["Salesperson"],
        ["user"] = ["Salesperson", "InoLink User"],
        ["administrator"] = ["Salesperson", "InoLink Administrator"],
    };

    public async Task InitializeAsync()
    {
        rig = await Rig.OpenAsync();
        company = rig.Administrator.RetrieveMultiple(new QueryExpression("ino_accountingcompany")).Entities.Single().Id;
        ownUnit = Unit("Own");
        sisterUnit = Unit("Sister");
    }

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Theory]
    [MemberData(nameof(People))]
    public void Nobody_but_a_System_Administrator_reads_the_secrets_by_any_route(string person)
    {
        IOrganizationService service = SignIn(person);
        Guid connection = rig.Administrator.RetrieveMultiple(new QueryExpression("ino_connection")).Entities.Single().Id;
        Dictionary<string, Action> routes = new()
        {
            ["retrieve"] = () => service.Retrieve("ino_connection", connection, new ColumnSet(true)),
            ["retrieve one column"] = () => service.Retrieve("ino_connection", connection, new ColumnSet("ino_refreshtoken")),
            ["retrieve no column"] = () => service.Retrieve("ino_connection", connection, new ColumnSet(false)),
            ["query"] = () => service.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(true) }),
            ["query by attribute"] = () => service.RetrieveMultiple(new QueryByAttribute("ino_connection") { ColumnSet = new ColumnSet("ino_clientsecret") }),
            ["filter"] = () => service.RetrieveMultiple(Filtered("ino_connection", "ino_refreshtoken")),
            ["fetch"] = () => Fetch(service, "<fetch><entity name='ino_connection'><attribute name='ino_accesstoken' /></entity></fetch>"),
            ["fetch, counted"] = () => Fetch(service, "<fetch aggregate='true'><entity name='ino_connection'><attribute name='ino_accesstoken' aggregate='countcolumn' alias='n' /></entity></fetch>"),
            ["fetch, joined"] = () => Fetch(
                service,
                "<fetch><entity name='systemuser'><attribute name='fullname' /><link-entity name='ino_connection' from='createdby' to='systemuserid' alias='c'><attribute name='ino_refreshtoken' /></link-entity></entity></fetch>"),
            ["fetch, filtered by a join"] = () => Fetch(
                service,
                "<fetch><entity name='systemuser'><link-entity name='ino_connection' from='createdby' to='systemuserid'><filter><condition attribute='ino_refreshtoken' operator='like' value='a%' /></filter></link-entity></entity></fetch>"),
            ["write"] = () => service.Update(new Entity("ino_connection", connection) { ["ino_refreshtoken"] = "mine" }),
            ["delete"] = () => service.Delete("ino_connection", connection),
            ["the writer's manifest"] = person == "administrator" ? Denied : () => service.RetrieveMultiple(new QueryExpression("ino_writer") { ColumnSet = new ColumnSet("ino_manifest") }),
        };

        Assert.Equal(routes.Keys, routes.Where(route => IsDenied(route.Value)).Select(route => route.Key));
    }

    [Fact]
    public void A_role_of_the_customers_own_that_reads_the_table_still_sees_no_secret()
    {
        Guid role = rig.Administrator.Create(new Entity("role") { ["name"] = "Reads all tables", ["businessunitid"] = new EntityReference("businessunit", rig.Lab.Dataverse.RootBusinessUnitId) });
        rig.Lab.Dataverse.Security.SetRolePrivileges(role, [("prvReadino_Connection", InoLink.Lab.Dataverse.PrivilegeDepth.Global), ("prvWriteino_Connection", InoLink.Lab.Dataverse.PrivilegeDepth.Global)]);
        IOrganizationService service = rig.Lab.Dataverse.ServiceFor(rig.Lab.Dataverse.CreateUser("Carl Curious", rig.Lab.Dataverse.RootBusinessUnitId, "Basic User", "Reads all tables"));
        string[] secured = [.. rig.Lab.Dataverse.Metadata.Table("ino_connection").Columns.Values.Where(c => c.IsSecured).Select(c => c.LogicalName).Order(StringComparer.Ordinal)];

        Entity row = service.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(true) }).Entities.Single();
        Entity named = service.Retrieve("ino_connection", row.Id, new ColumnSet(secured));

        Assert.Superset(new HashSet<string> { "ino_accesstoken", "ino_clientsecret", "ino_previousrefreshtoken", "ino_refreshtoken", "ino_statehash" }, secured.ToHashSet());
        Assert.True(row.Contains("ino_clientid"));
        Assert.DoesNotContain(row.Attributes.Keys, secured.Contains);
        Assert.DoesNotContain(named.Attributes.Keys, secured.Contains);
        foreach (string column in secured)
        {
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.RetrieveMultiple(Filtered("ino_connection", column)));
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Update(new Entity("ino_connection", row.Id) { [column] = "mine" }));
        }
    }

    [Fact]
    public void A_user_sees_the_jobs_of_the_own_unit_and_changes_none()
    {
        Guid colleagues = JobOf(SignIn("user", "Colleague"));
        Guid sisters = JobOf(SignIn("user", "Sister's", sisterUnit));
        IOrganizationService user = SignIn("user");

        Assert.False(IsDenied(() => user.Retrieve("ino_linkjob", colleagues, new ColumnSet(true))));
        Assert.True(IsDenied(() => user.Retrieve("ino_linkjob", sisters, new ColumnSet(true))));
        Assert.DoesNotContain(sisters, user.RetrieveMultiple(new QueryExpression("ino_linkjob")).Entities.Select(job => job.Id));
        foreach (Guid job in new[] { colleagues, sisters, JobOf(user) })
        {
            Assert.True(IsDenied(() => user.Update(new Entity("ino_linkjob", job) { ["ino_jobstatus"] = new OptionSetValue(776210000) })));
            Assert.True(IsDenied(() => user.Delete("ino_linkjob", job)));
        }
    }

    [Fact]
    public void A_user_of_the_root_unit_sees_the_jobs_of_all_units()
    {
        Guid sisters = JobOf(SignIn("user", "Sister's", sisterUnit));

        Assert.False(IsDenied(() => SignIn("user", "Bookkeeping", rig.Lab.Dataverse.RootBusinessUnitId).Retrieve("ino_linkjob", sisters, new ColumnSet(true))));
    }

    [Fact]
    public void An_administrator_sees_changes_and_deletes_every_job_and_nobody_sees_one()
    {
        Guid job = JobOf(SignIn("user", "Sister's", sisterUnit));
        IOrganizationService administrator = SignIn("administrator");

        Assert.True(IsDenied(() => SignIn("nobody").RetrieveMultiple(new QueryExpression("ino_linkjob"))));
        Assert.True(IsDenied(() => JobOf(SignIn("nobody"))));
        administrator.Retrieve("ino_linkjob", job, new ColumnSet(true));
        administrator.Update(new Entity("ino_linkjob", job) { ["ino_recommendation"] = "Seen." });
        administrator.Delete("ino_linkjob", job);
    }

    [Theory]
    [InlineData("ino_accountingcompany", "read", "user administrator")]
    [InlineData("ino_accountingcompany", "write", "administrator")]
    [InlineData("ino_accountingcompany", "create", "")]
    [InlineData("ino_accountingcompany", "delete", "")]
    [InlineData("ino_linkpreference", "read", "administrator")]
    [InlineData("ino_linkpreference", "create", "administrator")]
    [InlineData("ino_linkpreference", "write", "administrator")]
    [InlineData("ino_linkpreference", "delete", "administrator")]
    [InlineData("ino_listentry", "read", "user administrator")]
    [InlineData("ino_listentry", "write", "")]
    [InlineData("ino_listentry", "create", "")]
    [InlineData("ino_link", "read", "administrator")]
    [InlineData("ino_link", "create", "")]
    [InlineData("ino_link", "write", "")]
    [InlineData("ino_link", "delete", "")]
    [InlineData("ino_writer", "read", "administrator")]
    [InlineData("ino_writer", "write", "")]
    public void Settings_and_books_are_open_to_whom_they_are_meant_for(string table, string verb, string allowed)
    {
        var may = Roles.Keys.Where(person =>
        {
            Guid row = table == "ino_accountingcompany" ? company : rig.Administrator.Create(new Entity(table) { ["ino_name"] = "Sample" });
            IOrganizationService service = SignIn(person);
            return !IsDenied(() => Try(service, table, verb, row));
        });

        Assert.Equal(allowed, string.Join(' ', may));
    }

    [Fact]
    public void Custom_APIs_are_open_to_those_who_hold_their_execute_privilege()
    {
        var apis = rig.Administrator.RetrieveMultiple(new QueryExpression("customapi") { ColumnSet = new ColumnSet("uniquename", "executeprivilegename") }).Entities;
        IOrganizationService nobody = SignIn("nobody");
        IOrganizationService user = SignIn("user");
        IOrganizationService administrator = SignIn("administrator");
        Assert.NotEmpty(apis);

        foreach (Entity api in apis.Where(a => a.Contains("executeprivilegename")))
        {
            string name = api.GetAttributeValue<string>("uniquename");
            bool forUsers = api.GetAttributeValue<string>("executeprivilegename") == "prvCreateino_LinkJob";

            Assert.True(IsDenied(() => nobody.Execute(new OrganizationRequest(name))), $"{name} is open to nobody");
            Assert.True(IsDenied(() => user.Execute(new OrganizationRequest(name))) != forUsers, $"{name} for a user");
            Assert.False(IsDenied(() => administrator.Execute(new OrganizationRequest(name))), $"{name} for an administrator");
        }
    }

    [Fact]
    public async Task A_record_that_one_may_not_write_is_not_promoted_by_its_column()
    {
        Guid account = Rig.Create(SignIn("user", "Owner", sisterUnit), "account", ("name", "Not yours"));

        Assert.True(IsDenied(() => Rig.Promote(SignIn("user"), "account", account)));
        await rig.SettleAsync();

        Assert.Empty(rig.Jobs(account));
        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }

    [Theory]
    [InlineData("ino_Promote")]
    [InlineData("ino_PromoteMany")]
    [InlineData("ino_Unlink")]
    [InlineData("ino_GetLinkStatus")]
    [InlineData("ino_PlanPromotion")]
    public async Task A_record_that_one_may_not_see_is_not_promoted_unlinked_or_described_by_an_API(string api)
    {
        Guid account = Rig.Create(SignIn("user", "Owner", sisterUnit), "account", ("name", "Not yours"));
        IOrganizationService user = SignIn("user");
        (string, object) record = api is "ino_PromoteMany" or "ino_PlanPromotion" ? ("RecordIds", new[] { account.ToString("D") }) : ("RecordId", account);

        string answer = Answer(() => Laboratory.Execute(user, api, ("TableName", "account"), record));
        await rig.SettleAsync();

        Assert.DoesNotContain("Not yours", answer, StringComparison.Ordinal);
        Assert.Empty(rig.Jobs(account));
        Assert.False(rig.Administrator.Retrieve("account", account, new ColumnSet("ino_linkstatus")).Contains("ino_linkstatus"));
        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }

    [Fact]
    public async Task A_job_made_by_hand_promotes_nothing_that_its_maker_may_not_write()
    {
        Guid account = Rig.Create(SignIn("user", "Owner", sisterUnit), "account", ("name", "Not yours"));
        Guid job = SignIn("user").Create(new Entity("ino_linkjob")
        {
            ["ino_name"] = "By hand",
            ["ino_tablename"] = "account",
            ["ino_recordid"] = account.ToString("D"),
            ["ino_recordname"] = "Not yours",
            ["ino_accountingcompanyid"] = new EntityReference("ino_accountingcompany", company),
            ["ino_operation"] = new OptionSetValue(776210000),
            ["ino_jobstatus"] = new OptionSetValue(776210000),
            ["ino_source"] = new OptionSetValue(776210000),
            ["ino_submittedby"] = new EntityReference("systemuser", rig.Lab.Dataverse.AdministratorId),
        });

        await rig.SettleAsync();

        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
        Assert.Equal("Error", Rig.StatusOf(rig.Administrator.Retrieve("ino_linkjob", job, new ColumnSet(true))));
    }

    [Fact]
    public async Task A_batch_made_by_hand_in_an_administrators_name_is_its_makers_all_the_same()
    {
        Guid account = Rig.Create(SignIn("user", "Owner", sisterUnit), "account", ("name", "Not yours"));
        SignIn("user").Create(new Entity("ino_linkjob")
        {
            ["ino_name"] = "By hand",
            ["ino_recordids"] = $"account {account:D}",
            ["ino_operation"] = new OptionSetValue(776210002),
            ["ino_jobstatus"] = new OptionSetValue(776210000),
            ["ino_submittedby"] = new EntityReference("systemuser", rig.Lab.Dataverse.AdministratorId),
        });

        await rig.SettleAsync();

        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }

    private static string Answer(Func<OrganizationResponse> call)
    {
        try
        {
            return string.Join('\n', call().Results.Values);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return fault.Message;
        }
    }

    private Guid Unit(string name) =>
        rig.Administrator.Create(new Entity("businessunit") { ["name"] = name, ["parentbusinessunitid"] = new EntityReference("businessunit", rig.Lab.Dataverse.RootBusinessUnitId) });

    private IOrganizationService SignIn(string person, string name = "Person", Guid? unit = null)
    {
        string fullName = $"{name} {person}";
        QueryExpression query = new("systemuser");
        query.Criteria.AddCondition("fullname", ConditionOperator.Equal, fullName);
        Guid? known = rig.Administrator.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
        return rig.Lab.Dataverse.ServiceFor(known ?? rig.Lab.Dataverse.CreateUser(fullName, unit ?? ownUnit, Roles[person]));
    }

    // Inactive, so that nobody works it off
    private static Guid JobOf(IOrganizationService service) => service.Create(new Entity("ino_linkjob") { ["ino_name"] = "Sample", ["ino_jobstatus"] = new OptionSetValue(776210004) });

    private static void Try(IOrganizationService service, string table, string verb, Guid row)
    {
        switch (verb)
        {
            case "read":
                service.Retrieve(table, row, new ColumnSet(true));
                break;
            case "create":
                service.Create(new Entity(table) { ["ino_name"] = "Mine" });
                break;
            case "write":
                service.Update(new Entity(table, row) { ["ino_name"] = "Mine" });
                break;
            default:
                service.Delete(table, row);
                break;
        }
    }

    private static QueryExpression Filtered(string table, string column)
    {
        QueryExpression query = new(table);
        query.Criteria.AddCondition(column, ConditionOperator.NotNull);
        return query;
    }

    private static void Fetch(IOrganizationService service, string fetch) => service.RetrieveMultiple(new FetchExpression(fetch));

    // stands for a route that is open to this person and has no secret
    private static void Denied() => throw new FaultException<OrganizationServiceFault>(new OrganizationServiceFault { ErrorCode = PrivilegeDenied }, "not tried");

    private static bool IsDenied(Action attempt)
    {
        try
        {
            attempt();
            return false;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return fault.Detail.ErrorCode is PrivilegeDenied or OutOfReach;
        }
    }
}
