using Microsoft.Xrm.Sdk;

namespace InoLink.Sdk.Tests.StandIn;

public class EntityReferenceTests
{
    private static readonly Guid Id = Guid.NewGuid();

    [Fact]
    public void Equals_IgnoresNameAndRowVersion()
    {
        var one = new EntityReference("account", Id) { Name = "Adventure Works", RowVersion = "1" };
        var other = new EntityReference("account", Id);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Equals_TellsTablesIdsAndKeysApart()
    {
        Assert.NotEqual(new EntityReference("account", Id), new EntityReference("contact", Id));
        Assert.NotEqual(new EntityReference("account", Id), new EntityReference("account", Guid.NewGuid()));
        Assert.NotEqual(new EntityReference("account", "accountnumber", "A-1"), new EntityReference("account", "accountnumber", "A-2"));
        Assert.Equal(new EntityReference("account", "accountnumber", "A-1"), new EntityReference("account", "accountnumber", "A-1"));
    }

    [Fact]
    public void Values_AreEqualByValue()
    {
        Assert.Equal(new OptionSetValue(776210000), new OptionSetValue(776210000));
        Assert.NotEqual(new OptionSetValue(1), new OptionSetValue(2));
        Assert.Equal(new Money(10.50m), new Money(10.5m));
        Assert.Equal(new Relationship("account_primary_contact"), new Relationship("account_primary_contact"));
        Assert.NotEqual(
            new Relationship("account_parent_account") { PrimaryEntityRole = EntityRole.Referenced },
            new Relationship("account_parent_account") { PrimaryEntityRole = EntityRole.Referencing });
    }
}
