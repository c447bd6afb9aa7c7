using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Writing;

/// <summary>A company that is asked no more than the writer's share of Intuit's limits allows: what is over is answered as QuickBooks would answer it, without a request.</summary>
public sealed class RationedCompany : IQuickBooksCompany
{
    private readonly IQuickBooksCompany company;
    private readonly WriterLease lease;

    public RationedCompany(IQuickBooksCompany company, WriterLease lease)
    {
        this.company = company;
        this.lease = lease;
    }

    public IReadOnlyList<Answer> Send(string requestId, IReadOnlyList<QuickBooksWrite> writes) =>
        May(writes.Count > 1) ? company.Send(requestId, writes) : writes.Select(_ => Later()).ToList();

    public IReadOnlyList<Answer> Query(IReadOnlyList<string> statements) =>
        May(statements.Count > 1) ? company.Query(statements) : statements.Select(_ => Later()).ToList();

    public Answer ReadExchangeRate(string currency, DateTime day, out decimal? rate)
    {
        rate = null;
        return May(batch: false) ? company.ReadExchangeRate(currency, day, out rate) : Later();
    }

    public Answer ReadChanges(IReadOnlyList<string> entities, DateTime since) => May(batch: false) ? company.ReadChanges(entities, since) : Later();

    public Answer ReadSettings(out CompanySettings? settings)
    {
        settings = null;
        return May(batch: false) ? company.ReadSettings(out settings) : Later();
    }

    private bool May(bool batch) => lease.Calls.TryTake(lease.Now, batch);

    private static Answer Later() => Answer.Of(AnswerKind.Throttled, "this writer's share of the requests of a minute is used up");
}
