using InoLink.Engine.Customers;

namespace InoLink.Engine.Tests.Customers;

/// <summary>Sub-customers: five levels, parents first, no circle (BOOKS B32).</summary>
public sealed class CustomerFamilyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void B32_up_to_five_levels_go_over(int levels)
    {
        (CustomerFamily family, CustomerSource[] chain) = Chain(levels);

        Assert.Equal(Enumerable.Range(0, levels), chain.Select(source => family.Depth(source.RecordId)));
        Assert.All(chain, source => Assert.Null(family.Check(source.RecordId)));
    }

    [Fact]
    public void B32_a_sixth_level_is_refused_and_those_above_it_are_not()
    {
        (CustomerFamily family, CustomerSource[] chain) = Chain(7);

        Assert.Equal([null, null, null, null, null, "INO-1302", "INO-1302"], chain.Select(source => family.Check(source.RecordId)?.Code));
        Assert.Contains("stands 5 levels below", family.Check(chain[5].RecordId)!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void B32_a_circle_is_refused_for_each_of_its_members_naming_them(int members)
    {
        (CustomerFamily family, CustomerSource[] chain) = Chain(members, closed: true);

        foreach (CustomerSource source in chain)
        {
            InoLink.Engine.Problems.Problem problem = family.Check(source.RecordId)!;
            Assert.Equal("INO-1301", problem.Code);
            Assert.All(chain, other => Assert.Contains(other.Name, problem.Sentence, StringComparison.Ordinal));
            Assert.True(family.Depth(source.RecordId) <= members);
        }
    }

    [Fact]
    public void B32_who_stands_under_a_circle_is_no_part_of_it()
    {
        (_, CustomerSource[] circle) = Chain(2, closed: true);
        CustomerSource below = Samples.Account("Below", account => account.ParentId = circle[0].RecordId);
        CustomerFamily family = new(circle.Append(below).ToDictionary(source => source.RecordId));

        Assert.Null(family.Check(below.RecordId));
        Assert.Equal(circle[0], family.ParentOf(below));
    }

    [Fact]
    public void A_parent_that_is_gone_makes_a_top_customer()
    {
        CustomerSource orphan = Samples.Contact(with: contact => contact.ParentId = Guid.NewGuid());
        CustomerFamily family = new(new Dictionary<Guid, CustomerSource> { [orphan.RecordId] = orphan });

        Assert.Null(family.ParentOf(orphan));
        Assert.Equal(0, family.Depth(orphan.RecordId));
        Assert.Equal(0, family.Depth(Guid.NewGuid()));
        Assert.Null(family.Check(Guid.NewGuid()));
    }

    // the first is the top, each next one the child of the one before; closed: the top is the last one's child
    private static (CustomerFamily Family, CustomerSource[] Chain) Chain(int length, bool closed = false)
    {
        CustomerSource[] chain = [.. Enumerable.Range(0, length).Select(level => Samples.Account("Level" + level))];
        for (int i = 0; i < length; i++)
        {
            chain[i].ParentId = i > 0 ? chain[i - 1].RecordId : closed ? chain[length - 1].RecordId : null;
        }

        return (new CustomerFamily(chain.ToDictionary(source => source.RecordId)), chain);
    }
}
