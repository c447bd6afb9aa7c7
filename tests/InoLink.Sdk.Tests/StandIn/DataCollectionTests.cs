using Microsoft.Xrm.Sdk;

namespace InoLink.Sdk.Tests.StandIn;

public class DataCollectionTests
{
    [Fact]
    public void Keys_AreComparedOrdinally()
    {
        var parameters = new ParameterCollection { { "Target", 1 }, { "target", 2 } };

        Assert.Equal(2, parameters.Count);
        Assert.Equal(1, parameters["Target"]);
        Assert.False(parameters.ContainsKey("TARGET"));
        Assert.False(parameters.TryGetValue("TARGET", out _));
    }

    [Fact]
    public void Indexer_AddsAndOverwrites()
    {
        var parameters = new ParameterCollection { ["id"] = 1 };

        parameters["id"] = 2;

        Assert.Equal(2, parameters["id"]);
        Assert.Throws<KeyNotFoundException>(() => parameters["missing"]);
    }

    [Fact]
    public void Add_Throws_WhenTheKeyIsThere()
        => Assert.Throws<ArgumentException>(() => new ParameterCollection { { "id", 1 }, { "id", 2 } });

    [Fact]
    public void AddRange_TakesTheEntriesOfAnotherCollection()
    {
        var from = new AttributeCollection { ["name"] = "Adventure Works", ["fax"] = null };
        var to = new AttributeCollection();

        to.AddRange(from);

        Assert.Equal(from, to);
        Assert.True(to.Remove("fax"));
        Assert.False(to.Remove("fax"));
    }

    [Fact]
    public void List_TakesRangesAndGivesAnArray()
    {
        var references = new EntityReferenceCollection();
        var one = new EntityReference("account", Guid.NewGuid());
        var two = new EntityReference("account", Guid.NewGuid());

        references.AddRange(one, two);
        references.AddRange(new List<EntityReference> { one });

        Assert.Equal([one, two, one], references.ToArray());
    }
}
