using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Dataverse;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dataverse").FullName;

    private string DatabaseFile => Path.Combine(_folder, "organization.db");

    [Fact]
    public void AReopenedFile_HasRowsMetadataAndTimeAsTheyWere()
    {
        Guid account;
        Guid organizationId;
        string version;
        var clock = new LabClock();
        using (var first = new Organization(DatabaseFile, clock))
        {
            Thing(first.Dataverse);
            clock.Advance(TimeSpan.FromDays(30));
            account = first.Account("Kept");
            first.Admin.Create(new Entity("new_thing") { ["new_name"] = "thing", ["new_accountid"] = new EntityReference("account", account), ["new_color"] = new OptionSetValue(2) });
            organizationId = first.Dataverse.OrganizationId;
            version = first.Get("account", account).RowVersion;
        }

        using var second = new Organization(DatabaseFile);
        Assert.Equal(organizationId, second.Dataverse.OrganizationId);
        Assert.Equal(version, second.Get("account", account).RowVersion);
        Assert.True(second.Clock.UtcNow > DateTime.UtcNow.AddDays(29));
        var thing = Assert.Single(second.Where("new_thing", "new_accountid", account));
        Assert.Equal("Blue", thing.FormattedValues["new_color"]);
        Assert.Equal("Kept", thing.GetAttributeValue<EntityReference>("new_accountid").Name);
        Assert.Equal(-2147204303, Organization.FaultOf(() => second.Admin.Update(new Entity("new_thing", thing.Id) { ["new_name"] = new string('x', 51) })));
        second.Admin.Update(new Entity("account", account) { ["fax"] = "1" });
        Assert.True(long.Parse(second.Get("account", account).RowVersion, System.Globalization.CultureInfo.InvariantCulture) > long.Parse(version, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void WhatWasAnswered_SurvivesAKilledProcess()
    {
        using var killed = new Organization(DatabaseFile);
        var id = killed.Account("Answered");
        var copy = Path.Combine(_folder, "left.db");
        foreach (var suffix in new[] { "", "-wal" })
        {
            // what a killed process leaves behind: the files as they are at this moment
            File.Copy(DatabaseFile + suffix, copy + suffix);
        }

        using var restarted = new Organization(copy);
        Assert.Equal("Answered", restarted.Get("account", id)["name"]);
    }

    [Fact]
    public void AnOpenFile_IsNotOpenedTwice()
    {
        using var first = new Organization(DatabaseFile);
        var refused = Assert.Throws<InvalidOperationException>(() => new Organization(DatabaseFile));
        Assert.Contains("organization.db", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACopiedDatabase_CanBecomeAnotherOrganization()
    {
        using (var first = new Organization(DatabaseFile))
        {
            first.Account("A");
        }

        var id = Guid.NewGuid();
        using var copy = LocalDataverse.Open(new LocalDataverseOptions { DatabaseFile = DatabaseFile, OrganizationId = id });
        Assert.Equal(id, (Guid)copy.ServiceFor(copy.AdministratorId).Execute(new OrganizationRequest("WhoAmI"))["OrganizationId"]);
        Assert.Equal(id, copy.ServiceFor(copy.AdministratorId).RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("organization"))[0].Id);
    }

    [Fact]
    public void ARolledBackImport_LeavesNoMetadata()
    {
        using var organization = new Organization();
        var dataverse = organization.Dataverse;
        Assert.Throws<InvalidDataException>(() => dataverse.InTransaction(CallContext.Platform(dataverse.SystemUserId), inside =>
        {
            Thing(dataverse, inside);
            dataverse.ServiceFor(inside).Create(new Entity("new_thing") { ["new_name"] = "x" });
            throw new InvalidDataException();
#pragma warning disable CS0162 // the lambda needs a result type
            return 0;
#pragma warning restore CS0162
        }));
        Assert.False(dataverse.Metadata.TryGetTable("new_thing", out _));
        Thing(dataverse);
        organization.Admin.Create(new Entity("new_thing") { ["new_name"] = "x" });
    }

    [Fact]
    public void Metadata_GrowsUnderRows_AndShrinksAgain()
    {
        using var organization = new Organization();
        var metadata = organization.Dataverse.Metadata;
        var account = organization.Account("A");
        metadata.AddColumn("account", new ColumnMetadata { LogicalName = "new_score", SchemaName = "new_Score", Kind = ColumnKind.Integer });
        organization.Admin.Update(new Entity("account", account) { ["new_score"] = 7 });
        Assert.Equal(7, organization.Get("account", account)["new_score"]);
        metadata.AddChoiceOption("product", "producttypecode", new ChoiceOption { Value = 776210000, Labels = Label.Of("Non-Inventory") });
        Assert.NotNull(metadata.ChoiceOf(metadata.Column("product", "producttypecode"))!.Option(776210000));
        metadata.RemoveColumn("account", "new_score");
        Assert.Equal(-2147217149, Organization.FaultOf(() => organization.Get("account", account, "new_score")));
        Thing(organization.Dataverse);
        metadata.RemoveTable("new_thing");
        Assert.Equal(-2147217150, Organization.FaultOf(() => organization.Admin.Create(new Entity("new_thing"))));
        organization.Admin.Delete("account", account);
    }

    [Fact]
    public async Task Readers_SeeCommittedStateOnly_WhileAWriterIsOpen()
    {
        using var organization = new Organization(DatabaseFile);
        var id = organization.Account("Old");
        var dataverse = organization.Dataverse;
        await Task.Run(() => dataverse.InTransaction(new CallContext { UserId = dataverse.AdministratorId }, inside =>
        {
            dataverse.ServiceFor(inside).Update(new Entity("account", id) { ["name"] = "New" });
            Assert.Equal("Old", organization.Get("account", id, "name")["name"]);
            return 0;
        }));
        Assert.Equal("New", organization.Get("account", id, "name")["name"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Thing(LocalDataverse dataverse, CallContext? context = null)
    {
        var table = new TableMetadata { LogicalName = "new_thing", SchemaName = "new_Thing", EntitySetName = "new_things", PrimaryIdColumn = "new_thingid", PrimaryNameColumn = "new_name", Ownership = OwnershipKind.User, IsCustom = true, IntroducedBy = "Things" };
        var color = new ChoiceMetadata { Name = "new_color", Options = [new() { Value = 1, Labels = Label.Of("Red") }, new() { Value = 2, Labels = Label.Of("Blue") }] };
        dataverse.Metadata.AddGlobalChoice(color, context);
        foreach (var column in new ColumnMetadata[]
        {
            new() { LogicalName = "new_name", SchemaName = "new_Name", Kind = ColumnKind.Text, MaxLength = 50 },
            new() { LogicalName = "new_accountid", SchemaName = "new_AccountId", Kind = ColumnKind.Lookup },
            new() { LogicalName = "new_color", SchemaName = "new_Color", Kind = ColumnKind.Choice, GlobalChoice = "new_color" },
        })
        {
            table = table with { Columns = table.Columns.Add(column.LogicalName, column) };
        }

        dataverse.Metadata.AddTable(table, context);
        dataverse.Metadata.AddRelationship(new RelationshipMetadata { SchemaName = "new_account_thing", ReferencedTable = "account", ReferencingTable = "new_thing", ReferencingColumn = "new_accountid" }, context);
    }
}
