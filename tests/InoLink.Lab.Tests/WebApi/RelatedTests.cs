namespace InoLink.Lab.Tests.WebApi;

/// <summary>$ref, single columns, related rows, definitions, and whoever acts for another.</summary>
public sealed class RelatedTests(WebApiSite site) : IClassFixture<WebApiSite>
{
    [Fact]
    public async Task References_FillAndEmptyLookups_FromBothSides()
    {
        Guid account = await site.CreateAsync("accounts", new { name = "One" });
        Guid contact = await site.CreateAsync("contacts", new { lastname = "Two" });
        object reference = new Dictionary<string, string> { ["@odata.id"] = $"{site.Root}contacts({contact})" };
        Assert.Equal(204, (await site.SendAsync("POST", $"accounts({account})/contact_customer_accounts/$ref", reference)).Status);
        Assert.Equal("1", (await site.GetAsync($"accounts({account})/contact_customer_accounts/$count")).Text);
        Assert.Equal(204, (await site.SendAsync("PUT", $"accounts({account})/primarycontactid/$ref", reference)).Status);
        Assert.Equal("Two", (await site.GetAsync($"accounts({account})/primarycontactid?$select=lastname")).Json["lastname"]!.GetValue<string>());
        Assert.Equal(204, (await site.SendAsync("DELETE", $"accounts({account})/primarycontactid/$ref")).Status);
        Assert.Equal(204, (await site.GetAsync($"accounts({account})/primarycontactid")).Status);
        Assert.Equal(204, (await site.SendAsync("DELETE", $"accounts({account})/contact_customer_accounts({contact})/$ref")).Status);
        Assert.Empty((await site.GetAsync($"accounts({account})/contact_customer_accounts?$select=lastname")).Rows);
    }

    [Fact]
    public async Task Associate_LinksManyToManyRows_BothWays()
    {
        Guid user = site.Dataverse.CreateUser("Ada Many", site.Dataverse.RootBusinessUnitId);
        Guid role = (await site.GetAsync("roles?$select=name&$filter=name eq 'Basic User'")).Rows[0]["roleid"]!.GetValue<Guid>();
        string set = $"systemusers({user})/systemuserroles_association";
        Assert.Equal(204, (await site.SendAsync("POST", set + "/$ref", new Dictionary<string, string> { ["@odata.id"] = $"roles({role})" })).Status);
        Assert.Equal("Basic User", Assert.Single((await site.GetAsync(set + "?$select=name")).Rows)["name"]!.GetValue<string>());
        Assert.Equal("Ada Many", Assert.Single((await site.GetAsync($"roles({role})?$select=name&$expand=systemuserroles_association($select=fullname;$filter=fullname eq 'Ada Many')")).Json["systemuserroles_association"]!.AsArray())!["fullname"]!.GetValue<string>());
        Assert.Equal(204, (await site.SendAsync("DELETE", set + $"/$ref?$id={site.Root}roles({role})")).Status);
        Assert.Empty((await site.GetAsync(set)).Rows);
    }

    [Fact]
    public async Task Column_IsReadSetAndEmptied_ByItself()
    {
        Guid id = await site.CreateAsync("accounts", new { name = "Alone" });
        Assert.Equal("Alone", (await site.GetAsync($"accounts({id})/name")).Json["value"]!.GetValue<string>());
        Assert.Equal("Alone", (await site.GetAsync($"accounts({id})/name/$value")).Text);
        Assert.Equal(204, (await site.GetAsync($"accounts({id})/fax")).Status);
        Assert.Equal(204, (await site.SendAsync("PUT", $"accounts({id})/fax", new { value = "12" })).Status);
        Assert.Equal("12", (await site.GetAsync($"accounts({id})/fax/$value")).Text);
        Assert.Equal(204, (await site.SendAsync("DELETE", $"accounts({id})/fax")).Status);
        Assert.Equal(204, (await site.GetAsync($"accounts({id})/fax")).Status);
    }

    [Fact]
    public async Task Metadata_DescribesTablesColumnsAndOperations_AsCsdl()
    {
        Answer answer = await site.GetAsync("$metadata");
        Assert.StartsWith("application/xml", answer.Header("Content-Type"), StringComparison.Ordinal);
        System.Xml.Linq.XElement document = System.Xml.Linq.XElement.Parse(answer.Text);
        System.Xml.Linq.XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        System.Xml.Linq.XElement account = document.Descendants(edm + "EntityType").Single(type => (string?)type.Attribute("Name") == "account");
        Assert.Equal("Edm.Guid", (string?)account.Elements(edm + "Property").Single(property => (string?)property.Attribute("Name") == "_primarycontactid_value").Attribute("Type"));
        Assert.Equal("Microsoft.Dynamics.CRM.contact", (string?)account.Elements(edm + "NavigationProperty").Single(property => (string?)property.Attribute("Name") == "primarycontactid").Attribute("Type"));
        Assert.Contains(document.Descendants(edm + "FunctionImport"), import => (string?)import.Attribute("Name") == "WhoAmI");
        Assert.Contains(document.Descendants(edm + "EntitySet"), set => (string?)set.Attribute("Name") == "accounts");
    }

    [Fact]
    public async Task Definitions_AnswerSelectFilterAndExpand_ForTablesAndChoices()
    {
        Answer table = await site.GetAsync("EntityDefinitions(LogicalName='account')?$select=EntitySetName,PrimaryNameAttribute&$expand=Attributes($select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money')");
        Assert.Equal(400, table.Status);
        table = await site.GetAsync("EntityDefinitions(LogicalName='account')?$select=EntitySetName,PrimaryNameAttribute&$expand=Attributes($select=LogicalName;$filter=LogicalName eq 'creditlimit')");
        Assert.Equal("accounts name", $"{table.Json["EntitySetName"]} {table.Json["PrimaryNameAttribute"]}");
        Assert.Null(table.Json["SchemaName"]);
        Assert.Equal("#Microsoft.Dynamics.CRM.MoneyAttributeMetadata", Assert.Single(table.Json["Attributes"]!.AsArray())!["@odata.type"]!.GetValue<string>());
        Answer choices = await site.GetAsync("EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)&$filter=LogicalName eq 'paymenttermscode'");
        Assert.Equal("Net 30", Assert.Single(choices.Rows)["OptionSet"]!["Options"]![0]!["Label"]!["UserLocalizedLabel"]!["Label"]!.GetValue<string>());
        Assert.Equal(404, (await site.GetAsync("EntityDefinitions(LogicalName='acount')")).Status);
        Assert.Equal(501, (await site.SendAsync("POST", "EntityDefinitions", new { })).Status);
    }

    [Fact]
    public async Task Caller_ActsForAnother_OnlyWithThePrivilege()
    {
        (string, string) header = ("MSCRMCallerID", site.Salesperson.Id.ToString());
        Assert.Equal(site.Salesperson.Id, (await site.GetAsync("WhoAmI", null, header)).Json["UserId"]!.GetValue<Guid>());
        Answer created = await site.SendAsync("POST", "accounts?$select=_createdby_value,_ownerid_value", new { name = "For Sam" }, null, header, ("Prefer", "return=representation"));
        Assert.Equal(site.Salesperson.Id, created.Json["_ownerid_value"]!.GetValue<Guid>());
        Answer refused = await site.GetAsync("WhoAmI", site.Salesperson, ("MSCRMCallerID", site.Administrator.Id.ToString()));
        Assert.Equal((403, "0x80040220"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Header_IsRefused_WhenTheLabDoesNotKnowIt() =>
        Assert.Equal(501, (await site.GetAsync("accounts?$select=name", null, ("MSCRM.MergeLabels", "true"))).Status);

    [Fact]
    public async Task Labels_AreInTheCallersLanguage_WithTheCallersFormats()
    {
        Guid id = site.Dataverse.CreateUser("Greta German", site.Dataverse.RootBusinessUnitId, "System Administrator");
        site.Service.Update(new Microsoft.Xrm.Sdk.Entity("usersettings", id) { ["uilanguageid"] = 1031, ["localeid"] = 1031 });
        Guid row = await site.CreateAsync("accounts", new { name = "Formats", creditlimit = 1234.5 });
        Answer german = await site.GetAsync($"accounts({row})?$select=creditlimit", null, ("MSCRMCallerID", id.ToString()), ("Prefer", "odata.include-annotations=\"*\""));
        Assert.Equal("1.234,50", german.Json["creditlimit@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>());
    }
}
