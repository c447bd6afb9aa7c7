using InoLink.Engine.LinkExisting;
using InoLink.Engine.ListLoading;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.ListLoading;

public sealed class ListLoadingTests
{
    private static readonly Guid Company = Guid.Parse("22222222-2222-2222-2222-222222222222");
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", ListType.Account, 1)]
    [InlineData("Customer 3001", ListType.Customer, 3001)]
    [InlineData("Customer", ListType.Account, 1)]
    [InlineData("Nothing 5", ListType.Account, 1)]
    [InlineData("Customer 0", ListType.Account, 1)]
    public void Parse_GoesOnWhereItStopped_ElseBegins(string text, ListType list, int start)
    {
        LoadPosition position = LoadPosition.Parse(text);

        Assert.Equal((list, start), (position.List, position.Start));
        Assert.Equal(position.ToString(), LoadPosition.Parse(position.ToString()).ToString());
    }

    [Fact]
    public void Of_HasCurrencies_OnlyWhereTheCompanyWorksInSeveral()
    {
        Assert.DoesNotContain(LoadedList.Of(CompanySettings.FromJson("{}")), list => list.Type == ListType.Currency);
        Assert.Equal(Enum.GetValues<ListType>().Order(), LoadedList.Of(CompanySettings.FromJson("""{"MultiCurrency":true}""")).Select(list => list.Type).Order());
    }

    [Fact]
    public void Statement_PagesByIntuitsRules() => Assert.Equal(
        "SELECT * FROM Account WHERE Active IN (true, false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000", LoadedList.Of(CompanySettings.FromJson("{}"))[0].Statement(1001, withInactive: true));

    [Fact]
    public void Row_TakesACustomersNameAddressAndPhone()
    {
        ListRow row = Loaded(ListType.Customer).Row(JsonText.Read(
            """{"Id":"58","DisplayName":"Acme","FullyQualifiedName":"Top:Acme","PrimaryEmailAddr":{"Address":"a@b.example"},"PrimaryPhone":{"FreeFormNumber":"555"},"Active":false}"""));

        Assert.Equal(("58", "Acme", "Top:Acme", "a@b.example", "555", "", false), (row.AccountingId, row.Name, row.FullName, row.Email, row.Phone, row.Detail, row.IsActive));
    }

    [Fact]
    public void Row_OfACurrency_HasItsIsoCodeAsId()
    {
        ListRow row = LoadedList.Of(CompanySettings.FromJson("""{"MultiCurrency":true}""")).Single(list => list.Type == ListType.Currency)
            .Row(JsonText.Read("""{"Id":"3","Code":"EUR","Name":"Euro","Active":true}"""));

        Assert.Equal(("EUR", "EUR", "Euro"), (row.AccountingId, row.Name, row.FullName));
    }

    [Fact]
    public void Change_MakesARowUnderADerivedKey_WhereThereIsNone()
    {
        Entity made = new StoredList(Company, ListType.Term, []).Change(Term("3", "Net 30"), Now, out bool isNew)!;
        Entity again = new StoredList(Company, ListType.Term, []).Change(Term("3", "Net 30"), Now, out _)!;

        Assert.True(isNew);
        Assert.Equal(made.Id, again.Id);
        Assert.Equal(("3", "Net 30", true, Now), (made["ino_accountingid"], made["ino_name"], made["ino_active"], made["ino_loadedon"]));
        Assert.NotEqual(made.Id, new StoredList(Company, ListType.Class, []).Change(Term("3", "Net 30"), Now, out _)!.Id);
    }

    [Fact]
    public void Change_WritesNothing_WhereTheRowIsEqual_AndOnlyTheDifferenceElse()
    {
        StoredList stored = new(Company, ListType.Term, [Stored("3", "Net 30", true)]);

        Assert.Null(stored.Change(Term("3", "Net 30"), Now, out _));
        Entity change = stored.Change(Term("3", "Net 31"), Now, out bool isNew)!;
        Assert.False(isNew);
        Assert.Equal(["ino_fullname", "ino_loadedon", "ino_name", "ino_namekey"], change.Attributes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Vanished_AreTheActiveRowsThatQuickBooksNoLongerShows()
    {
        StoredList stored = new(Company, ListType.Term, [Stored("3", "Net 30", true), Stored("4", "Net 60", true), Stored("5", "Net 90", false)]);
        stored.Change(Term("3", "Net 30"), Now, out _);

        Entity vanished = Assert.Single(stored.Vanished(Now));

        Assert.False((bool)vanished["ino_active"]);
    }

    [Fact]
    public void ListRow_CutsWhatTheColumnsCannotHold() => Assert.Equal(300, new ListRow("1", new string('x', 500), "", "", "", "", "", true).Name.Length);

    private static LoadedList Loaded(ListType type) => LoadedList.Of(CompanySettings.FromJson("{}")).Single(list => list.Type == type);

    private static ListRow Term(string id, string name) => new(id, name, name, "", "", "", "", true);

    private static Entity Stored(string id, string name, bool active) => new(ListEntryTable.Name, Guid.NewGuid())
    {
        [ListEntryTable.AccountingId] = id,
        [ListEntryTable.EntryName] = name,
        [ListEntryTable.FullName] = name,
        [ListEntryTable.NameKey] = MatchKeys.Name(name),
        [ListEntryTable.Active] = active,
    };
}
