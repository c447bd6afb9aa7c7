using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Companies;

public sealed class CompanyTests
{
    private static readonly Guid Here = Guid.NewGuid();
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(CompanyState.Connected, null)]
    [InlineData(CompanyState.NeedsConsent, "INO-1004")]
    [InlineData(CompanyState.ReadOnly, "INO-1005")]
    [InlineData(CompanyState.Off, "INO-1006")]
    public void Obstacle_FollowsTheState(CompanyState state, string? code) => Assert.Equal(code, Company(state).Obstacle(Here)?.Code);

    [Fact]
    public void Obstacle_StandsInACopiedEnvironment_WhateverTheState()
    {
        Assert.Equal("INO-1005", Company(CompanyState.Connected).Obstacle(Guid.NewGuid())?.Code);
        Assert.Equal("INO-1005", new Company(new Entity(CompanyTable.Name, Guid.NewGuid()) { [CompanyTable.State] = CompanyState.Connected.ToOption() }).Obstacle(Here)?.Code);
    }

    [Fact]
    public void Obstacle_ComparesTheOrganizationWithoutRegardToCase() =>
        Assert.Null(Company(CompanyState.Connected, organization: Here.ToString("D").ToUpperInvariant()).Obstacle(Here));

    [Theory]
    [InlineData(null, true)]
    [InlineData(23.9, false)]
    [InlineData(24.1, true)]
    public void B38_settings_are_old_after_a_day(double? hours, bool old)
    {
        Entity row = new(CompanyTable.Name, Guid.NewGuid()) { [CompanyTable.Settings] = "{}" };
        if (hours != null)
        {
            row[CompanyTable.SettingsReadOn] = Now.AddHours(-hours.Value);
        }

        Assert.Equal(old, new Company(row).SettingsAreOld(Now));
    }

    [Fact]
    public void B38_settings_that_were_never_read_are_old() =>
        Assert.True(new Company(new Entity(CompanyTable.Name, Guid.NewGuid()) { [CompanyTable.SettingsReadOn] = Now }).SettingsAreOld(Now));

    private static Company Company(CompanyState state, string? organization = null) => new(new Entity(CompanyTable.Name, Guid.NewGuid())
    {
        [CompanyTable.CompanyName] = "Books",
        [CompanyTable.State] = state.ToOption(),
        [CompanyTable.OrganizationId] = organization ?? Here.ToString("D"),
    });
}
