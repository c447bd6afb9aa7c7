using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks;

/// <summary>
/// One connected QuickBooks company, as the engine sees it. Two roads implement it: our own REST client and Intuit's SDK.
/// No member throws for what QuickBooks or the network does: every outcome is an <see cref="Answer"/>.
/// </summary>
public interface IQuickBooksCompany
{
    /// <summary>
    /// Sends 1 to 30 writes as one call (more than one as a batch) under one request id, ≤ 50 characters, ≤ 36 for a batch (BOOKS B02).
    /// Answers come in the order of the writes. There is no transaction: each write succeeds or fails for itself.
    /// </summary>
    IReadOnlyList<Answer> Send(string requestId, IReadOnlyList<QuickBooksWrite> writes);

    /// <summary>Runs 1 to 30 queries as one call; each answer's body is a QueryResponse.</summary>
    IReadOnlyList<Answer> Query(IReadOnlyList<string> statements);

    /// <summary>Home units per one unit of the currency on that day; <paramref name="rate"/> is null where QuickBooks has none.</summary>
    Answer ReadExchangeRate(string currency, DateTime day, out decimal? rate);

    /// <summary>
    /// The objects of the entities that were changed since then, at most 30 days back and 1,000 in all (quickbooks-api §7). The answer's body has a list a changed entity, under its name;
    /// a deleted object has the status Deleted and hardly more than its id.
    /// </summary>
    /// <param name="since">UTC.</param>
    Answer ReadChanges(IReadOnlyList<string> entities, DateTime since);

    /// <summary>CompanyInfo and Preferences; when the kind is Done, <paramref name="settings"/> is set.</summary>
    Answer ReadSettings(out CompanySettings? settings);
}
