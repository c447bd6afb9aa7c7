using InoLink.Engine.Customers;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Customers;

public sealed class CustomerPlannerTests
{
    [Fact]
    public void Make_RefusesWhatIsDeactivated()
    {
        Assert.Equal("INO-1102", Samples.Make(Samples.Account(with: account => account.IsActive = false)).Problem?.Code);
        Assert.Equal("INO-1102", Samples.Make(Samples.Account(with: account => account.IsActive = false), Samples.LinkAfter(Samples.Make(Samples.Account()))).Problem?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Make_RefusesARecordWithoutAName(string name)
    {
        Assert.Equal("Account Name is blank.", Samples.Make(Samples.Account(name)).Problem?.Sentence);
        Assert.Equal("Full Name is blank.", Samples.Make(Samples.Contact(name)).Problem?.Sentence);
    }

    [Theory]
    [InlineData(" Acme ", "Acme")]
    [InlineData("Acme  Ltd", "Acme  Ltd")]
    public void Make_TrimsANameAtItsEndsOnly(string name, string sent) => Assert.Equal(sent, Samples.Make(Samples.Account(name)).Write!.Fields.Text("DisplayName"));

    [Fact]
    public void Make_LeavesOutAnAddressOfBlanks()
    {
        CustomerSource source = Samples.Account(with: account => account.BillTo = new PostalAddress { Lines = [" "], City = " " });

        Assert.False(Samples.Make(source).Write!.Fields.Has("BillAddr"));
    }

    [Fact]
    public void Make_CreatesWithWhatItWants_ButNotOurOwnMembers()
    {
        Plan plan = Samples.Make(Samples.FullAccount());

        Assert.Equal(PlanKind.Create, plan.Kind);
        Assert.Equal("Customer", plan.Write!.Entity);
        Assert.False(plan.Write.IsUpdate);
        Assert.DoesNotContain(plan.Write.Fields.Names, name => name.StartsWith("ino:", StringComparison.Ordinal));
        Assert.Equal(plan.Write.Fields.ToString(), SparseUpdate.Sendable(plan.Wanted).ToString());
    }

    [Theory]
    [InlineData("USD", false, null)]
    [InlineData("", false, null)]
    [InlineData("EUR", false, "INO-1206")]
    [InlineData("EUR", true, null)]
    [InlineData("", true, null)]
    public void B14_AForeignCurrency_NeedsMultiCurrency(string currency, bool multi, string? code)
    {
        Plan plan = Samples.Make(Samples.Account(with: account => account.Currency = currency), settings: multi ? Samples.MultiCurrency : Samples.UnitedStates);

        Assert.Equal(code, plan.Problem?.Code);
        Assert.Equal(multi ? currency.Length == 0 ? "USD" : currency : null, plan.Write?.Fields.TextAt("CurrencyRef.value"));
    }

    [Theory]
    [InlineData("EUR", "EUR", null)]
    [InlineData("", "", null)]
    [InlineData("USD", "", null)]
    [InlineData("EUR", "USD", "INO-1207")]
    [InlineData("EUR", "", "INO-1207")]
    [InlineData("", "EUR", "INO-1207")]
    public void B14_AChild_HasItsParentsCurrency(string child, string parent, string? code) =>
        Assert.Equal(code, Samples.Make(Samples.Account(with: account => account.Currency = child), parent: new ParentCustomer("7", "Holding", parent), settings: Samples.MultiCurrency).Problem?.Code);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void B32_BillWithParent_IsThePreferenceAtCreation(bool with)
    {
        JsonObject fields = Samples.Make(Samples.Account(), parent: new ParentCustomer("7", "Holding", ""), preferences: new() { BillWithParent = with }).Write!.Fields;

        Assert.Equal((true, "7", with), (fields.Flag("Job"), fields.TextAt("ParentRef.value"), fields.Flag("BillWithParent")));
        Assert.False(Samples.Make(Samples.Account()).Write!.Fields.Has("BillWithParent"));
    }

    [Fact]
    public void Hash_IsOfWhatIsSent()
    {
        Assert.Equal(Samples.Make(Samples.FullAccount()).Hash, Samples.Make(Samples.FullAccount()).Hash);
        Assert.NotEqual(Samples.Make(Samples.Account("A")).Hash, Samples.Make(Samples.Account("B")).Hash);
        Assert.Matches("^[0-9a-f]{32}$", Samples.Make(Samples.Account()).Hash);
    }

    [Fact]
    public void Renamed_ChangesTheDisplayNameAlone()
    {
        Plan plan = Samples.Make(Samples.FullAccount());

        Plan renamed = CustomerPlanner.Renamed(plan, "Acme (A-1)");

        Assert.Equal(("Acme (A-1)", "Acme"), (renamed.Write!.Fields.Text("DisplayName"), renamed.Write.Fields.Text("CompanyName")));
        Assert.Equal("Acme", plan.Write!.Fields.Text("DisplayName"));
        Assert.Equal(plan.Write.Fields.Names, renamed.Write.Fields.Names);
        Assert.Equal(PlanKind.UpToDate, Samples.Make(Samples.FullAccount(), Samples.LinkAfter(renamed)).Kind);
    }

    [Fact]
    public void Renamed_KeepsAnUpdateAnUpdate()
    {
        Plan plan = Samples.Make(Samples.Contact("John Smith"), Samples.LinkAfter(Samples.Make(Samples.Contact("Jon Smith", contact => contact.MainPhone = "1"))));

        Plan renamed = CustomerPlanner.Renamed(plan, "John Smith (Acme)");

        Assert.Equal((PlanKind.Update, "58", "3"), (renamed.Kind, renamed.Write!.Id, renamed.Write.SyncToken));
        Assert.Equal("""{"DisplayName":"John Smith (Acme)","PrimaryPhone":{"FreeFormNumber":""}}""", renamed.Write.Fields.ToString());
    }
}
