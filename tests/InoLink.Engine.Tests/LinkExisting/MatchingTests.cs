using InoLink.Engine.LinkExisting;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.LinkExisting;

public class MatchingTests
{
    [Fact]
    public void SameName_IsExact_RegardlessOfCase()
    {
        LinkProposal proposal = Assert.Single(Matching.For(Account("Contoso"), [Entry("1", "CONTOSO")], 1));

        Assert.Equal(MatchReason.Name, proposal.Reasons);
        Assert.True(proposal.IsExact);
    }

    [Fact]
    public void SimilarName_IsProposed_AndNeverExact()
    {
        LinkProposal proposal = Assert.Single(Matching.For(Account("Contoso"), [Entry("1", "Contoso, Ltd.")], 1));

        Assert.Equal(MatchReason.SimilarName, proposal.Reasons);
        Assert.False(proposal.IsExact);
    }

    [Fact]
    public void Email_AndPhone_AreReasonsOfTheirOwn()
    {
        LinkProposal proposal = Assert.Single(Matching.For(Account("Contoso", "info@contoso.example", "+1 555 123 4567"), [Entry("1", "Other name", "INFO@contoso.example", "(555) 123-4567"), Entry("2", "Nobody")], 1));

        Assert.Equal(MatchReason.Email | MatchReason.Phone, proposal.Reasons);
        Assert.False(proposal.IsExact);
    }

    [Fact]
    public void LikeliestComesFirst()
    {
        IReadOnlyList<LinkProposal> proposals = Matching.For(
            Account("Contoso", "info@contoso.example", "555 123 4567"),
            [Entry("1", "Phone only", phone: "555 123 4567"), Entry("2", "Mail only", "info@contoso.example"), Entry("3", "Contoso Inc"), Entry("4", "Contoso")], 1);

        Assert.Equal(["4", "2", "3", "1"], proposals.Select(proposal => proposal.Candidate.AccountingId));
        Assert.Equal([true, false, false, false], proposals.Select(proposal => proposal.IsExact));
    }

    [Fact]
    public void NameTwiceInQuickBooks_IsNotExact() =>
        Assert.DoesNotContain(Matching.For(Account("Contoso"), [Entry("1", "Contoso"), Entry("2", "contoso")], 1), proposal => proposal.IsExact);

    [Fact]
    public void NameTwiceInTheCrm_IsNotExact() => Assert.DoesNotContain(Matching.For(Account("Contoso"), [Entry("1", "Contoso")], 2), proposal => proposal.IsExact);

    [Fact]
    public void AnotherEmail_SpeaksAgainst_AMissingOneDoesNot()
    {
        Assert.False(Matching.For(Account("Contoso", "a@contoso.example"), [Entry("1", "Contoso", "b@contoso.example")], 1)[0].IsExact);
        Assert.True(Matching.For(Account("Contoso", "a@contoso.example"), [Entry("1", "Contoso")], 1)[0].IsExact);
        Assert.True(Matching.For(Account("Contoso"), [Entry("1", "Contoso", "b@contoso.example")], 1)[0].IsExact);
    }

    [Fact]
    public void OfAProduct_TheNumberDecides_AndItsNameIsAHint()
    {
        LinkSubject chair = new(Guid.NewGuid(), "Chair", "CH-1", "", []) { IsProduct = true };

        IReadOnlyList<LinkProposal> proposals = Matching.For(chair, [Entry("1", "Chair"), Entry("2", "ch-1"), Entry("3", "ch 1")], 5);

        Assert.Equal(["2", "1", "3"], proposals.Select(proposal => proposal.Candidate.AccountingId));
        Assert.Equal([MatchReason.Number, MatchReason.Name, MatchReason.SimilarName], proposals.Select(proposal => proposal.Reasons));
    }

    [Fact]
    public void BlankTexts_MatchNothing() => Assert.Empty(Matching.For(new LinkSubject(Guid.NewGuid(), "", "", "", []), [Entry("1", "")], 1));

    [Fact]
    public void Token_GoesThereAndBack_AndCollectsRecordsOfOneName()
    {
        Guid first = Guid.NewGuid();
        Guid second = Guid.NewGuid();
        ProposalToken token = ProposalToken.After(second, "Same", ProposalToken.After(first, "Same", ProposalToken.After(Guid.NewGuid(), "Earlier", null)));

        ProposalToken read = ProposalToken.Parse(token.ToString())!;

        Assert.Equal("Same", read.Name);
        Assert.Equal([first, second], read.Seen);
        Assert.Null(ProposalToken.Parse(null));
        Assert.Null(ProposalToken.Parse("not a token"));
        Assert.Null(ProposalToken.Parse(Convert.ToBase64String("name\nno guid"u8)));
    }

    private static LinkSubject Account(string name, string email = "", params string[] phones) => new(Guid.NewGuid(), name, "", email, phones);

    private static LinkCandidate Entry(string id, string name, string email = "", string phone = "") => new(new Entity(ListEntryTable.Name, Guid.NewGuid())
    {
        [ListEntryTable.AccountingId] = id,
        [ListEntryTable.EntryName] = name,
        [ListEntryTable.FullName] = name,
        [ListEntryTable.Email] = email,
        [ListEntryTable.Phone] = phone,
        [ListEntryTable.NameKey] = MatchKeys.Name(name),
        [ListEntryTable.PhoneKey] = MatchKeys.Phone(phone),
    });
}
