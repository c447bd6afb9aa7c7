using System.Text.Json.Nodes;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>Queries and settings (quickbooks-api §7, §12; BOOKS B30, B38).</summary>
public abstract class ReadContract : CompanyContract
{
    [Theory]
    [InlineData("O'Brien")]
    [InlineData("C:\\Temp\\' \\")]
    [InlineData("'")]
    [InlineData("Zoë & Söhne + 100%")]
    [InlineData("“curly” – quotes")]
    [InlineData("Смирнов 漢字 😀")]
    public void Query_FindsTheObject_WhateverItsName(string name)
    {
        Books.ChangeSettings(profile => profile with { Country = "GB", HomeCurrency = "GBP" });
        string safe = name.Replace(":", "", StringComparison.Ordinal);
        string id = Existing(safe);
        Existing("Somebody else");

        Answer single = Company.Query([QueryText.ByName(safe)[0]])[0];
        IReadOnlyList<Answer> batch = Company.Query(QueryText.ByName(safe));

        Assert.Equal(AnswerKind.Done, single.Kind);
        Assert.Equal(id, Assert.Single(single.Body.Objects("Customer")).Text("Id"));
        Assert.Equal(id, Assert.Single(batch[0].Body.Objects("Customer")).Text("Id"));
    }

    [Fact]
    public void Query_GivesAnEmptyBody_WhereNothingIsFound()
    {
        Answer answer = Company.Query([QueryText.ById("Customer", "999")])[0];

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Empty(answer.Body.Objects("Customer"));
    }

    [Fact]
    public void B30_TheLookUpByName_AsksCustomerVendorAndEmployeeInOneCall_InactiveOnesIncluded()
    {
        string id = Existing("Acme");
        Books.MakeInactive("Customer", id);
        Books.Create("Vendor", new JsonObject { ["DisplayName"] = "Brown" });
        Books.Create("Employee", new JsonObject { ["GivenName"] = "Carla", ["DisplayName"] = "Carla" });

        IReadOnlyList<Answer> answers = Company.Query([.. QueryText.ByName("Acme"), .. QueryText.ByName("Brown"), .. QueryText.ByName("Carla")]);

        Assert.Single(Calls());
        Assert.All(answers, answer => Assert.Equal(AnswerKind.Done, answer.Kind));
        Assert.Equal(false, Assert.Single(answers[0].Body.Objects("Customer")).Flag("Active"));
        Assert.Equal("Brown", Assert.Single(answers[4].Body.Objects("Vendor")).Text("DisplayName"));
        Assert.Equal("Carla", Assert.Single(answers[8].Body.Objects("Employee")).Text("DisplayName"));
        Assert.Equal([0, 4, 8], answers.Select((answer, at) => (answer, at)).Where(pair => pair.answer.Body.Count > 0).Select(pair => pair.at));
    }

    [Fact]
    public void Query_IsRefusedByCode_WhenIntuitDoesNotAllowIt()
    {
        IReadOnlyList<Answer> answers = Company.Query(["SELECT * FROM Customer WHERE Nonsense = 'x'", "SELECT * FROM Customer", "SELECT FROM"]);

        Assert.Equal([AnswerKind.Refused, AnswerKind.Done, AnswerKind.Refused], answers.Select(answer => answer.Kind));
        Assert.True(answers[0].Is("4001"));
        Assert.True(answers[2].Is("4000"));
        Assert.Equal(AnswerKind.Refused, Company.Query(["SELECT FROM"])[0].Kind);
    }

    [Fact]
    public void B14_TheRateOfADay_IsHomeUnitsPerForeignUnit()
    {
        Books.ChangeSettings(profile => profile with { MultiCurrency = true });
        Books.SetExchangeRate("EUR", new DateOnly(2026, 3, 1), 1.1m);
        Books.SetExchangeRate("EUR", new DateOnly(2026, 4, 1), 1.2m);

        Answer answer = Company.ReadExchangeRate("EUR", new DateTime(2026, 3, 31), out decimal? rate);

        Assert.Equal((AnswerKind.Done, 1.1m), (answer.Kind, rate));
    }

    [Fact]
    public void B14_WithoutSeveralCurrencies_ThereIsNoRate()
    {
        Answer answer = Company.ReadExchangeRate("EUR", new DateTime(2026, 3, 31), out decimal? rate);

        Assert.Equal((AnswerKind.Refused, null), (answer.Kind, rate));
    }

    [Fact]
    public void B35_Changes_AreListedByEntity()
    {
        string changed = Existing("A");
        string inactive = Existing("B");
        Books.MakeInactive("Customer", inactive);

        Answer answer = Company.ReadChanges(["Customer", "Item", "Invoice"], DateTime.UtcNow.AddHours(-1));

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal([changed, inactive], answer.Body.Objects("Customer").Select(customer => customer.Text("Id")));
        Assert.Equal([true, false], answer.Body.Objects("Customer").Select(customer => customer.Flag("Active")));
        Assert.Empty(answer.Body.Objects("Invoice"));
        Assert.Equal(AnswerKind.Refused, Company.ReadChanges(["Customer"], DateTime.UtcNow.AddDays(-31)).Kind);
    }

    [Fact]
    public void B38_Settings_AreReadFromCompanyInfoAndPreferences()
    {
        Books.ChangeSettings(profile => profile with
        {
            MultiCurrency = true, CustomTxnNumbers = true, AllowShipping = true, AllowDiscount = false, AllowEstimates = false, PartnerTaxEnabled = true,
            QuantityOnHand = false, BookCloseDate = new DateOnly(2026, 6, 30), FiscalYearStartMonth = 4,
        });

        Answer answer = Company.ReadSettings(out CompanySettings? settings);

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal(("Sample Company", "US", "USD", true), (settings!.Name, settings.Country, settings.HomeCurrency, settings.IsUnitedStates));
        Assert.Equal((true, true, true), (settings.MultiCurrency, settings.CustomTxnNumbers, settings.AllowShipping));
        Assert.Equal((false, false, false), (settings.AllowDiscount, settings.AllowEstimates, settings.QuantityOnHand));
        Assert.Equal((true, true), (settings.UsingSalesTax, settings.PartnerTaxEnabled));
        Assert.Equal(new DateTime(2026, 6, 30), settings.BookCloseDate);
        Assert.Equal(4, settings.FiscalYearStartMonth);
    }

    [Theory]
    [InlineData("CompanyInfo")]
    [InlineData("Preferences")]
    public virtual void Settings_StayUnset_WhenOneOfTheTwoReadsFails(string entity)
    {
        Server.Faults.Add(new Lab.QuickBooks.FaultRule(Lab.QuickBooks.FaultKind.Throttled) { Entity = entity });

        Answer answer = Company.ReadSettings(out CompanySettings? settings);

        Assert.Equal(AnswerKind.Throttled, answer.Kind);
        Assert.Null(settings);
    }
}
