using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class SecurityTests : IDisposable
{
    private readonly Organization _organization = new();
    private readonly Guid _north;
    private readonly Guid _northEast;

    public SecurityTests()
    {
        _north = Unit("North", _organization.Dataverse.RootBusinessUnitId);
        _northEast = Unit("North East", _north);
    }

    private IOrganizationService Admin => _organization.Admin;

    [Fact]
    public void AUserWithoutRoles_MayNothing()
    {
        var nobody = _organization.As(_organization.Dataverse.CreateUser("No Body", _north));
        var fault = Organization.Fault(() => nobody.Create(new Entity("account") { ["name"] = "A" }));
        Assert.Equal(-2147220960, fault.Detail.ErrorCode);
        Assert.Contains("is missing prvCreateAccount privilege", fault.Message, StringComparison.Ordinal);
        Assert.Equal(-2147220960, Organization.FaultOf(() => nobody.RetrieveMultiple(new QueryExpression("account"))));
    }

    [Fact]
    public void BasicDepth_ReachesOwnRowsOnly()
    {
        var anna = User("Anna", _north, "Basic User");
        var ben = User("Ben", _north, "Basic User");
        var hers = anna.Create(new Entity("account") { ["name"] = "Hers" });

        Assert.Equal("Hers", anna.Retrieve("account", hers, new ColumnSet("name"))["name"]);
        Assert.Equal(-2147187962, Organization.FaultOf(() => ben.Retrieve("account", hers, new ColumnSet("name"))));
        Assert.Equal(-2147187962, Organization.FaultOf(() => ben.Update(new Entity("account", hers) { ["fax"] = "1" })));
        Assert.Empty(ben.RetrieveMultiple(new QueryExpression("account")).Entities);
        Assert.Single(anna.RetrieveMultiple(new QueryExpression("account")).Entities);
    }

    [Theory]
    [InlineData(PrivilegeDepth.Local, 1)]
    [InlineData(PrivilegeDepth.Deep, 2)]
    [InlineData(PrivilegeDepth.Global, 3)]
    public void LocalDeepAndGlobal_FollowTheBusinessUnits(PrivilegeDepth depth, int visible)
    {
        foreach (var (name, unit) in new[] { ("Root", _organization.Dataverse.RootBusinessUnitId), ("North", _north), ("NorthEast", _northEast) })
        {
            User(name, unit, "Basic User").Create(new Entity("account") { ["name"] = name });
        }

        var reader = User("Reader", _north, Role("Reader", ("prvReadAccount", depth)));
        Assert.Equal(visible, reader.RetrieveMultiple(new QueryExpression("account")).Entities.Count);
    }

    [Fact]
    public void ATeam_LendsItsRolesAndItsRows()
    {
        var team = Admin.Create(new Entity("team") { ["name"] = "Sales", ["businessunitid"] = new EntityReference("businessunit", _north) });
        var id = _organization.Dataverse.CreateUser("Member", _north);
        Admin.Associate("team", team, new Relationship("teammembership_association"), [new EntityReference("systemuser", id)]);
        Admin.Associate("team", team, new Relationship("teamroles_association"), [Role("TeamRole", ("prvReadAccount", PrivilegeDepth.Basic)).Reference]);
        var account = Admin.Create(new Entity("account") { ["name"] = "Team's", ["ownerid"] = new EntityReference("team", team) });
        Assert.Equal("Team's", _organization.As(id).Retrieve("account", account, new ColumnSet("name"))["name"]);
        Assert.Equal(_north, _organization.Get("account", account).GetAttributeValue<EntityReference>("owningbusinessunit").Id);
    }

    [Fact]
    public void FillingALookup_NeedsAppend_AndAppendToOnItsTarget()
    {
        var all = new[] { "Create", "Read", "Write", "Append", "AppendTo" };
        (string, PrivilegeDepth)[] Rights(params string[] without) =>
            [.. all.SelectMany(right => new[] { $"prv{right}Account", $"prv{right}Contact" }).Except(without).Select(name => (name, PrivilegeDepth.Global))];
        var contact = Admin.Create(new Entity("contact") { ["lastname"] = "C" });
        var row = new Entity("account") { ["name"] = "A", ["primarycontactid"] = new EntityReference("contact", contact) };

        User("May", _north, Role("May", Rights())).Create(row);
        Assert.Equal(-2147220960, Organization.FaultOf(() => User("A", _north, Role("A", Rights("prvAppendAccount"))).Create(row)));
        Assert.Equal(-2147220960, Organization.FaultOf(() => User("B", _north, Role("B", Rights("prvAppendToContact"))).Create(row)));
    }

    [Fact]
    public void Assign_NeedsItsPrivilege()
    {
        var other = _organization.Dataverse.CreateUser("Other", _north, "Basic User");
        var user = User("Writer", _north, Role("Writer", ("prvCreateAccount", PrivilegeDepth.Global), ("prvReadAccount", PrivilegeDepth.Global), ("prvWriteAccount", PrivilegeDepth.Global)));
        var id = user.Create(new Entity("account") { ["name"] = "A" });
        Assert.Equal(-2147220960, Organization.FaultOf(() => user.Update(new Entity("account", id) { ["ownerid"] = new EntityReference("systemuser", other) })));
    }

    [Fact]
    public void Lines_AreUnderTheRightsOfTheirDocument()
    {
        var anna = User("Anna", _north, "Salesperson");
        var ben = User("Ben", _north, "Salesperson");
        var customer = anna.Create(new Entity("account") { ["name"] = "C" });
        var quote = anna.Create(new Entity("quote") { ["name"] = "Q", ["customerid"] = new EntityReference("account", customer) });
        var line = anna.Create(new Entity("quotedetail") { ["quoteid"] = new EntityReference("quote", quote), ["isproductoverridden"] = true, ["productdescription"] = "Work", ["quantity"] = 1m, ["priceperunit"] = new Money(5) });
        Assert.Single(anna.RetrieveMultiple(new QueryExpression("quotedetail")).Entities);
        Assert.Empty(ben.RetrieveMultiple(new QueryExpression("quotedetail")).Entities);
        Assert.Equal(-2147187962, Organization.FaultOf(() => ben.Update(new Entity("quotedetail", line) { ["quantity"] = 2m })));
        anna.Delete("quotedetail", line);
    }

    [Fact]
    public void ASecuredColumn_IsInvisible_Unwritable_AndNoFilter_UnlessAProfileOpensIt()
    {
        _organization.Dataverse.Metadata.UpdateColumn("account", _organization.Dataverse.Metadata.Column("account", "fax") with { IsSecured = true });
        var userId = _organization.Dataverse.CreateUser("Anna", _north, "Basic User");
        var anna = _organization.As(userId);
        var id = anna.Create(new Entity("account") { ["name"] = "A" });
        Admin.Update(new Entity("account", id) { ["fax"] = "secret" });

        Assert.False(anna.Retrieve("account", id, new ColumnSet(true)).Contains("fax"));
        Assert.False(anna.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet("fax") }).Entities.Single().Contains("fax"));
        Assert.Equal(-2147158777, Organization.FaultOf(() => anna.Update(new Entity("account", id) { ["fax"] = "mine" })));
        Assert.Equal(-2147158782, Organization.FaultOf(() => anna.Create(new Entity("account") { ["fax"] = "mine" })));
        var guess = new QueryByAttribute("account");
        guess.AddAttributeValue("fax", "secret");
        Assert.Equal(-2147158778, Organization.FaultOf(() => anna.RetrieveMultiple(guess)));
        Assert.Equal("secret", _organization.As(_organization.Dataverse.SystemUserId).Retrieve("account", id, new ColumnSet("fax"))["fax"]);

        var profile = Admin.Create(new Entity("fieldsecurityprofile") { ["name"] = "Fax readers" });
        Admin.Create(new Entity("fieldpermission")
        {
            ["fieldsecurityprofileid"] = new EntityReference("fieldsecurityprofile", profile), ["entityname"] = "account", ["attributelogicalname"] = "fax", ["canread"] = new OptionSetValue(4),
        });
        Admin.Associate("systemuser", userId, new Relationship("systemuserprofiles_association"), [new EntityReference("fieldsecurityprofile", profile)]);
        Assert.Equal("secret", anna.Retrieve("account", id, new ColumnSet("fax"))["fax"]);
        Assert.Equal(-2147158777, Organization.FaultOf(() => anna.Update(new Entity("account", id) { ["fax"] = "mine" })));
    }

    [Fact]
    public void Privileges_ComeFromTables_WithTheirRealNames()
    {
        var metadata = _organization.Dataverse.Metadata;
        Assert.True(metadata.TryGetPrivilege("prvWriteOrder", out _));
        Assert.False(metadata.TryGetPrivilege("prvWriteSalesOrder", out _));
        Assert.True(metadata.TryGetPrivilege("prvReadUser", out _));
        metadata.AddTable(new TableMetadata { LogicalName = "new_thing", SchemaName = "new_Thing", EntitySetName = "new_things", PrimaryIdColumn = "new_thingid", Ownership = OwnershipKind.Organization });
        Assert.True(metadata.TryGetPrivilege("prvCreatenew_Thing", out _));
        Assert.False(metadata.TryGetPrivilege("prvAssignnew_Thing", out _));
        var role = Role("R").Reference.Id;
        Assert.Equal(-2147220989, Organization.FaultOf(() => _organization.Dataverse.Security.SetRolePrivileges(role, [("prvReadnew_Thing", PrivilegeDepth.Basic)])));
        Assert.Equal(-2147220989, Organization.FaultOf(() => _organization.Dataverse.Security.SetRolePrivileges(role, [("prvNothing", PrivilegeDepth.Global)])));
        var user = _organization.Dataverse.CreateUser("U", _north, "R");
        Assert.False(_organization.Dataverse.Security.HasPrivilege(user, "prvReadnew_Thing"));
        _organization.Dataverse.Security.SetRolePrivileges(role, [("prvReadnew_Thing", PrivilegeDepth.Global)]);
        Assert.True(_organization.Dataverse.Security.HasPrivilege(user, "PRVREADNEW_THING"));
        Assert.True(_organization.Dataverse.Security.HasPrivilege(_organization.Dataverse.AdministratorId, "prvDeletenew_Thing"));
    }

    [Fact]
    public void NobodyGivesHimselfRights()
    {
        var id = _organization.Dataverse.CreateUser("Anna", _north, "Basic User");
        var anna = _organization.As(id);
        Assert.Equal(-2147220960, Organization.FaultOf(() => anna.Create(new Entity("fieldpermission") { ["entityname"] = "account" })));
        Assert.Equal(-2147219456, Organization.FaultOf(() => anna.Create(new Entity("systemuserroles") { ["systemuserid"] = id, ["roleid"] = Guid.NewGuid() })));
        Assert.Equal(-2147187962, Organization.FaultOf(() => anna.Associate("systemuser", id, new Relationship("systemuserroles_association"), [Role("Big").Reference])));
        Assert.Equal(-2147220960, Organization.FaultOf(() => anna.Update(new Entity("systemuser", id) { ["title"] = "Boss" })));
    }

    [Fact]
    public void WhoAmI_AndRetrievePrincipalAccess()
    {
        var id = _organization.Dataverse.CreateUser("Anna", _north, "Basic User");
        var who = _organization.As(id).Execute(new OrganizationRequest("WhoAmI"));
        Assert.Equal((id, _north, _organization.Dataverse.OrganizationId), ((Guid)who["UserId"], (Guid)who["BusinessUnitId"], (Guid)who["OrganizationId"]));
        var account = _organization.Account("Admin's");
        int Rights() => (int)Admin.Execute(new OrganizationRequest("RetrievePrincipalAccess") { ["Target"] = new EntityReference("account", account), ["Principal"] = new EntityReference("systemuser", id) })["AccessRights"];
        Assert.Equal(0, Rights() & 3);
        Admin.Execute(new OrganizationRequest("Assign") { ["Target"] = new EntityReference("account", account), ["Assignee"] = new EntityReference("systemuser", id) });
        Assert.Equal(3, Rights() & 3);
    }

    public void Dispose() => _organization.Dispose();

    private Guid Unit(string name, Guid parent) => Admin.Create(new Entity("businessunit") { ["name"] = name, ["parentbusinessunitid"] = new EntityReference("businessunit", parent) });

    private IOrganizationService User(string name, Guid unit, string role) => _organization.As(_organization.Dataverse.CreateUser(name, unit, role));

    private IOrganizationService User(string name, Guid unit, (string Name, EntityReference Reference) role) => User(name, unit, role.Name);

    private (string Name, EntityReference Reference) Role(string name, params (string, PrivilegeDepth)[] privileges)
    {
        var id = Admin.Create(new Entity("role") { ["name"] = name, ["businessunitid"] = new EntityReference("businessunit", _organization.Dataverse.RootBusinessUnitId) });
        _organization.Dataverse.Security.SetRolePrivileges(id, privileges);
        return (name, new EntityReference("role", id));
    }
}
