using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using Fields = InoLink.QuickBooks.Json.JsonObject;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>Creating and changing, singly and in batches (quickbooks-api §1, §6, §7; BOOKS B02).</summary>
public abstract class WriteContract : CompanyContract
{
    [Fact]
    public void Send_GivesTheCreatedObject()
    {
        Answer answer = Create("Doe5, Jane");

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal("0", answer.Body.Text("SyncToken"));
        Assert.Equal("Doe5, Jane", (string)Books.Find("Customer", answer.Body.Text("Id")!)!["DisplayName"]!);
        Assert.Empty(answer.Errors);
    }

    [Theory]
    [InlineData("O'Brien \\ \"Sons\" & Co")]
    [InlineData("Zoë Müller-Çelik ÿ")]
    [InlineData("100 % + 1 = ? #/;")]
    public void Send_KeepsEveryCharacterOfAText(string name)
    {
        Answer answer = Create(name);

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal(name, (string)Books.Find("Customer", answer.Body.Text("Id")!)!["DisplayName"]!);
        Assert.Equal(name, answer.Body.Text("DisplayName"));
    }

    [Fact]
    public void Send_KeepsCharactersBeyondTheFirstPlane_OutsideTheUnitedStates()
    {
        Books.ChangeSettings(profile => profile with { Country = "GB", HomeCurrency = "GBP" });

        Assert.Equal("Смирнов 😀 漢", Create("Смирнов 😀 漢").Body.Text("DisplayName"));
    }

    [Fact]
    public void Send_ChangesOnlyTheSentFields_OnASparseUpdate()
    {
        Books.Create("Customer", new JsonObject { ["DisplayName"] = "A", ["CompanyName"] = "Co", ["Notes"] = "old" });

        Answer answer = Company.Send("r1", [QuickBooksWrite.Update("Customer", "1", "0", new Fields { { "Notes", "new" } })])[0];

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal("1", answer.Body.Text("SyncToken"));
        JsonObject held = Books.Find("Customer", "1")!;
        Assert.Equal(("A", "Co", "new"), ((string)held["DisplayName"]!, (string)held["CompanyName"]!, (string)held["Notes"]!));
    }

    [Fact]
    public void Send_IsRefusedAsStale_WhenSomebodyElseWroteInBetween()
    {
        string id = Existing("A");
        Books.Update("Customer", id, new JsonObject { ["Notes"] = "theirs" });

        Answer answer = Company.Send("r1", [QuickBooksWrite.Update("Customer", id, "0", new Fields { { "Notes", "ours" } })])[0];

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.True(answer.Is("5010"));
        Assert.Equal("theirs", (string)Books.Find("Customer", id)!["Notes"]!);
    }

    [Theory]
    [InlineData("Customer")]
    [InlineData("Vendor")]
    [InlineData("Employee")]
    public void Send_IsRefusedAsDuplicateName_WhateverHoldsIt(string holder)
    {
        Books.Create(holder, new JsonObject { ["DisplayName"] = "Acme", ["GivenName"] = "A" });

        Answer answer = Create("Acme");

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.True(answer.Is("6240"));
        Assert.Equal("Duplicate Name Exists Error", answer.Errors[0].Message);
        AssertSaysNothingSecret(answer);
    }

    [Fact]
    public void Send_GivesEveryErrorOfAFault()
    {
        Answer answer = Company.Send("r1", [QuickBooksWrite.Create("Customer", new Fields { { "DisplayName", "X" }, { "CompanyName", new string('c', 101) }, { "Title", new string('t', 17) } })])[0];

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.Equal(["CompanyName", "Title"], answer.Errors.Select(error => error.Element).Order());
        Assert.All(answer.Errors, error => Assert.Equal("2050", error.Code));
    }

    [Fact]
    public void Send_AnswersEachItemForItself_InTheOrderOfTheWrites()
    {
        Server.Faults.ShuffleBatchAnswers = true;
        Existing("Taken");
        string changed = Existing("Changed");

        IReadOnlyList<Answer> answers = Company.Send("r1",
            [Customer("One"), Customer("Taken"), QuickBooksWrite.Update("Customer", changed, "0", new Fields { { "Notes", "n" } }), Customer("Two")]);

        Assert.Equal([AnswerKind.Done, AnswerKind.Refused, AnswerKind.Done, AnswerKind.Done], answers.Select(answer => answer.Kind));
        Assert.Equal(["One", null, "Changed", "Two"], answers.Select(answer => answer.Body.Text("DisplayName")));
        Assert.True(answers[1].Is("6240"));
        Assert.Equal("1", answers[2].Body.Text("SyncToken"));
        Assert.Single(Calls());
    }

    [Fact]
    public void Send_CarriesThirtyWrites_InOneCall()
    {
        IReadOnlyList<Answer> answers = Company.Send("r1", [.. Enumerable.Range(1, 30).Select(number => Customer("Customer " + number))]);

        Assert.All(answers, answer => Assert.Equal(AnswerKind.Done, answer.Kind));
        Assert.Equal(Enumerable.Range(1, 30).Select(number => "Customer " + number), answers.Select(answer => answer.Body.Text("DisplayName")));
        Assert.Single(Calls());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Send_ThrowsBeforeAnyCall_ForANumberOfWritesThatIntuitDoesNotTake(int count)
    {
        Assert.ThrowsAny<ArgumentException>(() => Company.Send("r1", [.. Enumerable.Range(1, count).Select(number => Customer("C" + number))]));
        Assert.ThrowsAny<ArgumentException>(() => Company.Query([.. Enumerable.Repeat("SELECT * FROM Customer", count)]));

        Assert.Empty(Server.Log.Entries);
    }

    [Fact]
    public void EveryCall_NamesTheMinorVersion_AndAWriteItsRequestId()
    {
        Create("A", "single 1&2");
        Company.Send("batch-1", [Customer("B"), Customer("C")]);
        Company.Query(["SELECT * FROM Customer"]);
        Company.Query(["SELECT * FROM Customer", "SELECT * FROM Vendor"]);
        Company.ReadSettings(out _);

        Assert.Equal(6, Calls().Count);
        Assert.All(Calls(), call => Assert.Contains("minorversion=75", call.Query, StringComparison.Ordinal));
        Assert.Equal(["single 1&2", "batch-1", null, null, null, null], Calls().Select(call => call.RequestId));
    }

    [Fact]
    public virtual void EveryAnswer_KeepsIntuitsIdOfTheExchange()
    {
        Answer done = Create("A");
        Answer refused = Create("A", "r2");
        IReadOnlyList<Answer> batch = Company.Send("r3", [Customer("A"), Customer("B")]);

        Assert.Equal(Calls().Select(call => call.IntuitTid), [done.IntuitTid, refused.IntuitTid, batch[0].IntuitTid]);
        Assert.Equal(batch[0].IntuitTid, batch[1].IntuitTid);
    }

    [Theory]
    [InlineData(RequestIdMode.Replayed, AnswerKind.Done)]
    [InlineData(RequestIdMode.Ignored, AnswerKind.Refused)]
    [InlineData(RequestIdMode.Fault6000, AnswerKind.Uncertain)]
    public void B03_ARepeatedSingleCall_IsAnsweredAsTheCompanyPlaysRequestIds(RequestIdMode mode, AnswerKind expected)
    {
        Server.Faults.RequestIds = mode;
        Answer first = Create("A");

        Answer second = Create("A");

        Assert.Equal(expected, second.Kind);
        Assert.Equal(1, CustomersNamed("A"));
        Assert.Equal(expected == AnswerKind.Done ? first.Body.Text("Id") : null, second.Body.Text("Id"));
    }

    [Theory]
    [InlineData(RequestIdMode.Replayed, AnswerKind.Done)]
    [InlineData(RequestIdMode.Ignored, AnswerKind.Refused)]
    [InlineData(RequestIdMode.Fault6000, AnswerKind.Uncertain)]
    public void B03_ARepeatedBatch_IsAnsweredAsTheCompanyPlaysRequestIds(RequestIdMode mode, AnswerKind expected)
    {
        Server.Faults.RequestIds = mode;
        Company.Send("r1", [Customer("A"), Customer("B")]);

        IReadOnlyList<Answer> second = Company.Send("r1", [Customer("A"), Customer("B")]);

        Assert.All(second, answer => Assert.Equal(expected, answer.Kind));
        Assert.Equal(1, CustomersNamed("A"));
        Assert.Equal(1, CustomersNamed("B"));
    }
}
