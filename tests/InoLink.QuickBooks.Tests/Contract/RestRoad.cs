using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>Our own REST client, run through the contract. Another road gets a file like this one.</summary>
internal static class RestRoad
{
    public static IQuickBooksCompany Open(RoadEnd end)
    {
        HttpExchange http = new(end.LongestWait);
        return new RestCompany(http, end.Hosts, end.RealmId, new TokenSource(end.Store, new TokenClient(http, end.Hosts), _ => { }), end.Budget);
    }
}

public sealed class RestWrites : WriteContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => RestRoad.Open(end);
}

public sealed class RestReads : ReadContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => RestRoad.Open(end);
}

public sealed class RestCertainty : CertaintyContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => RestRoad.Open(end);
}

public sealed class RestTokens : TokenContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => RestRoad.Open(end);
}

public sealed class RestOddAnswers : OddAnswerContract
{
    protected override IQuickBooksCompany Open(RoadEnd end) => RestRoad.Open(end);
}
