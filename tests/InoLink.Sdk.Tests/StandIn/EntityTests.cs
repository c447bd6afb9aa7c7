using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;

namespace InoLink.Sdk.Tests.StandIn;

public class EntityTests
{
    [Fact]
    public void GetAttributeValue_GivesTheTypesDefault_WhenTheColumnIsAbsentOrNull()
    {
        var account = new Entity("account") { ["name"] = null, ["revenue"] = null };

        Assert.Null(account.GetAttributeValue<string>("name"));
        Assert.Null(account.GetAttributeValue<Money>("missing"));
        Assert.Equal(0, account.GetAttributeValue<int>("missing"));
        Assert.Null(account.GetAttributeValue<int?>("missing"));
        Assert.Equal(Guid.Empty, account.GetAttributeValue<Guid>("revenue"));
        Assert.False(account.GetAttributeValue<bool>("missing"));
    }

    [Fact]
    public void GetAttributeValue_ReadsAValueAsNullable()
    {
        var account = new Entity("account") { ["numberofemployees"] = 7 };

        Assert.Equal(7, account.GetAttributeValue<int?>("numberofemployees"));
    }

    [Fact]
    public void GetAttributeValue_Throws_WhenTheValueIsOfAnotherType()
        => Assert.Throws<InvalidCastException>(() => new Entity("account") { ["name"] = 7 }.GetAttributeValue<string>("name"));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void GetAttributeValue_Throws_WithoutAName(string? name)
        => Assert.Throws<ArgumentNullException>(() => new Entity("account").GetAttributeValue<string>(name));

    [Fact]
    public void TryGetAttributeValue_IsFalse_WhenTheColumnIsAbsentNullOrOfAnotherType()
    {
        var account = new Entity("account") { ["name"] = "Adventure Works", ["fax"] = null };

        Assert.True(account.TryGetAttributeValue("name", out string name));
        Assert.Equal("Adventure Works", name);
        Assert.False(account.TryGetAttributeValue("fax", out string _));
        Assert.False(account.TryGetAttributeValue("missing", out string _));
        Assert.False(account.TryGetAttributeValue("name", out int _));
    }

    [Fact]
    public void Indexer_Throws_WhenTheColumnReadIsAbsent()
        => Assert.Throws<KeyNotFoundException>(() => new Entity("account")["name"]);

    [Fact]
    public void Contains_IsTrue_ForAColumnThatIsNull()
    {
        var account = new Entity("account") { ["name"] = null };

        Assert.True(account.Contains("name"));
        Assert.False(account.Contains("Name"));
    }

    [Fact]
    public void Id_IsNotThePrimaryKeyColumn()
    {
        var id = Guid.NewGuid();

        Assert.False(new Entity("account", id).Contains("accountid"));
        Assert.Equal(Guid.Empty, new Entity("account") { ["accountid"] = id }.Id);
    }

    [Fact]
    public void Constructors_TakeIdOrAlternateKey()
    {
        var id = Guid.NewGuid();
        var keys = new KeyAttributeCollection { { "accountnumber", "A-1" }, { "name", "Adventure Works" } };

        Assert.Equal(id, new Entity("account", id).Id);
        Assert.Equal("A-1", new Entity("account", "accountnumber", "A-1").KeyAttributes["accountnumber"]);
        Assert.Same(keys, new Entity("account", keys).KeyAttributes);
    }

    [Fact]
    public void ToEntityReference_CarriesIdKeysAndRowVersion()
    {
        var id = Guid.NewGuid();

        EntityReference reference = new Entity("account", id) { RowVersion = "1042", KeyAttributes = { ["accountnumber"] = "A-1" } }.ToEntityReference();

        Assert.Equal(("account", id, "1042"), (reference.LogicalName, reference.Id, reference.RowVersion));
        Assert.Equal("A-1", reference.KeyAttributes["accountnumber"]);
    }

    [Fact]
    public void ToEntity_SharesTheColumns_WithTheClassOfItsTable()
    {
        var row = new Entity("account", Guid.NewGuid()) { ["name"] = "Adventure Works" };

        var account = row.ToEntity<AccountRow>();
        account["name"] = "Fourth Coffee";

        Assert.Equal(row.Id, account.Id);
        Assert.Equal("Fourth Coffee", row["name"]);
        Assert.Throws<NotSupportedException>(() => new Entity("contact").ToEntity<AccountRow>());
    }

    [EntityLogicalName("account")]
    private sealed class AccountRow : Entity
    {
    }
}
