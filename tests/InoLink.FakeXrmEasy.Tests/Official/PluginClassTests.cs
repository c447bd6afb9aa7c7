using System;
using System.Linq;
using FakeXrmEasy;
using InoLink.Plugins.Api;
using InoLink.Plugins.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace InoLink.FakeXrmEasy.Tests.Official;

/// <summary>Every plug-in class once through FakeXrmEasy's context. What the classes do in full is tested against the local Dataverse; here counts that they run on the official packages.</summary>
public class PluginClassTests
{
    public static TheoryData<string> Classes
    {
        get
        {
            TheoryData<string> names = new();
            foreach (Type plugin in PluginCall.Classes.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                names.Add(plugin.FullName!);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void In_an_organization_without_a_company_every_class_ends_well_or_refuses_with_a_code(string name)
    {
        Type plugin = typeof(LinkStatusChanged).Assembly.GetType(name, throwOnError: true)!;
        FakeOrganization organization = new();

        try
        {
            PluginCall.Run(plugin, organization, PluginCall.Of(plugin, organization));
        }
        catch (InvalidPluginExecutionException refusal)
        {
            Assert.True(refusal.Message.StartsWith("[INO-", StringComparison.Ordinal), refusal.Message + " " + refusal.InnerException);
        }
    }

    [Fact]
    public void There_are_plugin_classes() => Assert.True(PluginCall.Classes.Count() > 10);

    [Fact]
    public void SaveConnectionSettings_StoresTheKeys()
    {
        FakeOrganization organization = new();
        XrmFakedPluginExecutionContext call = PluginCall.Of(typeof(SaveConnectionSettings), organization);
        call.InputParameters.Remove("ConnectionId");
        call.InputParameters["ClientId"] = "app";
        call.InputParameters["ClientSecret"] = "secret";
        call.InputParameters["Environment"] = "Sandbox";

        ParameterCollection answer = PluginCall.Run(typeof(SaveConnectionSettings), organization, call);

        Entity row = organization.Data["ino_connection"].Values.Single();
        Assert.Equal(row.Id, answer["ConnectionId"]);
        Assert.Equal("app", row["ino_clientid"]);
    }

    [Fact]
    public void GetPromotableTables_ListsTheSixTables()
    {
        FakeOrganization organization = new();

        ParameterCollection answer = PluginCall.Run(typeof(GetPromotableTables), organization, PluginCall.Of(typeof(GetPromotableTables), organization));

        Assert.Equal(6, ((EntityCollection)answer["Tables"]).Entities.Count);
    }

    [Fact]
    public void WakeLinkJobs_WakesNothing_WhereNothingWaits()
    {
        FakeOrganization organization = new();

        Assert.Equal(0, PluginCall.Run(typeof(WakeLinkJobs), organization, PluginCall.Of(typeof(WakeLinkJobs), organization))["Woken"]);
    }

    [Fact]
    public void LoadLists_NamesTheCompanyThatDoesNotExist()
    {
        FakeOrganization organization = new();
        XrmFakedPluginExecutionContext call = PluginCall.Of(typeof(LoadLists), organization);

        InvalidPluginExecutionException refusal = Assert.Throws<InvalidPluginExecutionException>(() => PluginCall.Run(typeof(LoadLists), organization, call));

        Assert.StartsWith("[INO-2010]", refusal.Message, StringComparison.Ordinal);
    }
}
